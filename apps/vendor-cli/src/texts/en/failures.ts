/** What went wrong, and what to do next. */
export const failures = {
  COMMAND_UNKNOWN: { what: 'There is no command "{command}".', next: 'assist-vendor --help shows them all.' },
  COMMAND_INCOMPLETE: { what: '"{command}" is not a whole command.', next: 'Choose one of: {known}.' },
  ARGUMENT_MISSING: { what: '{command} needs {argument}.', next: 'See assist-vendor {command} --help.' },
  ARGUMENT_UNEXPECTED: {
    what: '{command} does not know what to do with "{argument}".',
    next: 'Put a value with spaces in quotes; see assist-vendor {command} --help.',
  },
  OPTION_UNKNOWN: { what: 'This command has no option --{option}.', next: 'Add --help to see the options it has.' },
  OPTION_TWICE: { what: '{option} is given twice.', next: 'Give it once: which value counts must not be a guess.' },
  OPTION_NEEDS_VALUE: {
    what: 'The value of --{option} is missing.',
    next: 'A value that begins with a dash is written with an equals sign: --{option}=-x.',
  },
  OPTION_INVALID: { what: 'The value of --{option} does not fit.', next: 'Expected: {expected}.' },
  OPTION_MISSING: { what: '--{option} is missing.', next: 'Add it, or for a licence choose a --template that has it.' },
  OPTIONS_CLASH: { what: '--{one} and --{other} contradict each other.', next: 'Give one of them.' },
  CONFIRMATION_NEEDED: { what: 'This cannot be taken back, and nobody can be asked.', next: 'Add --yes if it is meant.' },
  PASSPHRASE_UNREACHABLE: {
    what: 'A passphrase is needed, and there is no terminal to ask at.',
    next: 'Give it by --{option} N or by a file; never as an argument.',
  },
  PASSPHRASE_WEAK: {
    what: 'This passphrase is too easy to guess.',
    next: 'Take 14 characters or more with some variety, five random words for instance.',
  },
  PASSPHRASES_DIFFER: { what: 'The two passphrases differ; nothing was made.', next: 'Start the command again.' },
  MODULE_TWICE: { what: 'The module {module} is named twice.', next: 'Name it once.' },
  CUSTOMER_UNKNOWN: {
    what: 'The customer {customer} has no licence yet, so the name is not known.',
    next: 'Add --name "Muster AG", and --contact if there is one.',
  },
  TEMPLATE_INVALID: {
    what: 'The template {file} has a fault at: {place}.',
    next: 'Correct the file; assist-vendor template list checks all of them.',
  },
  UNKNOWN_MODULE: { what: 'There is no module "{claim}".', next: 'There are: {known}.' },
  UNKNOWN_QUOTA: { what: 'There is no quota "{claim}" in the modules of this licence.', next: 'There are: {known}.' },
  NO_MODULE: { what: 'A licence without a module licenses nothing.', next: 'Add --modules chat,rag or a --template.' },
  END_MISSING: { what: 'This kind of licence needs an end.', next: 'Add --until DATE or --term 12m.' },
  END_UNWANTED: {
    what: 'A perpetual licence has no end.',
    next: 'Leave --until out; --maintenance-until says which versions it may run.',
  },
  END_BEFORE_START: { what: 'The licence would end before it begins.', next: 'Check --start and --until.' },
  END_PASSED: { what: 'The licence would be over already.', next: 'Give a later --until.' },
  MAINTENANCE_MISSING: {
    what: 'A perpetual licence needs an end of its maintenance.',
    next: 'Add --maintenance-until DATE or --term 12m.',
  },
  NODES_NEED_OPEN_BINDING: {
    what: 'A licence for several servers cannot be bound to one machine.',
    next: 'Add --bind none or --bind hostname:HOST.',
  },
  NEED_TOO_HIGH: { what: 'More marks of the machine are needed than are listed.', next: 'Lower --need or add a --component.' },
  WARN_DAYS: { what: 'The days of the warnings must fall.', next: 'For instance --warn-days 60,30,14,7,1.' },
  CLAIM_INVALID: {
    what: 'The licence would be refused because of its claim "{claim}".',
    next: 'Check the option or the template that sets it.',
  },
  PASSPHRASE_WRONG: {
    what: 'The passphrase does not open {kid}, or its file was changed.',
    next: 'Try again; if the passphrase is surely right, take the file from a backup.',
  },
  KEY_FILE_DAMAGED: {
    what: '{file} is no key file, or not the one it should be.',
    next: 'Take it from a backup or from the copy of the root.',
  },
  HOME_DAMAGED: {
    what: '{file} is damaged or missing.',
    next: 'Take it from a backup of the vendor home; published/ holds every trust set and list that was signed.',
  },
  LEDGER_BROKEN: {
    what: 'The chain is broken at line {line} ({reason}); nothing is issued from here.',
    next: 'assist-vendor ledger verify says more. Compare with a backup, and find out who changed the file.',
  },
  DOCUMENT_NOT_IN_LEDGER: {
    what: '{file} is not what the ledger says of {lid}.',
    next: 'assist-vendor ledger verify lists everything that differs.',
  },
  DOCUMENT_REFUSED: {
    what: 'This document is refused: {fault} ({detail}).',
    next: 'Ask for the file again, unchanged; check that it is of this vendor and this world.',
  },
  LOCK_HELD: {
    what: 'Another command is writing in {home}.',
    next: 'Wait for it, then start this one again. Nothing was changed.',
  },
  HOME_MISSING: {
    what: 'There is no vendor home in {home}.',
    next: 'Make one with assist-vendor root init, or name yours with --home or ASSIST_VENDOR_HOME.',
  },
  HOME_OF_ANOTHER_VERSION: {
    what: '{home} belongs to another version of this program.',
    next: 'Use the version that made it, or a newer one.',
  },
  ROOT_EXISTS: {
    what: '{home} has its root already.',
    next: 'assist-vendor root rotate replaces it; another --home is another vendor.',
  },
  KEY_EXISTS: {
    what: 'There is a key for {purpose} already: {kid}.',
    next: 'assist-vendor key rotate --purpose {purpose} follows it with a new one.',
  },
  KEY_MISSING: {
    what: 'No key for {purpose} is in force here.',
    next: 'Make one: assist-vendor key init --purpose {purpose}; after a revocation or its end: key rotate.',
  },
  KEYS_CHANGED: {
    what: 'Another command replaced or ended that key meanwhile; this one changed nothing.',
    next: 'Look at assist-vendor key list, then give the command again.',
  },
  KEY_FILE_MISSING: {
    what: 'The private half of {kid} is not here: {file}.',
    next: 'Plug in the medium that holds it (for the root: --root-key FILE).',
  },
  FILE_EXISTS: {
    what: '{file} is there already and is not written over.',
    next: 'Choose another --out or move the file away. Nothing was issued.',
  },
  CLOCK_BEHIND: {
    what: 'The ledger ends at {last}, but this clock says {now}.',
    next: 'Set the clock of this machine. Licences must not be dated back.',
  },
  ANCHOR_FILE_UNKNOWN: {
    what: 'No list of anchors was found: {file}.',
    next: 'Start in the source tree, or name the file with --anchor-file.',
  },
  LICENSE_REVOKED: { what: '{lid} was revoked.', next: 'Make a new licence: assist-vendor license create.' },
  LICENSE_REPLACED: {
    what: '{lid} was replaced by {latest} (number {seq}).',
    next: 'Renew or upgrade that one, so that nothing of it is lost.',
  },
  LICENSE_UNDELIVERED: {
    what: '{lid} stands in the ledger, but a crash kept its document from being made.',
    next: 'Issue any licence: the interrupted one is finished first.',
  },
  LICENSE_NOT_RENEWABLE: {
    what: '{lid} is an emergency licence: a bridge for some days.',
    next: 'Renew the licence it stood in for.',
  },
  ALREADY_REVOKED: {
    what: '{lid} is revoked since {from} already.',
    next: 'assist-vendor revocation build puts it into the next list.',
  },
  EMERGENCY_ISSUED: {
    what: 'The installation {installation} got its emergency licence at {at}: {lid}.',
    next: 'There is one each. Make a licence with license create, renew or upgrade.',
  },
  CLOCK_TOKEN_ISSUED: {
    what: 'The installation {installation} got a clock token at {at}: {jti}.',
    next: 'Send that one again (issued/ in the vendor home); a new one can be made when it has run out.',
  },
  REQUEST_WITHOUT_CUSTOMER: {
    what: 'No licence of ours belongs to this request (lid {lid}, customer {customer}).',
    next: 'Name the customer with --customer ID; without any licence make one with license create --from.',
  },
  NODE_TOO_OLD: {
    what: 'Node {found} is too old for this program.',
    next: 'Start it with Node 24: node_modules/.bin/node in the source tree.',
  },
  NOTHING_CHANGES: {
    what: 'This upgrade of {lid} would change nothing.',
    next: 'Say what shall be different, for instance --seats 300 or --modules +helpdesk.',
  },
  CANCELLED: { what: 'Cancelled; nothing was changed.', next: '' },
  LICENSE_NOT_FOUND: { what: 'There is no licence {lid} in the ledger.', next: 'assist-vendor license list --all shows them.' },
  KEY_NOT_FOUND: { what: 'There is no such key: {kid}.', next: 'assist-vendor key list shows them.' },
  FILE_NOT_FOUND: { what: '{file} is not there or is no document.', next: 'Check the path.' },
  TEMPLATE_NOT_FOUND: { what: 'There is no template "{name}".', next: 'There are: {known}.' },
  INTERRUPTED: { what: 'Interrupted.', next: '' },
  STORAGE: { what: 'The disk said {reason}: {file}', next: 'Check space and rights, then start the command again.' },
  DELIVERY_FAILED: {
    what: 'The licence was issued, but {folder} did not take the files ({reason}).',
    next: 'It lies in {file}: copy it from there.',
  },
  OWN_OUTPUT_REFUSED: {
    what: 'What would have been issued would be refused by the product ({fault}); nothing left the house.',
    next: 'Check the clock and the trust set (assist-vendor trust show). If both are right, report this.',
  },
  INTERNAL: { what: 'This should not happen: {reason}', next: 'Please report it with the command you gave.' },
} as const;
