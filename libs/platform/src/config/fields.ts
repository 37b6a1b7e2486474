import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Secret } from './secret.js';

/** By this the generated example says `NAME_FILE` instead of showing a value. */
const IS_SECRET = { format: 'password' } as const;

/**
 * Field types for configuration slices. Values come as YAML (typed) or as environment text, so each field accepts its
 * own type and that type written as text; anything else is a fault, never a silent default.
 */
export function configInteger(limits: { readonly min: number; readonly max: number }): z.ZodType<number> {
  return z.preprocess(
    (value) => (typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value),
    z.number().int().min(limits.min).max(limits.max),
  );
}

export function configFlag(): z.ZodType<boolean> {
  return z.preprocess((value) => {
    if (typeof value !== 'string') return value;
    const text = value.trim().toLowerCase();
    if (['true', '1', 'yes', 'on'].includes(text)) return true;
    return ['false', '0', 'no', 'off'].includes(text) ? false : value;
  }, z.boolean());
}

/** A YAML list, or text separated by commas or semicolons (requirement OW-02). */
export function configList(): z.ZodType<string[]> {
  return z.preprocess(
    (value) =>
      typeof value === 'string'
        ? value
            .split(/[,;]/)
            .map((part) => part.trim())
            .filter((part) => part !== '')
        : value,
    z.array(z.string().min(1)),
  );
}

export function configText(maxLength = 2000): z.ZodString {
  return z.string().trim().min(1).max(maxLength);
}

export function configSecret(minLength = 1): z.ZodType<Secret> {
  return z
    .string()
    .min(minLength)
    .transform((value) => new Secret(value))
    .meta(IS_SECRET) as unknown as z.ZodType<Secret>;
}

/** A YAML map from text to text, in the order in which it is written; in the environment as JSON. */
export function configMap(): z.ZodType<Readonly<Record<string, string>>> {
  return z.preprocess(
    (value) => {
      if (typeof value !== 'string') return value;
      try {
        return JSON.parse(value) as unknown;
      } catch {
        return value;
      }
    },
    z.record(z.string().min(1).max(1000), z.string().min(1).max(200)),
  );
}

/** The path of a file that holds a secret, where no environment name leads to one. */
export function configSecretFile(): z.ZodType<Secret> {
  return z
    .string()
    .min(1)
    .transform((path, ctx) => {
      const text = readText(path.trim())?.replace(/\r?\n$/, '');
      if (text !== undefined && text !== '') return new Secret(text);
      ctx.issues.push({ code: 'custom', message: 'the file cannot be read, or is empty', input: path });
      return z.NEVER;
    }) as unknown as z.ZodType<Secret>;
}

/** Certificates in PEM form, or the path of a file that holds them. */
export function configCertificates(): z.ZodType<string> {
  return z
    .string()
    .min(1)
    .transform((value, ctx) => {
      const text = /-----BEGIN /.test(value) ? value : readText(value.trim());
      if (text !== undefined && /-----BEGIN (TRUSTED )?CERTIFICATE-----/.test(text)) return text;
      ctx.issues.push({ code: 'custom', message: 'must be certificates in PEM form, or a file that holds them', input: value });
      return z.NEVER;
    }) as unknown as z.ZodType<string>;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
