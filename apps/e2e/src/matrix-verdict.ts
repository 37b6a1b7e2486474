import type { Reply } from './client.ts';

/** Codes with which a door refuses, before anything is looked at. */
const DOOR_CODES: ReadonlySet<string> = new Set([
  'AUTH_REQUIRED',
  'SESSION_EXPIRED',
  'CREDENTIALS_AMBIGUOUS',
  'SECOND_FACTOR_SETUP_REQUIRED',
  'FORBIDDEN',
  'MODULE_DISABLED',
  'LICENSE_MODULE_MISSING',
  'LICENSE_EXPIRED',
  'LICENSE_REQUIRED',
  'LICENSE_NODE_LIMIT',
  'RATE_LIMITED',
  'CROSS_SITE_REFUSED',
  'HOST_REFUSED',
]);

export function codeOf(reply: Reply): string {
  return (reply.body as { code?: string } | null)?.code ?? '';
}

/** `401 SESSION_EXPIRED` */
export function verdict(reply: Reply): string {
  return `${reply.status} ${codeOf(reply)}`.trim();
}

/** True when the door let the call in, whatever came of it; a fault of the server is no way in. */
export function isIn(reply: Reply): boolean {
  return reply.status < 500 && !DOOR_CODES.has(codeOf(reply));
}

/** What a stranger may compare: everything but the request's own number. */
export function visible(reply: Reply): string {
  const body = typeof reply.body === 'object' && reply.body !== null ? { ...reply.body, requestId: undefined } : reply.body;
  return JSON.stringify({ status: reply.status, type: reply.headers.get('content-type'), body });
}

/** The whole answer as text, for what must not be in it. */
export function wording(reply: Reply): string {
  return `${typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)}\n${JSON.stringify([...reply.headers])}`;
}

/** Runs `check` for all items, a few at a time, and gives what it found fault with. */
export async function faultsOf<T>(items: readonly T[], check: (item: T) => Promise<string | undefined>): Promise<string[]> {
  const faults: string[] = [];
  const queue = [...items];
  const work = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      const fault = await check(item);
      if (fault !== undefined) faults.push(fault);
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
  return faults.sort();
}
