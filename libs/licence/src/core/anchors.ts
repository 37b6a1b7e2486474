/** The worlds a build or a licence belongs to; nothing of one counts in the other. */
export type LicenseEnv = 'production' | 'test';

/** A root key. It comes from this file or from a constructor in tests, never from the environment or a folder. */
export interface Anchor {
  readonly env: LicenseEnv;
  /** base64url of the 32 bytes. */
  readonly publicKey: string;
}

/**
 * The public root keys this build trusts. `assist-vendor root init --write-anchor` adds lines; the private halves stay
 * offline. Empty, the product still starts, as an evaluation.
 */
export const ANCHORS: readonly Anchor[] = [];
