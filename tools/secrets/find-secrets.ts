/** What must never be committed, and in which line it stands. The value itself is never repeated. */
export interface SecretFinding {
  readonly kind: string;
  readonly line: number;
}

interface Pattern {
  readonly kind: string;
  readonly expression: RegExp;
}

// Put together from pieces, so that this file passes its own scan.
const privateKey = ['PRIVATE', 'KEY'].join(' ');
const registryHosts = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
  ['registry', 'npmmirror', 'com'],
  ['npm', 'pkg', 'github', 'com'],
  ['files', 'pythonhosted', 'org'],
  ['proxy', 'golang', 'org'],
].map((parts) => parts.join('\\.'));
const mirrorHost = `[\\w.-]*(?:${['artifactory', 'nexus', 'verdaccio', 'jfrog'].join('|')})[\\w-]*\\.[\\w.-]+`;
const long = '[A-Za-z0-9_-]{40,}';
const seed = '(?:[0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)(?![A-Za-z0-9+/_=-])';

const patterns: readonly Pattern[] = [
  { kind: 'private key (PEM)', expression: new RegExp(`-----BEGIN (?:[A-Z0-9]+ )*${privateKey}(?: BLOCK)?-----`, 'g') },
  {
    kind: 'private key (JWK)',
    expression: new RegExp(
      `\\bkty\\b[^{}]{0,600}?["'\\s,]d["']?\\s*:\\s*["']${long}|["'\\s,{]d["']?\\s*:\\s*["']${long}["'][^{}]{0,600}?\\bkty\\b`,
      'g',
    ),
  },
  {
    kind: 'private key (seed)',
    expression: new RegExp(`(?:seed|(?:private|signing|secret)[_-]?key)\\w{0,12}["']?\\s*[:=]\\s*["']?${seed}`, 'gi'),
  },
  // An absolute path only: a room of ours is called "work" too.
  { kind: 'path of one machine', expression: new RegExp(`(?<![\\w.@})*-])/${'work'}/`, 'g') },
  { kind: 'path of one machine', expression: new RegExp(`(?<![\\w.@})*-])/(?:${'root'}|${'home'}/\\w+)/\\.`, 'g') },
  { kind: 'registry host', expression: new RegExp(`\\b(?:${registryHosts.join('|')})\\b|https?://${mirrorHost}`, 'g') },
];

/** Find private keys, seeds, paths of one machine and registry hosts in the text of a file. */
export function findSecrets(text: string, extraHosts: readonly string[] = []): readonly SecretFinding[] {
  const hosts = extraHosts
    .filter((host) => text.includes(host))
    .map((host) => ({ kind: 'registry host', index: text.indexOf(host) }));
  const matches = patterns.flatMap(({ kind, expression }) =>
    [...text.matchAll(expression)].map(({ index }) => ({ kind, index })),
  );
  return [...matches, ...hosts].map(({ kind, index }) => ({ kind, line: text.slice(0, index).split('\n').length }));
}
