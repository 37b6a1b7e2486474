import type { LicenseDiff } from '@assist/contracts';
import type { LicenseSnapshot } from '../../core/index.js';
import { isoOrNull } from '../view/license-view.js';

type Value = string | number | null;

interface Claim {
  readonly value: Value;
  /** What more of it is: a higher number or later instant, none for names. Null as a value is unlimited where `isOpen`. */
  readonly isOrdered?: boolean;
  readonly isOpen?: boolean;
}

/**
 * What another licence would change, claim by claim, only where something differs. A module that comes or goes is one
 * line; of a module that stays, each quota is.
 */
export function licenseDiff(before: LicenseSnapshot, after: LicenseSnapshot): LicenseDiff[] {
  const [old, fresh] = [claimsOf(before), claimsOf(after)];
  const names = [...new Set([...old.keys(), ...fresh.keys()])];
  return [
    ...names.flatMap((claim) => compare(claim, old.get(claim), fresh.get(claim))),
    ...moduleDiff(modulesOf(before), modulesOf(after)),
  ];
}

function claimsOf({ state, level, claims, limits, expiresAt, graceUntil }: LicenseSnapshot): ReadonlyMap<string, Claim> {
  const text = (value: string | undefined): Claim => ({ value: value ?? null });
  const ordered = (value: Value): Claim => ({ value, isOrdered: true });
  return new Map<string, Claim>([
    ['state', text(state)],
    ['level', text(level)],
    ['customer.id', text(claims?.customer.id)],
    ['customer.name', text(claims?.customer.name)],
    ['edition', text(claims?.edition)],
    ['kind', text(claims?.kind)],
    ['exp', { value: isoOrNull(expiresAt), isOrdered: true, isOpen: true }],
    ['graceUntil', { value: isoOrNull(graceUntil), isOrdered: true, isOpen: true }],
    ['maintenanceUntil', { value: isoOrNull(claims?.maintenanceUntil), isOrdered: true, isOpen: true }],
    ['limits.seats', ordered(limits.seats)],
    ['limits.seatTolerancePct', ordered(limits.seatTolerancePct)],
    ['limits.nodes', ordered(limits.nodes)],
    ['bind.mode', text(claims?.bind.mode ?? 'none')],
    ['bind.host', text(claims?.bind.mode === 'hostname' ? claims.bind.host : undefined)],
    ['bind.need', { value: claims?.bind.mode === 'fingerprint' ? claims.bind.need : null }],
    ['support.level', text(claims?.support.level)],
    ['support.email', text(claims?.support.email)],
    ['support.phone', text(claims?.support.phone)],
  ]);
}

type Modules = ReadonlyMap<string, Readonly<Record<string, number | undefined>>>;

function modulesOf({ modules }: LicenseSnapshot): Modules {
  return new Map(Object.entries(modules).flatMap(([name, quotas]) => (quotas === undefined ? [] : [[name, quotas] as const])));
}

function moduleDiff(before: Modules, after: Modules): LicenseDiff[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name): LicenseDiff[] => {
    const [old, fresh] = [before.get(name), after.get(name)];
    const claim = `modules.${name}`;
    if (old === undefined) return [{ claim, before: null, after: 'licensed', kind: 'gained' }];
    if (fresh === undefined) return [{ claim, before: 'licensed', after: null, kind: 'lost' }];
    const quota = (value: number | undefined): Claim => ({ value: value ?? null, isOrdered: true, isOpen: true });
    return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((key) =>
      compare(`${claim}.${key}`, quota(old[key]), quota(fresh[key])),
    );
  });
}

function compare(claim: string, before: Claim | undefined, after: Claim | undefined): LicenseDiff[] {
  const [old, fresh] = [before?.value ?? null, after?.value ?? null];
  if (old === fresh) return [];
  const { isOrdered = false, isOpen = false } = after ?? before ?? { value: null };
  return [{ claim, before: old, after: fresh, kind: isOrdered ? direction(old, fresh, isOpen) : 'changed' }];
}

/** Null is more than everything where it means no limit; else there is nothing to compare with. */
function direction(old: Value, fresh: Value, isOpen: boolean): LicenseDiff['kind'] {
  if (old === null || fresh === null) {
    if (!isOpen) return 'changed';
    return fresh === null ? 'gained' : 'lost';
  }
  return fresh > old ? 'gained' : 'lost';
}
