import type { BreakGlassState, BreakGlassStep } from '@assist/contracts/house';
import type { BreakGlassEntity } from './break-glass.entity.js';

/**
 * What a request is now. The clock closes it before the work that writes that down has run; a clock that was set back
 * to before the decision opens nothing.
 */
export function stateOf(grant: BreakGlassEntity, now: number): BreakGlassState {
  if (grant.state === 'requested') return now >= grant.requestedAt && now < grant.decideBy ? 'requested' : 'lapsed';
  if (grant.state !== 'approved') return grant.state;
  return now >= (grant.decidedAt ?? Infinity) && now < (grant.readUntil ?? 0) ? 'approved' : 'expired';
}

/** What this administrator can do with it now. */
export function stepsOf(grant: BreakGlassEntity, userId: string, now: number): BreakGlassStep[] {
  const state = stateOf(grant, now);
  const isRequester = grant.requesterId === userId;
  if (state === 'requested' && isRequester) return ['end'];
  if (state === 'requested') return isSecondPerson(grant, userId) ? ['approve', 'decline'] : [];
  if (state !== 'approved') return [];
  return [...(isRequester ? (['read'] as const) : []), ...(isRequester || grant.deciderId === userId ? (['end'] as const) : [])];
}

/** Four eyes, and none of them those of the person concerned. */
export function isSecondPerson(grant: BreakGlassEntity, userId: string): boolean {
  return grant.requesterId !== userId && grant.personId !== userId;
}
