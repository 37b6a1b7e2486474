/** Only paths of our own: a link to the sign-in page must not be able to lead elsewhere. */
export function safeNext(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return '/';
  return next.startsWith('/login') || next.startsWith('/setup') ? '/' : next;
}
