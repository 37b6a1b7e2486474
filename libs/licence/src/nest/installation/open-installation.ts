import { systemContext, type RequestContext } from '@assist/kernel';
import type { SecretKey } from '@assist/platform/config';
import type { Database } from '@assist/platform/database';
import type { Log } from '@assist/platform/observability';
import { startClock, type ClockReading } from '../../core/index.js';
import { LicenseRepository } from '../license.repository.js';
import { LicenseMemories } from '../memory/license-memories.js';
import { openRow, rowOf } from '../memory/memory-row.js';
import { openMemory, type OpenedMemory } from '../memory/opened-memory.js';
import type { WatermarkFile } from '../memory/watermark-file.js';
import { InstallationKeyRepository } from './installation-key.repository.js';
import { InstallationKey } from './installation-key.js';

const PURPOSE = 'licence/installation-key';

export interface InstallationParts {
  readonly database: Database;
  readonly secretKey: SecretKey;
  readonly file: WatermarkFile;
  readonly reading: ClockReading;
  /** Milliseconds since the epoch. */
  readonly builtAt: number;
  readonly log: Log;
}

/** Injectable: who this installation is and what it remembers. */
export class Installation {
  constructor(
    readonly key: InstallationKey,
    readonly memories: LicenseMemories,
  ) {}
}

/**
 * Opens the installation's key and memory, made at the first start. Processes that start at the same time wait for
 * each other at the state row, so one makes them and all have the same.
 */
export async function openInstallation(parts: InstallationParts): Promise<Installation> {
  const { database, file, log } = parts;
  const repository = new LicenseRepository(database);
  const { key, opened } = await database.transaction(systemContext('licence'), async (tx) => {
    const row = await repository.lockState(tx);
    const { key, isFirst } = await openKey(tx, parts);
    const { pending } = startClock(parts.reading, parts.builtAt, null);
    const found = { row: openRow(row, key), file: await file.read(key), key };
    const opened = openMemory({ ...found, isFirstStart: isFirst, isClockPending: pending !== null });
    if (!opened.isRowGood) await repository.saveState(tx, rowOf(opened.memory, key));
    return { key, opened };
  });
  const memories = new LicenseMemories({ database, repository, key, file, log }, opened.memory);
  if (!opened.isFileGood) await memories.writeFile();
  warnOfLosses(opened, log);
  return new Installation(key, memories);
}

/**
 * Where no key opens, because SECRET_KEY is another, a new one is made with a warning; the old one stays and is taken
 * again when its SECRET_KEY comes back.
 */
async function openKey(
  tx: RequestContext,
  { database, secretKey, reading, builtAt, log }: InstallationParts,
): Promise<{ readonly key: InstallationKey; readonly isFirst: boolean }> {
  const keys = new InstallationKeyRepository(database);
  const sealingKey = secretKey.derive(PURPOSE);
  const rows = await keys.all(tx);
  for (const row of rows) {
    const key = InstallationKey.unsealed(row, sealingKey);
    if (key !== null) return { key, isFirst: false };
  }
  const key = InstallationKey.generate(startClock(reading, builtAt, null).effective);
  await keys.add(tx, key.sealed(sealingKey));
  if (rows.length > 0) warnOfNewKey(log, key);
  return { key, isFirst: rows.length === 0 };
}

function warnOfNewKey(log: Log, { id }: InstallationKey): void {
  log.warn({ installationId: id }, 'the key of this installation does not open with this SECRET_KEY; a new one was made');
}

function warnOfLosses({ losses, memory }: OpenedMemory, log: Log): void {
  if (losses.length === 0) return;
  log.warn({ losses, marksLost: memory.marksLost }, 'the time marks of this installation are not as they were left');
}
