import { USAGE_DIMENSIONS, type UsageDimension, type UsageMeasure, type UsageQuery } from '@assist/contracts/house';
import { lastDays } from '../../../lib/format/last-days';

export const PERIODS = ['7', '30', '90', '365'] as const;
export type Period = (typeof PERIODS)[number];

export interface UsageChoice {
  readonly measure: UsageMeasure;
  readonly by: UsageDimension;
  readonly period: Period;
}

/** Tokens are used by models, documents are kept by people. */
const OF_MODELS: readonly UsageMeasure[] = ['requests', 'tokens'];

/** By what a measure can be shown; by person only where the house allows it. */
export function dimensionsOf(measure: UsageMeasure, perPerson: boolean): readonly UsageDimension[] {
  return USAGE_DIMENSIONS.filter((by) => (by === 'model' ? OF_MODELS.includes(measure) : by === 'group' || perPerson));
}

/** Another measure may not be known by what is shown now. */
export function withMeasure(choice: UsageChoice, measure: UsageMeasure): UsageChoice {
  const by = choice.by === 'model' && !OF_MODELS.includes(measure) ? 'group' : choice.by;
  return { ...choice, measure, by };
}

export function queryOf({ measure, by, period }: UsageChoice, now: number): UsageQuery {
  return { measure, by, ...lastDays(Number(period), now) };
}
