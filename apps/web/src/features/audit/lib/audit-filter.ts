import { AUDIT_ACTIONS, AUDIT_OUTCOMES, type AuditAction, type AuditOutcome } from '@assist/contracts/house';
import { PERIODS, type Period } from './period';

type TopicOf<Action extends string> = Action extends `${infer Topic}.${string}` ? Topic : never;
export type Topic = TopicOf<AuditAction>;

/** What actions are about: their first word. */
export const TOPICS: readonly Topic[] = [...new Set(AUDIT_ACTIONS.map((action) => action.split('.')[0] as Topic))];

/** What stands in the address of the page; everything that is left out does not narrow the list. */
export interface AuditSearch {
  readonly topic?: Topic;
  readonly person?: string;
  /** Left out: the person did it. */
  readonly side?: 'target';
  readonly outcome?: AuditOutcome;
  /** Left out: the last 30 days. */
  readonly period?: Period;
  readonly from?: string;
  readonly to?: string;
}

export const DEFAULT_PERIOD: Period = 'month';

/** Reads the address; what is unknown is left out. */
export function auditSearch(search: Record<string, unknown>): AuditSearch {
  const text = (name: string, form: RegExp): string | undefined => {
    const value = search[name];
    return typeof value === 'string' && form.test(value) ? value : undefined;
  };
  const one = <T extends string>(name: string, choices: readonly T[]): T | undefined =>
    choices.find((choice) => choice === search[name]);
  const read = {
    topic: one('topic', TOPICS),
    person: text('person', /^[0-9a-f-]{36}$/),
    side: one('side', ['target'] as const),
    outcome: one('outcome', AUDIT_OUTCOMES),
    period: one('period', PERIODS),
    from: text('from', /^\d{4}-\d\d-\d\d$/),
    to: text('to', /^\d{4}-\d\d-\d\d$/),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
