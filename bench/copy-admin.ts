import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Client } from 'pg';
import type { Product } from '../apps/e2e/src/product.ts';

type Row = Readonly<Record<string, unknown>>;

/** Writes users with these addresses and the administrator's password into the database of a product that is shut down. */
export async function copyAdmin(product: Product, emails: readonly string[]): Promise<void> {
  const copies = (admin: Row): Row[] =>
    emails.map((email, index) => {
      const id = String(admin['id']).slice(0, -4) + index.toString(16).padStart(4, '0');
      return { ...admin, id, email, name: email, role: 'user' };
    });
  if (product.databaseUrl === undefined) inSqlite(join(product.dataDir, 'assist.sqlite'), copies);
  else await inPostgres(product.databaseUrl, copies);
}

const ADMIN = "SELECT * FROM identity_user WHERE role = 'admin'";

function inSqlite(path: string, copies: (admin: Row) => Row[]): void {
  const database = new BetterSqlite3(path);
  const rows = copies(database.prepare(ADMIN).get() as Row);
  const names = Object.keys(rows[0] ?? {});
  const insert = database.prepare(`INSERT INTO identity_user (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`);
  database.transaction(() => {
    for (const row of rows) insert.run(...names.map((name) => row[name]));
  })();
  database.close();
}

async function inPostgres(url: string, copies: (admin: Row) => Row[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const found = await client.query<Row>(ADMIN);
  for (const row of copies(found.rows[0] as Row)) {
    const places = Object.keys(row).map((_, index) => `$${index + 1}`);
    await client.query(
      `INSERT INTO identity_user (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`,
      Object.values(row),
    );
  }
  await client.end();
}
