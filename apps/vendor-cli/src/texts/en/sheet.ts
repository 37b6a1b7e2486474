/** A licence in words. */
export const sheet = {
  notAuthoritative: 'not authoritative: only license.json counts, this text is for reading',
  whatToDo: {
    license:
      'Upload license.json under Settings > Licence, or put it into the folder license/ of the installation. If trust.json came with it, put that beside it.',
    emergency: 'Put emergency.json into the folder license/ of the installation, or upload it under Settings > Licence.',
  },
  license: 'Licence',
  numbered: '{lid} (number {seq})',
  replaces: 'Replaces',
  customer: 'Customer',
  edition: 'Edition',
  validFrom: 'Valid from',
  validUntil: 'Valid until',
  forEver: 'for ever',
  maintenance: 'Versions until',
  after: 'After the end',
  readOnlyAfter: '{days} days of grace, then read-only',
  readOnlyAtOnce: 'read-only at once',
  warnings: 'Warnings',
  daysBefore: '{days} days before the end',
  seats: 'Seats',
  servers: 'Servers',
  modules: 'Modules',
  bound: 'Bound to',
  unbound: 'nothing',
  boundToHost: 'the address {host}',
  boundToParts: '{need} of {of} marks of the machine, {days} days of grace elsewhere',
  support: 'Support',
  world: 'World',
  testWorld: 'TEST: counts in test builds only',
} as const;

export const help = {
  about: 'assist-vendor: issues licences of CGS Assist. For the vendor only; never part of what customers get.',
  usage: 'Usage',
  command: 'command',
  options: 'options',
  always: 'Always possible',
  more: 'assist-vendor <command> --help explains one command. At a terminal, without a command, a menu asks for everything.',
  exits:
    'Exit codes: 0 done, 1 fault of ours, 2 wrong call, 3 check failed, 4 remarks only, 5 licence does not count, 6 not genuine or wrong passphrase, 9 in use, 10 not possible now, 11 cancelled, 12 not found, 130 interrupted.',
} as const;
