import { z } from 'zod';

const envelopeSchema = z.object({ payload: z.string() });

/** What a signed file says, unverified: only for files whose signature or hash was checked before. */
export function payloadOfFile(bytes: Uint8Array): unknown {
  return JSON.parse(payloadTextOfFile(bytes));
}

export function payloadTextOfFile(bytes: Uint8Array): string {
  const { payload } = envelopeSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  return Buffer.from(payload, 'base64url').toString('utf8');
}
