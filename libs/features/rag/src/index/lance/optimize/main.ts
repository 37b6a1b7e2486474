import { LEGS } from '../../retrieval-index.js';
import { wordIndex } from '../word-index.js';
import type { OptimizeJob } from './optimize-in-child.js';

/** Entry of the process that brings full text indexes up to date: one table, then it ends. */
process.on('disconnect', () => process.exit(0));
process.once('message', (message) => {
  void optimize(message as OptimizeJob).finally(() => {
    process.disconnect();
  });
});

async function optimize({ folder, table: name, cleanupOlderThan, renew }: OptimizeJob): Promise<void> {
  const lance = await import('@lancedb/lancedb');
  const connection = await lance.connect(folder);
  const table = await connection.openTable(name);
  const cleanUp = { cleanupOlderThan: new Date(cleanupOlderThan) };
  await table.optimize(cleanUp);
  if (renew) {
    for (const leg of LEGS) await table.createIndex(leg, { config: wordIndex(lance), replace: true });
    await table.optimize(cleanUp);
  }
  process.send?.('done');
}
