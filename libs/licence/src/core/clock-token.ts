import { z } from 'zod';
import { DAY_MS, instantSchema } from './instant.js';
import { ulidSchema } from './license-claims.js';
import { readPayload } from './read-payload.js';
import { checked, refuse, type Checked } from './refusal.js';
import { checkKeyTime, openSigned } from './signed-document.js';
import type { TrustSet } from './trust-set.js';
import type { BuildFacts } from './verify-context.js';

const MAX_LIFE_MS = 7 * DAY_MS;

/** Payload of a clock token, version 1; other members are ignored. The issuer and the product both use it. */
export const clockTokenPayloadSchema = z
  .object({
    ver: z.literal(1),
    installationId: z.string().regex(/^[A-Z2-7]{26}$/),
    jti: ulidSchema,
    iat: instantSchema,
    exp: instantSchema,
    highWater: instantSchema,
  })
  .refine((token) => token.iat < token.exp && token.exp <= token.iat + MAX_LIFE_MS, { path: ['exp'] })
  .refine((token) => token.highWater <= token.exp, { path: ['highWater'] });
export type ClockTokenPayload = z.input<typeof clockTokenPayloadSchema>;

/** A repair of the time marks: from now on nothing later than `highWater` was seen, but what the vendor signed. */
export interface ClockToken {
  readonly jti: string;
  readonly highWater: number;
}

export interface ClockTokenContext {
  readonly trust: readonly TrustSet[];
  readonly build: Pick<BuildFacts, 'env'>;
  readonly installationId: string;
  /** The `jti` of the tokens that were used. */
  readonly used: readonly string[];
  /** The machine's own clock: the effective time is what is wrong. */
  readonly wall: number;
}

/**
 * Reads a clock token. Refused with the codes of steps 2 to 5 and 8, `LIC_SCHEMA`, `LIC_WRONG_ENVIRONMENT`,
 * `LIC_WRONG_HOST` (another installation), `LIC_SUPERSEDED` (used already), `LIC_NOT_YET_VALID` or `LIC_EXPIRED`.
 */
export async function loadClockToken(bytes: Uint8Array, context: ClockTokenContext): Promise<Checked<ClockToken>> {
  return checked(async () => {
    const document = await openSigned(bytes, 'clock', context.trust);
    const token = readPayload(document.payload, clockTokenPayloadSchema);
    const { env } = context.build;
    if (document.trust.env !== env) refuse('LIC_WRONG_ENVIRONMENT', { found: document.trust.env, expected: env });
    checkKeyTime(document.key, { iat: token.iat, pinned: false });
    if (token.installationId !== context.installationId) refuse('LIC_WRONG_HOST', { found: token.installationId });
    if (context.used.includes(token.jti)) refuse('LIC_SUPERSEDED', { fact: 'used' });
    if (token.iat - DAY_MS > context.wall) refuse('LIC_NOT_YET_VALID', { nbf: token.iat });
    if (context.wall > token.exp) refuse('LIC_EXPIRED', { exp: token.exp });
    return { jti: token.jti, highWater: token.highWater };
  });
}
