import { waitFor } from './process.ts';
import type { Client } from './client.ts';

/** A Markdown document about one made-up machine; `fact` is in it once, in its own sentence. */
export function handbook(machine: string, fact: string, sections = 12): string {
  const parts = Array.from({ length: sections }, (_, index) => {
    const body =
      `Der Abschnitt ${index + 1} beschreibt die Pflege der Anlage ${machine}. Filter und Dichtungen werden regelmäßig geprüft. `.repeat(
        6,
      );
    return `## Kapitel ${index + 1}\n\n${body}\n`;
  });
  parts.splice(Math.floor(sections / 2), 0, `## Wartung\n\n${fact}\n`);
  return `# Handbuch ${machine}\n\n${parts.join('\n')}`;
}

export async function uploaded(client: Client, name: string, content: Uint8Array | string): Promise<string> {
  const reply = await client.upload(await client.defaultCollection(), name, content);
  if (reply.status !== 201) throw new Error(`upload of ${name}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body.id as string;
}

/** Waits until the document is ready or failed and gives it. */
export async function settled(
  client: Client,
  documentId: string,
  limitMs = 60_000,
): Promise<{
  state: string;
  chunkCount: number;
  error: { reason: string; retryable: boolean } | null;
  pageCount: number | null;
}> {
  let document = await client.ok('GET', `/api/documents/${documentId}`);
  await waitFor(
    `document ${documentId} being settled`,
    async () => {
      document = await client.ok('GET', `/api/documents/${documentId}`);
      return document.state === 'ready' || document.state === 'failed';
    },
    limitMs,
  );
  return document;
}

/** Asks in a new chat and gives the ids; the answer is written in the background. */
export async function ask(client: Client, text: string): Promise<{ chatId: string; answerId: string }> {
  const chat = await client.ok('POST', '/api/chats', {});
  const { answer } = await client.ok('POST', `/api/chats/${chat.id}/messages`, { text });
  return { chatId: chat.id as string, answerId: answer.id as string };
}

export interface Answer {
  readonly id: string;
  readonly state: string;
  readonly text: string;
  readonly notices: string[];
  readonly model: string | null;
  readonly citations: { n: number; documentId: string; quote: string; page: number | null }[];
}

/** Waits until the answer is final and gives it. */
export async function answered(client: Client, chatId: string, answerId: string, limitMs = 30_000): Promise<Answer> {
  let found: Answer | undefined;
  await waitFor(
    `answer ${answerId} being final`,
    async () => {
      const { items } = (await client.ok('GET', `/api/chats/${chatId}/messages`)) as { items: Answer[] };
      found = items.find((message) => message.id === answerId);
      return found !== undefined && ['done', 'stopped', 'failed'].includes(found.state);
    },
    limitMs,
  );
  return found as Answer;
}
