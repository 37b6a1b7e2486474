import { accessToken, renewUnlessChanged } from '../session/session';
import { ApiError, isApiError } from './api-error';
import { exchange } from './transport';

export interface CallOptions {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A call with the session's token; a 401 renews the session once and tries again. */
export async function send(method: Method, path: string, options: CallOptions = {}): Promise<Response> {
  const token = await accessToken();
  try {
    return await exchange(withQuery(path, options.query), requestInit(method, options, token));
  } catch (error) {
    if (!isApiError(error) || error.status !== 401 || token === null) throw error;
    if (!(await renewUnlessChanged(token))) throw new ApiError('SESSION_EXPIRED', 401);
    return exchange(withQuery(path, options.query), requestInit(method, options, await accessToken()));
  }
}

/** `send`, and the reply's JSON. */
export async function call<Reply>(method: Method, path: string, options: CallOptions = {}): Promise<Reply> {
  const response = await send(method, path, options);
  try {
    return (await response.json()) as Reply;
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    throw new ApiError('REPLY_UNREADABLE', response.status);
  }
}

/** `send` for replies without a body. */
export async function callEmpty(method: Method, path: string, options: CallOptions = {}): Promise<void> {
  await send(method, path, options);
}

function requestInit(method: Method, options: CallOptions, token: string | null): RequestInit {
  const headers = new Headers({ accept: 'application/json' });
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  if (options.body === undefined) return { method, headers, signal: options.signal };
  headers.set('content-type', 'application/json');
  return { method, headers, body: JSON.stringify(options.body), signal: options.signal };
}

function withQuery(path: string, query: CallOptions['query']): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) params.set(name, String(value));
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}
