import { Failure } from '../failure.js';

/** A whole number of an option, or undefined where it was not given. Ends with `OPTION_INVALID`. */
export function readNumber(
  option: string,
  text: string | undefined,
  range: { readonly min: number; readonly max: number },
): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value >= range.min && value <= range.max) return value;
  throw new Failure('OPTION_INVALID', { option, expected: `${range.min} … ${range.max}` });
}

/** `60,30,14`; an empty list is written `0`. */
export function readNumbers(option: string, text: string | undefined): number[] | undefined {
  if (text === undefined) return undefined;
  if (text === '0') return [];
  return text.split(',').map((part) => readNumber(option, part.trim(), { min: 1, max: 3650 }) ?? 0);
}

/** One of a few words. Ends with `OPTION_INVALID`. */
export function readWord<W extends string>(option: string, text: string | undefined, words: readonly W[]): W | undefined {
  if (text === undefined) return undefined;
  const word = words.find((known) => known === text);
  if (word === undefined) throw new Failure('OPTION_INVALID', { option, expected: words.join(', ') });
  return word;
}

/** Ends with `OPTION_MISSING`. */
export function required<T>(option: string, value: T | undefined): T {
  if (value === undefined) throw new Failure('OPTION_MISSING', { option });
  return value;
}
