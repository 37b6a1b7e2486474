import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { Product } from './product.ts';

/** Words that stand nowhere else, one for each thing that a person writes or is called. */
export class Canaries {
  readonly #words = new Map<string, string>();

  /** The word of that name: lower case and digits, so that every stage of a search index leaves it as it is. */
  of(name: string): string {
    const known = this.#words.get(name) ?? `qv${randomBytes(6).toString('hex')}7`;
    this.#words.set(name, known);
    return known;
  }

  /** Names of those that stand in it, whatever the case. */
  in(content: Buffer | string): string[] {
    const text = (typeof content === 'string' ? content : content.toString('latin1')).toLowerCase();
    return [...this.#words].filter(([, word]) => text.includes(word)).map(([name]) => name);
  }
}

/** What was found, as `place: name of the canary`. */
export type Findings = readonly string[];

/** All columns of all rows of all tables, virtual ones and those of the migrations too. */
export async function inDatabase(product: Product, canaries: Canaries): Promise<Findings> {
  return (product.databaseUrl === undefined ? inSqlite : inPostgres)(product, canaries);
}

async function inSqlite({ dataDir }: Product, canaries: Canaries): Promise<Findings> {
  const database = new DatabaseSync(join(dataDir, 'assist.sqlite'), { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
    return tables.flatMap(({ name }) => found(name, database.prepare(`SELECT * FROM "${name}"`).all(), canaries));
  } finally {
    database.close();
  }
}

async function inPostgres({ databaseUrl }: Product, canaries: Canaries): Promise<Findings> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const sql = 'SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()';
    const findings: string[] = [];
    for (const { table_name: name } of (await client.query<{ table_name: string }>(sql)).rows) {
      findings.push(...found(name, (await client.query(`SELECT * FROM "${name}"`)).rows, canaries));
    }
    return findings;
  } finally {
    await client.end();
  }
}

/** Each row by its table and, where it tells what happened, its action. */
function found(table: string, rows: readonly unknown[], canaries: Canaries): string[] {
  return [
    ...new Set(
      rows.flatMap((row) => {
        const { action } = row as { readonly action?: string };
        return canaries.in(textOf(row)).map((name) => `${table}${action === undefined ? '' : ` ${action}`}: ${name}`);
      }),
    ),
  ].sort();
}

function textOf(row: unknown): string {
  return JSON.stringify(row, (_key, value: unknown) => (Buffer.isBuffer(value) ? value.toString('latin1') : value));
}

/** The bytes and names of all files below the folder; each place is a path from there. */
export function inFolder(folder: string, canaries: Canaries): Findings {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const names = new Set([...canaries.in(path), ...canaries.in(readIfThere(path))]);
      return [...names].map((name) => `${relative(folder, path)}: ${name}`);
    })
    .sort();
}

/** A file may go between the listing and the look. */
function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
