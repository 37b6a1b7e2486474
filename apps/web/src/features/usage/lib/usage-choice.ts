import { USAGE_DIMENSIONS, type UsageDimension, type UsageMeasure, type UsageQuery } from '@assist/contracts/house';

export const PERIODS = ['7', '30', '90', '365'] as const;
export type Period = (typeof PERIODS)[number];

export interface UsageChoice {
  readonly measure: UsageMeasure;
  readonly by: UsageDimension;
  readonly period: Period;
}

/** Tokens are used by models, documents are kept by people. */
const OF_MODELS: readonly UsageMeasure[] = ['requests', 'tokens'];
const DAY_MS = 24 * 3600_000;

/** By what a measure can be shown; by person only where the house allows it. */
export function dimensionsOf(measure: UsageMeasure, perPerson: boolean): readonly UsageDimension[] {
  return USAGE_DIMENSIONS.filter((by) => (by === 'model' ? OF_MODELS.includes(measure) : by === 'group' || perPerson));
}

/** Another measure may not be known by what is shown now. */
export function withMeasure(choice: UsageChoice, measure: UsageMeasure): UsageChoice {
  const by = choice.by === 'model' && !OF_MODELS.includes(measure) ? 'group' : choice.by;
  return { ...choice, measure, by };
}

/** Whole days (UTC), as the server counts them. */
export function queryOf({ measure, by, period }: UsageChoice, now: number): UsageQuery {
  const day = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
  return { measure, by, from: day(now - (Number(period) - 1) * DAY_MS), to: day(now) };
}
