import type { LicenseView } from '@assist/contracts';
import type { TFunction } from 'i18next';
import { ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { LicenceHistory } from './licence-history';

type Admin = NonNullable<LicenseView['admin']>;

/** What support asks for: numbers, fingerprints, binding, history. Closed until somebody needs it. */
export function LicenceDetailsCard({ admin }: { readonly admin: Admin }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { binding } = admin;
  const facts: ReadonlyArray<readonly [label: string, value: string | null]> = [
    [t('licence.statement.installation'), admin.installationId],
    [t('licence.rootFingerprint'), admin.rootFingerprints.join('\n')],
    [t('licence.statement.number'), admin.lid === null ? null : `${admin.lid}, ${t('licence.seq', { seq: admin.seq ?? 0 })}`],
    [t('licence.issuedAt'), admin.issuedAt === null ? null : format.date(admin.issuedAt)],
    [t('licence.maintenanceUntil'), admin.maintenanceUntil === null ? null : format.date(admin.maintenanceUntil)],
    [t('licence.bindingTitle'), bindingText(t, binding)],
    [t('licence.ownComponents'), binding.components.map(({ value }) => value).join('\n')],
  ];
  return (
    <details className="group rounded-xl border border-line bg-raised">
      <summary className="flex cursor-pointer items-center justify-between gap-3 rounded-xl p-4 font-semibold sm:p-5">
        {t('licence.detailsTitle')}
        <ChevronDown aria-hidden="true" className="size-5 text-ink-faint transition-transform group-open:rotate-180" />
      </summary>
      <div className="space-y-5 border-t border-line p-4 sm:p-5">
        <dl className="space-y-3">
          {facts.map(([label, value]) =>
            value === null || value === '' ? null : (
              <div key={label}>
                <dt className="text-sm text-ink-faint">{label}</dt>
                <dd className="text-sm break-all whitespace-pre-line">{value}</dd>
              </div>
            ),
          )}
        </dl>
        <LicenceHistory history={admin.history} />
      </div>
    </details>
  );
}

function bindingText(t: TFunction, binding: Admin['binding']): string {
  if (binding.mode === 'hostname') {
    return t('licence.boundToName', {
      licensed: binding.host?.licensed ?? '',
      configured: binding.host?.configured ?? t('licence.none'),
    });
  }
  return binding.mode === 'none'
    ? t('licence.notBound')
    : t('licence.boundToHost', { matched: binding.matched, need: binding.need });
}
