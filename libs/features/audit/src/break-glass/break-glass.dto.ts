import type { BreakGlass } from '@assist/contracts/house';
import { isoOrNull } from '@assist/kernel';
import type { BreakGlassEntity } from './break-glass.entity.js';
import { stateOf, stepsOf } from './grant-state.js';

/** What a row alone does not tell. */
export interface GrantView {
  readonly names: ReadonlyMap<string, string>;
  readonly openedChats: number;
  /** Who looks at it, and when. */
  readonly userId: string;
  readonly now: number;
  readonly isEnabled: boolean;
}

export function toBreakGlass(grant: BreakGlassEntity, view: GrantView): BreakGlass {
  const { names, openedChats, userId, now } = view;
  const who = (id: string): BreakGlass['person'] => ({ id, name: names.get(id) ?? null });
  const steps = stepsOf(grant, userId, now).filter((step) => view.isEnabled || step === 'end' || step === 'decline');
  return {
    id: grant.id,
    state: stateOf(grant, now),
    requester: who(grant.requesterId),
    person: who(grant.personId),
    decider: grant.deciderId === null ? null : who(grant.deciderId),
    reason: grant.reason,
    hours: grant.hours,
    requestedAt: instant(grant.requestedAt),
    decideBy: instant(grant.decideBy),
    decidedAt: isoOrNull(grant.decidedAt),
    readUntil: isoOrNull(grant.readUntil),
    endedAt: isoOrNull(grant.endedAt),
    openedChats,
    acknowledgedAt: isoOrNull(grant.acknowledgedAt),
    steps,
  };
}

export function instant(at: number): string {
  return new Date(at).toISOString();
}
