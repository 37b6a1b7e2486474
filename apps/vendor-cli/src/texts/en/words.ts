/** Single words and the names of things. */
export const words = {
  yes: 'Yes',
  no: 'No',
  none: 'none',
  never: 'never',
  unlimited: 'unlimited',
  over: 'OVER',
  number: 'Number',
  key: 'Key',
  purpose: 'Purpose',
  state: 'State',
  from: 'From',
  until: 'Until',
  here: 'Here',
  fingerprint: 'SHA-256',
  keyFiles: 'Key file',
  anchor: 'Anchor',
  retired: 'Old root',
  rotation: 'Rotation',
  signedAt: 'Signed',
  root: 'Root',
  world: 'World',
  pinned: 'Pinned licences',
  template: 'Template',
  term: 'Term',
  seats: 'Seats',
  title: 'What it is',
  lid: 'Licence',
  license: 'Licence',
  customer: 'Customer',
  seq: 'No.',
  edition: 'Edition',
  installation: 'Installation',
  product: 'Product',
  current: 'Licence there',
  host: 'Machine',
  inUse: 'In use',
  period: 'Period',
  flags: 'Remarks',
  what: 'What',
  used: 'Used',
  limit: 'Licensed',
} as const;

export const keyStates = { active: 'active', waiting: 'waiting', ended: 'ended', revoked: 'REVOKED' } as const;

export const kinds = {
  trial: 'trial',
  subscription: 'subscription',
  nfr: 'not for resale',
  emergency: 'emergency licence',
  perpetual: 'perpetual',
} as const;

export const modules = {
  chat: 'Chat',
  usecases: 'Use cases',
  rag: 'Documents and search',
  mcp: 'Tools',
  imagegen: 'Images',
  workflow: 'Workflows',
  helpdesk: 'Helpdesk',
  ops: 'Operations',
} as const;

export const quotas = {
  documents: '{count} documents',
  storageGiB: '{count} GiB',
  servers: '{count} servers',
  imagesPerDay: '{count} images a day',
  activeWorkflows: '{count} active workflows',
  ticketsPerDay: '{count} tickets a day',
} as const;

/** As the product sees a licence. */
export const states = {
  evaluation: 'evaluation',
  'evaluation-ended': 'evaluation ended',
  valid: 'valid',
  expiring: 'valid, ends soon',
  grace: 'ended, in its days of grace',
  expired: 'expired',
  revoked: 'revoked',
  'wrong-host': 'on the wrong machine',
  'not-yet-valid': 'not begun yet',
  missing: 'missing',
  invalid: 'invalid',
} as const;

/** As the vendor sees it, short enough for a table. */
export const standings = {
  valid: 'valid',
  expiring: 'ends soon',
  grace: 'grace',
  expired: 'expired',
  revoked: 'revoked',
  replaced: 'replaced',
  'not-yet-valid': 'waiting',
} as const;

export const twins = {
  'same-licence': 'TWIN: the same licence runs under another installation id: {other}',
  'same-installation': 'TWIN: another copy of {other} ran elsewhere in the same time',
  'more-hosts': 'More machines worked than are licensed: {other}',
} as const;

export const ledgerFaults = {
  'not-json': 'line {line}: not a line of this ledger',
  hash: 'line {line}: was changed (its hash does not fit)',
  previous: 'line {line}: does not follow the line before it (one was removed, inserted or moved)',
  number: 'line {line}: has the wrong number',
  document: 'licence {lid}: its document does not stand in the ledger as it is (line {line})',
  head: 'the noted hash is not in the chain: lines were cut off or the whole file was replaced',
  'number-twice': 'line {line}: licence {lid} has a number that its customer had before',
} as const;
