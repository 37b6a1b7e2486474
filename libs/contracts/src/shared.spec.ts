import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as contracts from './index.js';
import { exactTextSchema, lineSchema, textSchema } from './shared.js';

const NUL = '\u0000';
const LONE = '\ud800';

describe('text that people write', () => {
  it('loses a NUL that nobody can see, and halves of characters become the replacement character', () => {
    expect(textSchema(100).parse(` a${NUL}b ${LONE} 😀 \n c `)).toBe('ab \ufffd 😀 \n c');
  });

  it('is counted without what was taken out', () => {
    expect(textSchema(2).safeParse(`a${NUL}${NUL}b`).success).toBe(true);
    expect(textSchema(2).safeParse(`${NUL} `).success).toBe(false);
  });
});

describe('a line', () => {
  it('refuses control characters and is well formed', () => {
    expect(lineSchema(10).safeParse(`a${NUL}`).success).toBe(false);
    expect(lineSchema(10).safeParse('a\nb').success).toBe(false);
    expect(lineSchema(10).parse(` ${LONE}a `)).toBe('\ufffda');
  });
});

describe('text that must stay as it is', () => {
  it('refuses NUL, keeps spaces and is well formed', () => {
    expect(exactTextSchema(10).safeParse(`a${NUL}`).success).toBe(false);
    expect(exactTextSchema(10).parse(` a${LONE}`)).toBe(` a\ufffd`);
  });
});

/** The schemas of what is sent to the server; a licence request is a document that it gives. */
const requests = Object.entries(contracts as Readonly<Record<string, unknown>>).filter(
  (entry): entry is [string, z.ZodObject] =>
    /(Request|Query|Draft)Schema$/.test(entry[0]) && entry[0] !== 'licenseRequestSchema' && entry[1] instanceof z.ZodObject,
);

/** One value for every text and number of the schema, else what is valid. */
function filled(schema: z.ZodType, text: string, number: number): unknown {
  const { def } = schema as unknown as { def: { type: string; innerType?: z.ZodType; element?: z.ZodType; entries?: object } };
  if (schema instanceof z.ZodObject) {
    return Object.fromEntries(
      Object.entries(schema.shape).map(([key, value]) => [key, filled(value as z.ZodType, text, number)]),
    );
  }
  if (def.innerType !== undefined) return filled(def.innerType, text, number);
  if (def.element !== undefined) return [filled(def.element, text, number)];
  if (def.type === 'string') return text;
  if (def.type === 'number') return number;
  return def.type === 'enum' ? Object.values(def.entries ?? {})[0] : true;
}

function leaves(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];
}

/** Every field on its own, so that one refused field hides no other. */
function accepted(schema: z.ZodObject, text: string, number: number): unknown[] {
  const body = filled(schema, text, number) as Record<string, unknown>;
  return Object.entries(schema.shape).flatMap(([key, field]) => {
    const parsed = (field as z.ZodType).safeParse(body[key]);
    return parsed.success ? leaves(parsed.data) : [];
  });
}

describe('every request', () => {
  it('is looked at', () => {
    expect(requests.length).toBeGreaterThan(12);
  });

  it.each(requests)('%s lets no NUL and no half character through', (_name, schema) => {
    for (const text of [
      `a${NUL}b@x.example`,
      `${LONE}abcdefghijkl`,
      `http://127.0.0.1:9/v1${NUL}`,
      `http://127.0.0.1:9/${LONE}`,
    ]) {
      for (const value of accepted(schema, text, 1)) expect(String(value)).toMatch(/^[^\0\p{Cs}]*$/u);
    }
  });

  // The helpdesk's `top_k` may be anything by its contract; the use case brings it into bounds.
  it.each(requests.filter(([name]) => name !== 'ragQueryRequestSchema'))(
    '%s bounds its numbers to what every engine can count',
    (_name, schema) => {
      for (const number of [2_147_483_648, Number.MAX_SAFE_INTEGER, -2_147_483_649]) {
        for (const value of accepted(schema, 'a', number)) {
          if (typeof value === 'number') expect(Math.abs(value)).toBeLessThan(2_147_483_648);
        }
      }
    },
  );
});
