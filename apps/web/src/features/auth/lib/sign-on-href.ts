/** Where the way to an identity provider begins; `next` is a page of ours. */
export function signOnHref(provider: string, next: string): string {
  const query = next === '/' ? '' : `?${new URLSearchParams({ next }).toString()}`;
  return `/api/auth/oidc/${encodeURIComponent(provider)}/start${query}`;
}
