import type { Request, Response } from 'express';
import type { SignedIn } from './session-tokens.js';

const REFRESH = 'assist_refresh';
/** Only the routes of signing in get cookies of ours. */
const PATH = '/api/auth';

export function cookiesOf(request: Request): Readonly<Record<string, unknown>> {
  return (request.cookies as Record<string, unknown> | undefined) ?? {};
}

export function refreshTokenOf(request: Request): unknown {
  return cookiesOf(request)[REFRESH];
}

/** Out of reach of scripts and of other sites. */
export function setOwnCookie(
  request: Request,
  response: Response,
  cookie: { name: string; value: string; maxAge: number },
): void {
  const { name, value, maxAge } = cookie;
  response.cookie(name, value, { httpOnly: true, sameSite: 'strict', secure: request.secure, path: PATH, maxAge });
}

/** The browser is signed in from this answer on. */
export function setSession(request: Request, response: Response, { refreshToken, refreshMaxAgeMs }: SignedIn): void {
  setOwnCookie(request, response, { name: REFRESH, value: refreshToken, maxAge: refreshMaxAgeMs });
  response.setHeader('Cache-Control', 'no-store');
}

export function clearSession(response: Response): void {
  response.clearCookie(REFRESH, { path: PATH });
}
