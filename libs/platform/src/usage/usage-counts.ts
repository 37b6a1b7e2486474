/** What is counted. All add up over a day. */
export const COUNTED = ['questions', 'requests', 'inputTokens', 'outputTokens', 'documents', 'uploadedBytes'] as const;
export type UsageCounts = Partial<Readonly<Record<(typeof COUNTED)[number], number>>>;

/** One line of the book: who, when, with what. */
export interface UsageKey {
  readonly day: string;
  readonly userId: string;
  readonly model: string;
}

export const NO_MODEL = '';
export const NOBODY = '';
const MAX_MODEL_LENGTH = 200;

/** The day of an instant, in UTC. */
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** A model's name fit to be stored: bounded, on every engine the same. */
export function modelName(name: string): string {
  return name
    .replace(/\p{Cs}|\0/gu, '\ufffd')
    .slice(0, MAX_MODEL_LENGTH)
    .replace(/\p{Cs}$/u, '\ufffd');
}

export function sumOf(one: UsageCounts, other: UsageCounts): UsageCounts {
  return Object.fromEntries(COUNTED.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}
