import { systemContext } from '@assist/kernel';
import { AuditReader, AuditRepository } from '@assist/platform/audit';
import type { Database } from '@assist/platform/database';
import { startClock } from '../../core/index.js';
import { buildFacts } from '../build-facts.js';
import { LicenseRepository } from '../license.repository.js';
import { parseMemory } from '../memory/memory-text.js';

/**
 * For a program that runs beside the product and writes into its audit log: whether the product would doubt this clock
 * (`wall`, epoch milliseconds) at a start. The signature of what is remembered is not checked, as that needs SECRET_KEY;
 * the database must know `licenceEntities`.
 */
export async function isClockInDoubt(database: Database, wall: number): Promise<boolean> {
  const ctx = systemContext('licence');
  const row = await new LicenseRepository(database).state(ctx);
  const known = row === null ? undefined : parseMemory(row.memory)?.clock;
  const audited = await new AuditReader(new AuditRepository(database)).newestTrustedAt(ctx);
  const highWater = Math.max(buildFacts().builtAt, known?.highWater ?? 0, audited ?? 0);
  return startClock({ wall, monotonic: 0 }, highWater, known?.pending ?? null).pending !== null;
}
