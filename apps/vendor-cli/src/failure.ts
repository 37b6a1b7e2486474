import { EXIT, type ExitCode } from './exit-codes.js';

/** Every way a command can end badly, with its exit code; the texts stand in both catalogues under the same names. */
export const FAILURES = {
  COMMAND_UNKNOWN: EXIT.usage,
  COMMAND_INCOMPLETE: EXIT.usage,
  ARGUMENT_MISSING: EXIT.usage,
  ARGUMENT_UNEXPECTED: EXIT.usage,
  OPTION_UNKNOWN: EXIT.usage,
  OPTION_TWICE: EXIT.usage,
  OPTION_NEEDS_VALUE: EXIT.usage,
  OPTION_INVALID: EXIT.usage,
  OPTION_MISSING: EXIT.usage,
  OPTIONS_CLASH: EXIT.usage,
  CONFIRMATION_NEEDED: EXIT.usage,
  PASSPHRASE_UNREACHABLE: EXIT.usage,
  PASSPHRASE_WEAK: EXIT.usage,
  PASSPHRASES_DIFFER: EXIT.usage,
  MODULE_TWICE: EXIT.usage,
  CUSTOMER_UNKNOWN: EXIT.usage,
  TEMPLATE_INVALID: EXIT.usage,
  UNKNOWN_MODULE: EXIT.usage,
  UNKNOWN_QUOTA: EXIT.usage,
  NO_MODULE: EXIT.usage,
  END_MISSING: EXIT.usage,
  END_UNWANTED: EXIT.usage,
  END_BEFORE_START: EXIT.usage,
  END_PASSED: EXIT.usage,
  MAINTENANCE_MISSING: EXIT.usage,
  NODES_NEED_OPEN_BINDING: EXIT.usage,
  NEED_TOO_HIGH: EXIT.usage,
  WARN_DAYS: EXIT.usage,
  CLAIM_INVALID: EXIT.usage,
  PASSPHRASE_WRONG: EXIT.integrity,
  KEY_FILE_DAMAGED: EXIT.integrity,
  HOME_DAMAGED: EXIT.integrity,
  LEDGER_BROKEN: EXIT.integrity,
  DOCUMENT_NOT_IN_LEDGER: EXIT.integrity,
  DOCUMENT_REFUSED: EXIT.integrity,
  LOCK_HELD: EXIT.lockHeld,
  HOME_MISSING: EXIT.precondition,
  HOME_OF_ANOTHER_VERSION: EXIT.precondition,
  ROOT_EXISTS: EXIT.precondition,
  KEY_EXISTS: EXIT.precondition,
  KEY_MISSING: EXIT.precondition,
  KEY_FILE_MISSING: EXIT.precondition,
  FILE_EXISTS: EXIT.precondition,
  CLOCK_BEHIND: EXIT.precondition,
  ANCHOR_FILE_UNKNOWN: EXIT.precondition,
  LICENSE_REVOKED: EXIT.precondition,
  LICENSE_REPLACED: EXIT.precondition,
  LICENSE_UNDELIVERED: EXIT.precondition,
  LICENSE_NOT_RENEWABLE: EXIT.precondition,
  ALREADY_REVOKED: EXIT.precondition,
  EMERGENCY_ISSUED: EXIT.precondition,
  CLOCK_TOKEN_ISSUED: EXIT.precondition,
  REQUEST_WITHOUT_CUSTOMER: EXIT.usage,
  NODE_TOO_OLD: EXIT.precondition,
  NOTHING_CHANGES: EXIT.precondition,
  CANCELLED: EXIT.cancelled,
  LICENSE_NOT_FOUND: EXIT.notFound,
  KEY_NOT_FOUND: EXIT.notFound,
  FILE_NOT_FOUND: EXIT.notFound,
  TEMPLATE_NOT_FOUND: EXIT.notFound,
  INTERRUPTED: EXIT.interrupted,
  STORAGE: EXIT.internal,
  DELIVERY_FAILED: EXIT.internal,
  OWN_OUTPUT_REFUSED: EXIT.internal,
  INTERNAL: EXIT.internal,
} as const satisfies Readonly<Record<string, ExitCode>>;
export type FailureCode = keyof typeof FAILURES;
export type FailureParams = Readonly<Record<string, string | number>>;

/** Ends a command; only `run.ts` catches it. `params` hold no secret. */
export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly params: FailureParams = {},
    readonly exit: ExitCode = FAILURES[code],
  ) {
    super(code);
    this.name = 'Failure';
  }
}
