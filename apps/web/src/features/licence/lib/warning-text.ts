import type { LicensePreview } from '@assist/contracts';
import type { TFunction } from 'i18next';

type Warning = LicensePreview['warnings'][number];

/** A warning before an import, with modules and quotas by their names. */
export function warningText(t: TFunction, { code, params }: Warning): string {
  const moduleNames = (ids: string): string =>
    ids
      .split(', ')
      .map((id) => t(`licence.modules.${id}`, { defaultValue: id }))
      .join(', ');
  const named = Object.entries(params).map(([name, value]): [string, string | number] => {
    if (name === 'module' || name === 'modules') return [name, moduleNames(String(value))];
    return [name, name === 'quota' ? t(`licence.quotas.${value}`, { defaultValue: String(value) }) : value];
  });
  return t(`licence.previewWarnings.${code}` as string, { ...Object.fromEntries(named), defaultValue: code });
}
