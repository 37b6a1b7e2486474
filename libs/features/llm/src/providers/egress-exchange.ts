import { request as requestPlain, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestTls } from 'node:https';
import type { Socket } from 'node:net';
import { guardedLookup } from './egress-address.js';
import type { EgressRule } from './egress-rule.js';

export interface EgressRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/**
 * One HTTP exchange on a connection of its own, up to the response's headers. `node:http` and not the global fetch:
 * that one has a fixed limit of five minutes to the headers, which a slow local model exceeds, and no hook that sees
 * the address which is connected to.
 */
export function exchange(wanted: EgressRequest, rule: EgressRule): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const secure = wanted.url.protocol === 'https:';
    const outgoing = (secure ? requestTls : requestPlain)(wanted.url, {
      method: wanted.method,
      headers: { ...wanted.headers, ...(wanted.body === undefined ? {} : { 'content-length': Buffer.byteLength(wanted.body) }) },
      agent: false,
      lookup: guardedLookup(rule),
      signal: rule.signal,
    });
    const connected = watchConnect(outgoing, secure ? 'secureConnect' : 'connect', rule);
    outgoing.once('response', resolve);
    outgoing.on('error', (error: NodeJS.ErrnoException) => reject(faultOf(error, connected(), rule)));
    outgoing.end(wanted.body);
  });
}

/** Limits the time to connect; the answer tells whether the connection stood. */
function watchConnect(outgoing: ClientRequest, event: 'connect' | 'secureConnect', rule: EgressRule): () => boolean {
  let stood = false;
  const late = (): void => void outgoing.destroy(rule.fault('connect-timeout', 'connect'));
  const timer = setTimeout(late, rule.connectTimeoutMs);
  outgoing.once('socket', (socket: Socket) =>
    socket.once(event, () => {
      stood = true;
      clearTimeout(timer);
    }),
  );
  outgoing.once('close', () => clearTimeout(timer));
  return () => stood;
}

function faultOf(error: NodeJS.ErrnoException, connected: boolean, rule: EgressRule): unknown {
  if (rule.signal.aborted) return rule.signal.reason;
  if (error.name === 'AppError') return error;
  return rule.fault(connected ? 'broken-off' : 'unreachable', error.code ?? 'network');
}
