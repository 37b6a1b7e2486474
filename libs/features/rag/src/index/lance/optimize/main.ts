import { LEGS } from '../../retrieval-index.js';
import { wordIndex } from '../word-index.js';
import type { OptimizeJob, OptimizeOutcome } from './optimize-in-child.js';

/** Entry of the process that brings full text indexes up to date: one table, then it ends. */
process.on('disconnect', () => process.exit(0));
process.once('message', (message) => {
  void optimize(message as OptimizeJob).finally(() => {
    process.disconnect();
  });
});

async function optimize({ folder, table: name, cleanupOlderThan, unfinishedOlderThan, renew }: OptimizeJob): Promise<void> {
  const lance = await import('@lancedb/lancedb');
  const connection = await lance.connect(folder);
  const table = await connection.openTable(name);
  const cleanUp = { cleanupOlderThan: new Date(cleanupOlderThan) };
  await table.optimize(cleanUp);
  if (renew) {
    for (const leg of LEGS) await table.createIndex(leg, { config: wordIndex(lance), replace: true });
    await table.optimize(cleanUp);
  }
  // Only what is older than every version that is left is looked at for this: with an old one no change is under way there.
  const kept = (await table.listVersions()).map(({ timestamp }) => timestamp.getTime());
  const isQuiet = Math.min(...kept) < unfinishedOlderThan;
  if (isQuiet) await table.optimize({ ...cleanUp, deleteUnverified: true });
  const outcome: OptimizeOutcome = isQuiet && kept.length === 1 ? 'clean' : 'done';
  process.send?.(outcome);
}
