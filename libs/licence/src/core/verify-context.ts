import type { LicenseEnv } from './anchors.js';
import type { RevocationList } from './revocation-list.js';
import type { TrustSet } from './trust-set.js';

/** What this build is, compiled into it. */
export interface BuildFacts {
  readonly product: string;
  readonly issuer: string;
  readonly env: LicenseEnv;
  /** Milliseconds since the epoch. */
  readonly builtAt: number;
}

/** What the host says of itself. */
export interface HostFacts {
  /** Made by `bindComponent`; what cannot be read is left out and does not match. */
  readonly components: readonly string[];
  /** Host of the public URL, null when none is configured. */
  readonly publicHost: string | null;
}

/** The highest activated licence of a customer for a product. */
export interface SeqMark {
  readonly product: string;
  readonly customerId: string;
  readonly seq: number;
}

/** Since when a licence lacks its host; begins once for each licence. */
export interface BindGrace {
  readonly lid: string;
  readonly startedAt: number;
}

/** What the installation remembers between two looks. */
export interface StoredFacts {
  readonly seqMarks: readonly SeqMark[];
  /** A licence was active once: the evaluation is over for good. */
  readonly everActivated: boolean;
  /** Null before the first start is recorded: the evaluation begins now. */
  readonly evaluationStartedAt: number | null;
  readonly bindGrace: BindGrace | null;
}

/** Everything `verify` knows besides the document. */
export interface VerifyContext {
  /** The highest valid set of each world. */
  readonly trust: readonly TrustSet[];
  readonly revocations: readonly RevocationList[];
  readonly build: BuildFacts;
  readonly host: HostFacts;
  readonly stored: StoredFacts;
  /** The effective time (system clock with its rollback defence applied), milliseconds since the epoch. */
  readonly now: number;
}
