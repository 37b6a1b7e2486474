interface Flag {
  readonly type: 'boolean';
}
interface Text {
  readonly type: 'string';
  /** What help shows in the place of the value. */
  readonly value: string;
  readonly multiple?: boolean;
}

const flag: Flag = { type: 'boolean' };
const text = <V extends string>(value: V): { readonly type: 'string'; readonly value: V } => ({ type: 'string', value });
const texts = <V extends string>(value: V): { readonly type: 'string'; readonly value: V; readonly multiple: true } => ({
  type: 'string',
  value,
  multiple: true,
});

/** Every option of every command. A name means the same everywhere, so its help stands in the catalogues once. */
export const OPTIONS = {
  home: text('DIR'),
  json: flag,
  lang: text('de|en'),
  yes: flag,
  'dry-run': flag,
  help: flag,
  'passphrase-fd': text('N'),
  'passphrase-file': text('FILE'),
  'root-passphrase-fd': text('N'),
  'root-passphrase-file': text('FILE'),
  'new-passphrase-fd': text('N'),
  'new-passphrase-file': text('FILE'),
  'root-key': text('FILE'),
  env: text('production|test'),
  copy: texts('DIR'),
  'write-anchor': flag,
  'anchor-file': text('FILE'),
  purpose: text('license|release|revocation|clock|online'),
  kid: text('KID'),
  years: text('N'),
  effective: text('DATE'),
  'pin-ledger': flag,
  allow: texts('LID'),
  'reset-from': text('N'),
  reason: text('TEXT'),
  customer: text('ID'),
  name: text('NAME'),
  contact: text('MAIL'),
  edition: text('NAME'),
  kind: text('trial|subscription|nfr|perpetual'),
  template: text('NAME'),
  from: text('FILE|TEXT'),
  request: text('FILE|TEXT'),
  modules: text('a,b,…'),
  quota: texts('module.quota=N'),
  seats: text('N'),
  tolerance: text('PERCENT'),
  nodes: text('N'),
  start: text('DATE'),
  until: text('DATE'),
  term: text('12m|30d'),
  'maintenance-until': text('DATE'),
  'grace-days': text('N'),
  'bind-grace-days': text('N'),
  'warn-days': text('60,30,…'),
  bind: text('none|request|hostname:HOST|fingerprint'),
  component: texts('mid:HEX'),
  need: text('N'),
  'support-level': text('TEXT'),
  'support-email': text('MAIL'),
  'support-phone': text('TEXT'),
  out: text('DIR'),
  expiring: text('60d'),
  all: flag,
  days: text('N'),
  'high-water': text('INSTANT'),
  'not-in-ledger': flag,
  head: text('HASH'),
  qr: flag,
} as const satisfies Readonly<Record<string, Flag | Text>>;

export type OptionName = keyof typeof OPTIONS;
type ValueOf<S> = S extends { readonly multiple: true } ? readonly string[] : S extends Flag ? boolean : string;
/** What was given for these options. */
export type Values<N extends OptionName> = { readonly [K in N]?: ValueOf<(typeof OPTIONS)[K]> };

/** Every command takes these. */
export const GLOBAL_OPTIONS = ['home', 'json', 'lang', 'yes', 'dry-run', 'help'] as const;
export type GlobalValues = Values<(typeof GLOBAL_OPTIONS)[number]>;

/** What commands take that open a purpose's key, the root's, and make a new one. */
export const KEY_OPTIONS = ['passphrase-fd', 'passphrase-file'] as const;
export const ROOT_OPTIONS = ['root-passphrase-fd', 'root-passphrase-file', 'root-key'] as const;
