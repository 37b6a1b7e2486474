import type { TFunction } from 'i18next';
import { type LicenseView, type ModuleId } from '@assist/contracts';
import { type AuditAction, type AuditEntry, type SettingKey } from '@assist/contracts/house';
import { isBuiltInRole } from '@assist/contracts/people';

/** Of these the refusal itself is the news; others were tried. */
const REFUSALS: ReadonlySet<string> = new Set<AuditAction>([
  'auth.sign_in_refused',
  'license.refused',
  'access.refused',
  'break_glass.refused',
]);

/** An entry as a sentence. */
export function sentenceOf(t: TFunction, entry: AuditEntry): string {
  const words = { ...detailWords(t, entry), who: actorOf(t, entry), whom: whomOf(t, entry), what: whatOf(t, entry) };
  const { action } = entry;
  const sentence = t(`audit.actions.${action as AuditAction}`, {
    ...words,
    defaultValue: t('audit.unknownAction', { who: words.who, action }),
  });
  const isTry = entry.outcome === 'refused' && !REFUSALS.has(action);
  return isTry ? t('audit.refusedTry', { sentence }) : sentence;
}

export function actorOf(t: TFunction, { actor }: AuditEntry): string {
  if (actor.name !== undefined) return actor.name;
  if (actor.kind === 'user') return t('audit.gone');
  if (actor.kind === 'service') return t('audit.service', { name: actor.id ?? '?' });
  return actor.kind === 'anonymous' ? t('audit.anonymous') : t('audit.system');
}

function whomOf(t: TFunction, { target }: AuditEntry): string {
  if (target?.name !== undefined) return target.name;
  return target?.type === 'user' ? t('audit.gone') : t('audit.nobody');
}

/** Settings and modules by their names; of others what was recorded, such as the address that was asked for. */
function whatOf(t: TFunction, { target }: AuditEntry): string {
  if (target === null) return '?';
  if (target.type === 'module') return t(`licence.modules.${target.id as ModuleId}`, { defaultValue: target.id });
  if (target.type !== 'setting') return target.id;
  return t(`house.items.${target.id as SettingKey}.label`, { defaultValue: target.id });
}

/** Names for ids of people; what was recorded otherwise. An id without a name is that of an account that is gone. */
function detailWords(t: TFunction, { detail, people, target }: AuditEntry): Record<string, string> {
  const words = Object.entries(detail).map(([name, value]): [string, string] => {
    if (typeof value !== 'string') return [name, value === null ? '' : String(value)];
    return [name, people[value] ?? (PEOPLE.has(name) ? t('audit.gone') : value)];
  });
  return { ...FILLED, ...Object.fromEntries(words), ...knownWords(t, detail, target) };
}

/** What has a name in each language: built-in roles, roles by their new name, states of the licence. */
function knownWords(
  t: TFunction,
  { nameAfter, state }: AuditEntry['detail'],
  target: AuditEntry['target'],
): { name?: string; state?: string } {
  const id = target?.type === 'role' ? target.id : '';
  return {
    ...(typeof nameAfter === 'string' ? { name: nameAfter } : {}),
    ...(isBuiltInRole(id) ? { name: t(`people.roles.builtIn.${id}`) } : {}),
    ...(typeof state === 'string'
      ? { state: t(`licence.states.${state as LicenseView['state']}`, { defaultValue: state }) }
      : {}),
  };
}

/** Members that hold the id of a person. */
export const PEOPLE: ReadonlySet<string> = new Set(['owner', 'userId', 'requester', 'requestedBy', 'invitedBy']);
/** Variables of sentences, should an old entry lack one. */
const FILLED = {
  ...{ name: '?', model: '?', state: '?', throughSeq: '?', userId: '?', owner: '?', requester: '?' },
  ...{ removed: '?', people: '?' },
};
