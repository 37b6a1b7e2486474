/** The environment that makes a built service trust these roots, as a build with their anchors does. */
export function trusting(publicKeys: readonly string[]): Readonly<Record<string, string>> {
  const preload = new URL('trust-test-root.mjs', import.meta.url);
  for (const publicKey of publicKeys) preload.searchParams.append('root', publicKey);
  return { NODE_OPTIONS: `--import=${preload.href}` };
}
