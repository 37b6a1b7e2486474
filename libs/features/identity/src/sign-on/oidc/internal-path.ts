const MAX_LENGTH = 1000;
const HERE = 'http://internal.invalid';

/** Pages that nobody wants to see after signing in, and addresses that are no pages. */
const ELSEWHERE = /^\/(login|setup|api|v1|rag|ws|socket\.io|hooks|event|metrics|health\w*|livez|readyz)(?=[/?#]|$)/i;

/**
 * A page of the web client; the start page for everything that could lead a browser elsewhere: other hosts, other
 * schemes, `//host`, and what browsers make of backslashes and control characters.
 */
export function internalPath(next: unknown): string {
  if (typeof next !== 'string' || next.length > MAX_LENGTH || !/^\/(?![/\\])/.test(next)) return '/';
  if (/[\\\p{Cc}\p{Cs}]/u.test(next)) return '/';
  const url = URL.parse(next, HERE);
  const isHere = url?.origin === HERE && !url.pathname.startsWith('//') && !ELSEWHERE.test(url.pathname);
  return isHere ? `${url.pathname}${url.search}${url.hash}` : '/';
}
