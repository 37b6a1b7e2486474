import type { OptimizeJob } from './optimize-in-child.js';

/** Entry of the process that brings full text indexes up to date: one table, then it ends. */
process.on('disconnect', () => process.exit(0));
process.once('message', (message) => {
  void optimize(message as OptimizeJob).finally(() => {
    process.disconnect();
  });
});

async function optimize({ folder, table, cleanupOlderThan }: OptimizeJob): Promise<void> {
  const lance = await import('@lancedb/lancedb');
  const connection = await lance.connect(folder);
  await (await connection.openTable(table)).optimize({ cleanupOlderThan: new Date(cleanupOlderThan) });
  process.send?.('done');
}
