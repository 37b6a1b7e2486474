import type { EntityManager } from 'typeorm';
import type { DatabaseEngine } from './database.js';

/**
 * Runs SQL written with `?` for parameters on either engine and gives the rows, also those of `UPDATE ... RETURNING`.
 * Not for text with a literal question mark.
 */
export async function runSql<Row>(
  manager: EntityManager,
  engine: DatabaseEngine,
  sql: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  if (engine === 'sqlite') {
    const rows: unknown = await manager.query(sql, [...parameters]);
    return Array.isArray(rows) ? (rows as Row[]) : [];
  }
  let index = 0;
  const numbered = sql.replace(/\?/g, () => `$${(index += 1)}`);
  const result: unknown = await manager.query(numbered, [...parameters]);
  // The driver gives [rows, count] for UPDATE and DELETE, rows for SELECT and INSERT.
  if (Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number') {
    return result[0] as Row[];
  }
  return Array.isArray(result) ? (result as Row[]) : [];
}

/** `?, ?, ?` */
export function placeholders(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}
