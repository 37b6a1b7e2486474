import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type Client } from '../src/client.ts';
import { answered, ask, handbook, settled, uploaded } from '../src/flows.ts';
import { has } from '../src/needs.ts';
import { startProduct, type Product } from '../src/product.ts';

const KILLS = 20;
/** From the first healthy answer after the crash. */
const RESUME_LIMIT_MS = 10_000;
const engines = ['sqlite' as const, ...(has('postgres') ? ['postgres' as const] : [])];

/** Points spread over upload, parsing, indexing and answering, at a different place within each step every time. */
function delayOf(kill: number): number {
  return Math.round((kill / KILLS) * 1200 + Math.random() * 60);
}

describe.each(engines)('kill -9 on %s', (engine) => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct('appliance', { engine });
  });
  afterAll(() => product.remove());

  it(`loses nothing that was acknowledged in ${KILLS} crashes, resumes by itself, and doubles no chunk`, async () => {
    let client = await signIn(product);
    const chunksOfOne = (
      await settled(
        client,
        await uploaded(client, 'vorlage.md', handbook('KX-0', 'Die Wartungsnummer der Anlage KX-0 lautet 1000.')),
      )
    ).chunkCount;
    const documents = new Map<string, string>();
    const answers: { chatId: string; answerId: string }[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const fact = `Die Wartungsnummer der Anlage KX-${kill} lautet ${1000 + kill}.`;
      const working = work(client, kill, fact, documents, answers);
      await new Promise((resolve) => setTimeout(resolve, delayOf(kill)));
      await product.crash();
      await working;
      await product.start();
      client = await signIn(product);
      const resumedAt = Date.now();
      for (const id of documents.keys()) expect((await settled(client, id, RESUME_LIMIT_MS)).state).toBe('ready');
      for (const { chatId, answerId } of answers) {
        expect((await answered(client, chatId, answerId, RESUME_LIMIT_MS)).state).toBe('done');
      }
      expect(Date.now() - resumedAt).toBeLessThan(RESUME_LIMIT_MS);
    }
    expect(documents.size).toBeGreaterThan(0);
    for (const [id, fact] of documents) {
      expect((await client.ok('GET', `/api/documents/${id}`)).chunkCount).toBe(chunksOfOne);
      const { results } = await client.ok('POST', '/api/search', { query: fact, topK: 50 });
      const hits = results.filter(
        (result: { documentId: string; text: string }) => result.documentId === id && result.text.includes(fact),
      );
      expect(hits).toHaveLength(1);
    }
  }, 600_000);
});

/** What a person does meanwhile. Only what was acknowledged is noted; the crash may come anywhere. */
async function work(
  client: Client,
  kill: number,
  fact: string,
  documents: Map<string, string>,
  answers: { chatId: string; answerId: string }[],
): Promise<void> {
  try {
    const asking = ask(client, `Wie lautet die Wartungsnummer der Anlage KX-${kill - 1}?`).then((answer) => answers.push(answer));
    const sending = uploaded(client, `handbuch-${kill}.md`, handbook(`KX-${kill}`, fact)).then((id) => documents.set(id, fact));
    await Promise.allSettled([asking, sending]);
  } catch {
    // Not acknowledged: nothing was promised.
  }
}
