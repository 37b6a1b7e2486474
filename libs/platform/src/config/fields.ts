import { z } from 'zod';
import { Secret } from './secret.js';

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
    .transform((value) => new Secret(value)) as unknown as z.ZodType<Secret>;
}
