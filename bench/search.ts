import { signIn } from '../apps/e2e/src/client.ts';
import { settled, uploaded } from '../apps/e2e/src/flows.ts';
import { startProduct } from '../apps/e2e/src/product.ts';
import { percentile, type Figure } from './figures.ts';

const CHUNKS = 10_000;
const QUERIES = 300;
const WORDS =
  'Anlage Filter Dichtung Wartung Pumpe Ventil Druck Leitung Sensor Rechnung Vertrag Kunde Lieferung Prüfung Protokoll Sicherheit Betrieb Störung Meldung Ersatzteil invoice contract delivery pressure sensor maintenance report customer valve order process network'.split(
    ' ',
  );

/** Made-up text of one chunk's size with words of its own, from a fixed seed. */
function paragraphs(seed: number, count: number): string {
  let state = seed * 2654435761;
  const next = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % limit;
  };
  return Array.from({ length: count }, (_, index) => {
    const words = Array.from({ length: 260 }, () => (next(9) === 0 ? `Wort${next(40_000)}` : (WORDS[next(WORDS.length)] ?? '')));
    return `## Abschnitt ${seed}.${index}\n\n${words.join(' ')}.\n`;
  }).join('\n');
}

export async function benchSearch(): Promise<Figure[]> {
  const product = await startProduct('appliance');
  const client = await signIn(product);
  const began = performance.now();
  let chunks = 0;
  for (let seed = 1; chunks < CHUNKS; seed += 1) {
    const document = await settled(client, await uploaded(client, `text-${seed}.md`, paragraphs(seed, 1000)), 600_000);
    chunks += document.chunkCount;
  }
  const indexing = (performance.now() - began) / 1000;
  const latencies: number[] = [];
  for (let query = 0; query < QUERIES + 20; query += 1) {
    const text = `Welche ${WORDS[query % WORDS.length]} braucht die ${WORDS[(query * 7) % WORDS.length]} bei Wort${(query * 131) % 40_000}?`;
    const start = performance.now();
    await client.ok('POST', '/api/search', { query: text, topK: 8 });
    if (query >= 20) latencies.push(performance.now() - start);
  }
  await product.remove();
  return [
    { name: 'chunks searched', unit: 'count', value: chunks },
    { name: 'search, p50', unit: 'ms', value: percentile(latencies, 50) },
    { name: 'search, p95', unit: 'ms', value: percentile(latencies, 95), bar: 35 },
    { name: 'indexing all of them', unit: 's', value: indexing },
  ];
}
