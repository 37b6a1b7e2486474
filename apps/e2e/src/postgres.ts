import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { postgresUrl } from './environment.ts';

export interface Schema {
  readonly name: string;
  readonly url: string;
}

/** A schema of its own on the server that ASSIST_TEST_POSTGRES_URL names. */
export async function createSchema(): Promise<Schema> {
  const name = `e2e_${randomUUID().replaceAll('-', '')}`;
  await administer(`CREATE SCHEMA ${name}`);
  return { name, url: `${server()}?options=${encodeURIComponent(`-c search_path=${name}`)}` };
}

export function dropSchema(schema: Schema): Promise<void> {
  return administer(`DROP SCHEMA IF EXISTS ${schema.name} CASCADE`);
}

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function server(): string {
  if (postgresUrl === undefined) throw new Error('ASSIST_TEST_POSTGRES_URL is not set');
  return postgresUrl;
}
