import type { z } from 'zod';
import { decodeUtf8 } from './encoding.js';
import { refuse } from './refusal.js';
import { parseExact } from './strict-json.js';

/** What a signed payload says, as its schema reads it. Refuses with `LIC_SCHEMA`. */
export function readPayload<S extends z.ZodType>(payload: Uint8Array, schema: S): z.output<S> {
  return parseOrRefuse(schema, payloadJson(payload));
}

/** The one reading of a payload. Refuses with `LIC_SCHEMA`. */
export function payloadJson(payload: Uint8Array): unknown {
  return parseExact(decodeUtf8(payload, 'LIC_SCHEMA'), 'LIC_SCHEMA');
}

/** Refuses with `LIC_SCHEMA`; `claim` is the path of the first fault, never its value. */
export function parseOrRefuse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) refuse('LIC_SCHEMA', { claim: parsed.error.issues[0]?.path.join('.') ?? '' });
  return parsed.data;
}
