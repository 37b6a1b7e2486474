import { sha256Hex } from '../../core/index.js';

const TIMEOUT_MS = 5000;
const MAX_REDIRECTS = 3;

/** Why there is no answer; a word for logs and the page of the licence. */
export type Unreached = 'timeout' | 'refused' | 'redirect' | 'too-large' | `status-${number}`;

export type FetchedStatus = { readonly bytes: Uint8Array } | { readonly unreached: Unreached };

export interface FetchLimits {
  readonly maxBytes: number;
  readonly timeoutMs?: number;
}

/**
 * Gets `<folder>/<sha256(lid)>.json`: in five seconds in all, so many bytes at most, and never from another host than
 * the one that was configured. Never throws.
 */
export async function fetchStatus(folder: string, lid: string, limits: FetchLimits): Promise<FetchedStatus> {
  const first = new URL(`${folder.replace(/\/+$/, '')}/${sha256Hex(lid)}.json`);
  const signal = AbortSignal.timeout(limits.timeoutMs ?? TIMEOUT_MS);
  try {
    return await follow(first, signal, limits.maxBytes);
  } catch {
    return { unreached: signal.aborted ? 'timeout' : 'refused' };
  }
}

async function follow(first: URL, signal: AbortSignal, maxBytes: number): Promise<FetchedStatus> {
  let url = first;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const reply = await fetch(url.href, { redirect: 'manual', signal, headers: { accept: 'application/json' } });
    if (reply.status === 200) return readBody(reply, maxBytes);
    await reply.body?.cancel();
    const location = reply.headers.get('location');
    if (reply.status < 300 || reply.status > 399 || location === null) return { unreached: `status-${reply.status}` };
    const next = URL.canParse(location, url.href) ? new URL(location, url.href) : null;
    if (next === null || next.host !== first.host || next.protocol !== first.protocol) break;
    url = next;
  }
  return { unreached: 'redirect' };
}

async function readBody(reply: Response, maxBytes: number): Promise<FetchedStatus> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of reply.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return { unreached: 'too-large' };
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks) };
}
