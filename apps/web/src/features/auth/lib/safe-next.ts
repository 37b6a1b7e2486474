const HERE = 'http://internal.invalid';

/**
 * Only paths of our own: a link to the sign-in page must not be able to lead elsewhere. Browsers take tabs and line breaks
 * out of an address, and backslashes for slashes, before they look where it leads.
 */
export function safeNext(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/') || /[\\\p{Cc}\p{Cs}]/u.test(next)) return '/';
  const url = URL.parse(next, HERE);
  if (url?.origin !== HERE || url.pathname.startsWith('//') || /^\/(login|setup)/.test(url.pathname)) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
