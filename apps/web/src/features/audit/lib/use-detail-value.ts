import type { ErrorCode } from '@assist/contracts';
import type { AuditEntry } from '@assist/contracts/house';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import type { DetailValue } from './detail-rows';
import { PEOPLE } from './entry-words';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** How a recorded value is written for people: names, dates, yes and no. */
export function useDetailValue(entry: AuditEntry): (name: string, value: DetailValue) => string {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const fieldLabel = (name: string): string => (i18n.exists(`audit.fields.${name}`) ? t(`audit.fields.${name as 'name'}`) : name);
  const one = (name: string, value: string): string => {
    const person = entry.people[value];
    if (person !== undefined) return person;
    if (PEOPLE.has(name)) return t('audit.gone');
    if (INSTANT.test(value)) return format.dateTime(value);
    if (/^[a-z_]+$/.test(value) && i18n.exists(`audit.values.${value}`)) return t(`audit.values.${value as 'read'}`);
    return /^[A-Z_]+$/.test(value) && i18n.exists(`errors.${value}`) ? t(`errors.${value as ErrorCode}`) : value;
  };
  return (name, value) => {
    if (value === null) return t('audit.none');
    if (typeof value === 'boolean') return value ? t('audit.yes') : t('audit.no');
    if (typeof value === 'number') return format.number(value);
    if (typeof value === 'string') return one(name, value);
    if (name === 'changed') return value.map((item) => fieldLabel(item)).join(', ');
    // A long reason was recorded in parts.
    if (name === 'reason') return value.join('');
    return value.length === 0 ? t('audit.none') : value.map((item) => one(name, item)).join(', ');
  };
}
