import { z } from 'zod';
import { instantSchema } from './instant.js';
import { ulidSchema } from './license-claims.js';
import { readPayload } from './read-payload.js';
import { checked, type Checked } from './refusal.js';
import { checkKeyTime, openSigned } from './signed-document.js';
import type { TrustSet } from './trust-set.js';

/** A signed document inside of another one: its three texts, which are its bytes. */
const envelopeSchema = z.strictObject({ protected: z.string(), payload: z.string(), signature: z.string() });

/**
 * Payload of `<sha256(lid)>.json` on the vendor's file server, version 1; other members are ignored. `status` is for
 * people: what the answer does, it does through the documents in it.
 */
export const onlinePayloadSchema = z.object({
  ver: z.literal(1),
  lid: ulidSchema,
  status: z.string().max(40),
  iat: instantSchema,
  trust: envelopeSchema.optional(),
  revocation: envelopeSchema.optional(),
});
export type OnlinePayload = z.input<typeof onlinePayloadSchema>;

export interface OnlineStatus {
  readonly lid: string;
  readonly status: string;
  readonly iat: number;
  /** Files, to be imported like any others. */
  readonly trust: Uint8Array | null;
  readonly revocation: Uint8Array | null;
}

/** Reads an answer of the online check. Refused with the codes of steps 2 to 5 and 8, or `LIC_SCHEMA`. */
export async function loadOnlineStatus(bytes: Uint8Array, trust: readonly TrustSet[]): Promise<Checked<OnlineStatus>> {
  return checked(async () => {
    const document = await openSigned(bytes, 'online', trust);
    const { lid, status, iat, ...companions } = readPayload(document.payload, onlinePayloadSchema);
    checkKeyTime(document.key, { iat, pinned: false });
    return { lid, status, iat, trust: fileOf(companions.trust), revocation: fileOf(companions.revocation) };
  });
}

function fileOf(envelope: z.infer<typeof envelopeSchema> | undefined): Uint8Array | null {
  return envelope === undefined ? null : Buffer.from(JSON.stringify(envelope));
}
