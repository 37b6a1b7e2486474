import type { LicenseView } from '@assist/contracts';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Note } from '../../../ui/note';

type Admin = NonNullable<LicenseView['admin']>;

/** What an administrator should look at beside the state, each with what to do. */
export function LicenceNotes({ admin }: { readonly admin: Admin }): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const quotas = admin.warnings.filter((warning) => warning.code === 'QUOTA_NEAR' || warning.code === 'QUOTA_FULL');
  const unknown = admin.warnings.flatMap((warning) => (warning.code === 'CLAIM_NOT_UNDERSTOOD' ? [warning.claim] : []));
  const { next, binding } = admin;
  if (admin.flags.length + quotas.length + unknown.length === 0 && next === null) return null;
  return (
    <div className="space-y-2">
      {next === null ? null : (
        <Note tone="good">
          {t('licence.nextWaits', {
            edition: next.edition,
            date: format.date(next.takesEffectAt),
            end: next.expiresAt === null ? t('licence.withoutEnd') : format.date(next.expiresAt),
          })}
        </Note>
      )}
      {admin.flags.map((flag) => (
        <Note key={flag} tone="warn">
          {t(`licence.flags.${flag}`, {
            date: binding.graceUntil === null ? '' : format.date(binding.graceUntil),
            reason: admin.reason === null ? '' : t(`licence.reasons.${admin.reason}`, { defaultValue: admin.reason }),
          })}
        </Note>
      ))}
      {quotas.map((warning) => (
        <Note key={`${warning.module}.${warning.quota}`} tone="warn">
          {t(warning.code === 'QUOTA_FULL' ? 'licence.quotaFull' : 'licence.quotaNear', {
            module: t(`licence.modules.${warning.module}`),
            quota: t(`licence.quotas.${warning.quota}`, { defaultValue: warning.quota }),
            used: format.number(warning.used),
            limit: format.number(warning.limit),
          })}
        </Note>
      ))}
      {unknown.length === 0 ? null : <Note>{t('licence.notUnderstood', { claims: unknown.join(', ') })}</Note>}
    </div>
  );
}
