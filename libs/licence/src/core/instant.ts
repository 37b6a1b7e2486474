import { z } from 'zod';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/**
 * A UTC instant in the one spelling `YYYY-MM-DDTHH:MM:SSZ` (a profile of RFC 3339); gives milliseconds since the epoch.
 * A day or an hour that does not exist is refused instead of being moved to the next one.
 */
export const instantSchema = z
  .string()
  .regex(INSTANT)
  .refine((text) => formatInstant(Date.parse(text)) === text)
  .transform((text) => Date.parse(text));

/** The text of an instant, its milliseconds cut off. */
export function formatInstant(atMs: number): string {
  return Number.isNaN(atMs) ? '' : `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}
