import type { LicenseDiff } from '@assist/contracts';
import type { TFunction } from 'i18next';

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** What changed, in words: `modules.rag.documents` is `Dokumente und Suche: Dokumente`. */
export function claimText(t: TFunction, claim: string): string {
  const [head, module, quota] = claim.split('.');
  if (head !== 'modules' || module === undefined) {
    return t(`licence.claims.${claim.replaceAll('.', '_')}`, { defaultValue: claim });
  }
  const name = t(`licence.modules.${module}`, { defaultValue: module });
  if (quota === undefined) return t('licence.claims.module', { module: name });
  return `${name}: ${t(`licence.quotas.${quota}`, { defaultValue: quota })}`;
}

export interface Formats {
  readonly date: (instant: string) => string;
  readonly number: (value: number) => string;
}

/** A value of a claim. Null means none, and for quotas that there is no limit. */
export function claimValue(
  t: TFunction,
  { claim }: Pick<LicenseDiff, 'claim'>,
  value: LicenseDiff['before'],
  format: Formats,
): string {
  const parts = claim.split('.');
  if (value === null) return t(parts[0] === 'modules' && parts.length === 3 ? 'licence.unlimited' : 'licence.none');
  if (typeof value === 'number') return format.number(value);
  if (parts[0] === 'modules') return t('licence.licensed');
  if (claim === 'state') return t(`licence.states.${value}`, { defaultValue: value });
  if (claim === 'level') return t(`licence.levels.${value}`, { defaultValue: value });
  if (claim === 'bind.mode' || claim === 'kind') return t(`licence.claimValues.${value}`, { defaultValue: value });
  return INSTANT.test(value) ? format.date(value) : value;
}
