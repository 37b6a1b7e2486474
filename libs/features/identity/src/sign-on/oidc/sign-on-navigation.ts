import type { Request, Response } from 'express';
import { cookiesOf } from '../../sessions/session-cookies.js';
import type { BegunSignOn } from './begin-sign-on.js';
import { cookieOfState, flowCookies, FLOW_SECONDS } from './sign-on-flow.js';

const PATH = '/api/auth/oidc';
/** Sign-ins of one browser at a time, as in tabs; when there are more, the older ones are given up. */
const MAX_FLOWS = 4;

/** Under which address the browser sees us; null when it does not say, or says nonsense. */
export function originOf(request: Request): string | null {
  const host = request.get('host');
  const url = host === undefined || !/^[\w.:[\]-]{1,260}$/.test(host) ? null : URL.parse(`${request.protocol}://${host}`);
  return url?.origin ?? null;
}

/** What stands behind the `?`, as it came: the library reads and checks it. */
export function queryOf(request: Request): { readonly text: string; readonly values: URLSearchParams } {
  const start = request.originalUrl.indexOf('?');
  const text = start === -1 ? '' : request.originalUrl.slice(start + 1);
  return { text, values: new URLSearchParams(text) };
}

/** `lax`: the way back is a navigation from the provider's site, to which strict cookies are not sent along. */
export function keepFlow(request: Request, response: Response, { state, sealed }: BegunSignOn): void {
  const older = flowCookies(cookiesOf(request));
  if (older.length >= MAX_FLOWS) for (const name of older) response.clearCookie(name, { path: PATH });
  response.cookie(cookieOfState(state) ?? '', sealed, {
    httpOnly: true,
    sameSite: 'lax',
    secure: request.secure,
    path: PATH,
    maxAge: FLOW_SECONDS * 1000,
  });
}

/** The cookie of the sign-in that comes back here; the browser forgets it. */
export function takeFlow(request: Request, response: Response, state: string | null): unknown {
  const name = cookieOfState(state);
  const sealed = name === null ? undefined : cookiesOf(request)[name];
  if (name !== null && sealed !== undefined) response.clearCookie(name, { path: PATH });
  return sealed;
}

export function goTo(response: Response, address: string): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Location', address);
}

/** What the login page is told: to take the session over, to ask for a code, or to say what went wrong. */
export type LoginNews = { readonly signedOn: true } | { readonly challenge: string } | { readonly error: string };

/** A challenge stands behind the `#`: browsers send that to nobody. */
export function loginPage(news: LoginNews, next: string): string {
  const query = new URLSearchParams('error' in news ? { error: news.error } : { signedOn: 'true' });
  if (next !== '/') query.set('next', next);
  return `/login?${query.toString()}${'challenge' in news ? `#${news.challenge}` : ''}`;
}
