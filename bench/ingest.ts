import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signIn, type Client } from '../apps/e2e/src/client.ts';
import { settled, uploaded } from '../apps/e2e/src/flows.ts';
import { documentsFolder } from '../apps/e2e/src/needs.ts';
import { startProduct } from '../apps/e2e/src/product.ts';
import { percentile, type Figure } from './figures.ts';
import { residentMb } from './start.ts';

const FILES = [
  { name: 'debian__developers-reference.de.pdf', barSeconds: 20 },
  { name: 'unstructured__DA-619p.pdf', barSeconds: 60 },
] as const;

export async function benchIngest(): Promise<Figure[]> {
  const folder = documentsFolder();
  if (folder === undefined) {
    process.stdout.write('ingest: no documents here (ASSIST_TEST_DOCS_DIR)\n');
    return [];
  }
  const product = await startProduct('appliance');
  const client = await signIn(product);
  const figures: Figure[] = [];
  for (const file of FILES.filter(({ name }) => existsSync(join(folder, name)))) {
    figures.push(...(await ingest(client, folder, file, product.pids()[0] ?? 0)));
  }
  await product.remove();
  return figures;
}

async function ingest(client: Client, folder: string, file: (typeof FILES)[number], pid: number): Promise<Figure[]> {
  const content = readFileSync(join(folder, file.name));
  const probe = probeHealth(client, pid);
  const began = performance.now();
  const document = await settled(client, await uploaded(client, file.name, content), 300_000);
  const seconds = (performance.now() - began) / 1000;
  const { latencies, peakMb } = await probe.stop();
  if (document.state !== 'ready') throw new Error(`${file.name}: ${JSON.stringify(document)}`);
  return [
    { name: `${file.name}: upload to searchable`, unit: 's', value: seconds, bar: file.barSeconds },
    { name: `${file.name}: p95 of /health meanwhile`, unit: 'ms', value: percentile(latencies, 95), bar: 50 },
    { name: `${file.name}: slowest /health`, unit: 'ms', value: Math.max(...latencies) },
    { name: `${file.name}: chunks`, unit: 'count', value: document.chunkCount },
    { name: `${file.name}: highest memory, service and parser`, unit: 'MB', value: peakMb },
  ];
}

function probeHealth(client: Client, pid: number): { stop: () => Promise<{ latencies: number[]; peakMb: number }> } {
  const latencies: number[] = [];
  let peakMb = 0;
  let running = true;
  const loop = (async () => {
    while (running) {
      const began = performance.now();
      await client.ok('GET', '/health');
      latencies.push(performance.now() - began);
      try {
        peakMb = Math.max(peakMb, residentMb(pid));
      } catch {
        // A child ended while we looked.
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return {
    stop: async () => {
      running = false;
      await loop;
      return { latencies, peakMb };
    },
  };
}
