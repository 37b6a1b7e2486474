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
/** A quote, also inside of a string: a test or a log holds keys that way. */
const quote = `\\\\?["']`;
/** 32 bytes, or 64 where the public half stands behind, in hex or base64; or as numbers. */
const seed =
  '(?:(?:[0-9a-fA-F]{128}|[0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{86}(?:==)?|[A-Za-z0-9+/_-]{43}=?)(?![A-Za-z0-9+/_=-])|(?:\\w+[.( ]+)*\\[(?:\\s*(?:\\d{1,3}|0x[0-9a-fA-F]{1,2})\\s*,?){32,64}\\s*\\])';
/** What stands before the seed in PKCS #8 (RFC 8410, section 7): these 16 bytes are in every unencrypted Ed25519 key. */
const pkcs8 = '302e020100300506032b65700422' + '0420';

const patterns: readonly Pattern[] = [
  { kind: 'private key (PEM)', expression: new RegExp(`-----BEGIN (?:[A-Z0-9]+ )*${privateKey}(?: BLOCK)?-----`, 'g') },
  {
    kind: 'private key (JWK)',
    expression: new RegExp(
      `\\b(?:kty|crv)\\b[^{}]{0,600}?["'\\s,]d(?:${quote})?\\s*:\\s*${quote}${long}|["'\\s,{]d(?:${quote})?\\s*:\\s*${quote}${long}${quote}[^{}]{0,600}?\\b(?:kty|crv)\\b`,
      'g',
    ),
  },
  {
    kind: 'private key (seed)',
    expression: new RegExp(
      `(?:seed|(?:private|signing|secret)[_-]?key)\\w{0,12}(?:${quote})?\\s*[:=]\\s*(?:${quote})?${seed}`,
      'gi',
    ),
  },
  { kind: 'private key (DER)', expression: new RegExp(`${pkcs8}[0-9a-f]{64}`, 'gi') },
  { kind: 'private key (DER)', expression: new RegExp(escapeBytes(Buffer.from(pkcs8, 'hex')), 'g') },
  // The same bytes in base64, up to where the seed begins to show.
  {
    kind: 'private key (DER)',
    expression: new RegExp(`${Buffer.from(pkcs8, 'hex').toString('base64').slice(0, 21)}[A-Za-z0-9+/_-]{43}`, 'g'),
  },
  // Sealed keys are made to be lost sight of, but a passphrase can be guessed by whoever has the file.
  {
    kind: 'private key (sealed)',
    expression: new RegExp(`${['assist-sealed', 'key'].join('-')}/v\\d[\\s\\S]{0,2000}?sealed${quote}\\s*:`, 'g'),
  },
  {
    kind: 'private key (tool)',
    expression: new RegExp(
      `${['AGE-SECRET', 'KEY-1'].join('-')}|${['PuTTY-User-Key', 'File-'].join('-')}|(?:minisign|signify) (?:encrypted )?${['secret', 'key'].join(' ')}\\n`,
      'g',
    ),
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

function escapeBytes(bytes: Uint8Array): string {
  return [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
