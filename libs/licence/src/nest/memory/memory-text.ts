import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { LicenseMemory, VersionMark } from '../../core/index.js';
import type { InstallationKey } from '../installation/installation-key.js';

/** The highest numbers of trust sets and revocation lists seen, per world. */
export interface SeenNumbers {
  readonly trust: Readonly<Record<string, VersionMark>>;
  readonly revocation: Readonly<Record<string, number>>;
}

/** What stands in the row. The file has no numbers: a restored database must not refuse its own documents. */
export interface Remembered extends LicenseMemory {
  readonly seen: SeenNumbers;
}

const instant = z.number();
const count = z.int().min(0);
const pendingSchema = z.object({ uptimeMs: z.number().min(0), allowedMs: z.number().min(0), wall: z.number() });

const rememberedSchema = z.object({
  evaluation: z.object({ startedAt: instant, basis: z.enum(['firm', 'pending', 'moved']) }),
  everActivated: z.boolean(),
  seqMarks: z.array(z.object({ product: z.string(), customerId: z.string(), seq: count })),
  bindGrace: z.object({ lid: z.string(), startedAt: instant }).nullable(),
  clock: z.object({
    highWater: instant,
    repairs: count,
    pending: pendingSchema.nullable(),
    mistaken: instant.nullable(),
  }),
  clockTokens: z.array(z.string()),
  emergencies: z.array(z.object({ lid: z.string(), fingerprint: z.string(), endsAt: instant, hasEnded: z.boolean() })),
  marksLost: count,
  seen: z.object({
    trust: z.record(z.string(), z.object({ n: count, iat: instant })),
    revocation: z.record(z.string(), count),
  }),
});

export const NOTHING_SEEN: SeenNumbers = { trust: {}, revocation: {} };

/** The memory in a signed text, null when the text is none. */
export function parseMemory(text: string): Remembered | null {
  try {
    const parsed = rememberedSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The place is signed too: a row is no file. */
export function macOf(text: string, place: 'row' | 'file', key: InstallationKey): string {
  return createHmac('sha256', key.hmacKey(`license-${place}`))
    .update(text)
    .digest('hex');
}

export function macHolds(
  found: { readonly text: string; readonly mac: string },
  place: 'row' | 'file',
  key: InstallationKey,
): boolean {
  const expected = Buffer.from(macOf(found.text, place, key));
  const given = Buffer.from(found.mac);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
