import { z } from 'zod';
import type { LicenseEnv } from './anchors.js';
import { instantSchema } from './instant.js';
import { ulidSchema } from './license-claims.js';
import { readPayload } from './read-payload.js';
import { checked, refuse, type Checked } from './refusal.js';
import { checkKeyTime, openSigned } from './signed-document.js';
import type { TrustSet } from './trust-set.js';

const entrySchema = z.object({ lid: ulidSchema, from: instantSchema, reason: z.string().max(500) });

/** Payload of `revocation.json`, version 1; other members are ignored. */
const revocationPayloadSchema = z.object({
  ver: z.literal(1),
  number: z.int().min(1),
  iat: instantSchema,
  entries: z.array(entrySchema),
});
export type RevocationPayload = z.input<typeof revocationPayloadSchema>;
export type RevocationEntry = Readonly<z.output<typeof entrySchema>>;

declare const verified: unique symbol;
/** Which licences the vendor took back. Only `loadRevocationList` makes one. */
export interface RevocationList {
  readonly [verified]: true;
  /** A list of the test world says nothing about a production licence. */
  readonly env: LicenseEnv;
  readonly number: number;
  readonly iat: number;
  readonly entries: readonly RevocationEntry[];
}

export interface RevocationLoadOptions {
  readonly trust: readonly TrustSet[];
  /** The highest list number seen so far, per world. */
  readonly seen?: Readonly<Partial<Record<LicenseEnv, number>>>;
}

/**
 * Reads `revocation.json`. Refused with the codes of steps 2 to 5 and 8, `LIC_SCHEMA`, or `LIC_SUPERSEDED` when a list
 * with a higher number was seen.
 */
export async function loadRevocationList(bytes: Uint8Array, options: RevocationLoadOptions): Promise<Checked<RevocationList>> {
  return checked(async () => {
    const document = await openSigned(bytes, 'revocation', options.trust);
    const { number, iat, entries } = readPayload(document.payload, revocationPayloadSchema);
    checkKeyTime(document.key, { iat, pinned: false });
    const env = document.trust.env;
    const highest = options.seen?.[env] ?? 0;
    if (number < highest) refuse('LIC_SUPERSEDED', { number, highest });
    return { env, number, iat, entries } as unknown as RevocationList;
  });
}

/** Step 9: the entry that ends this licence at `now`, in the list of its world with the highest number. */
export function revocationOf(
  license: { readonly lid: string; readonly env: LicenseEnv },
  lists: readonly RevocationList[],
  now: number,
): RevocationEntry | undefined {
  const newest = lists
    .filter((list) => list.env === license.env)
    .reduce<RevocationList | undefined>(
      (best, list) => (best !== undefined && best.number >= list.number ? best : list),
      undefined,
    );
  return newest?.entries.find((entry) => entry.lid === license.lid && entry.from <= now);
}
