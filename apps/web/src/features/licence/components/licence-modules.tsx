import { MODULE_IDS, type LicenseView } from '@assist/contracts';
import { Check, Hourglass, Minus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Card } from '../../../ui/card';
import { cx } from '../../../ui/cx';
import { isInThisVersion } from '../lib/module-access';

/** What is licensed, what isn't, and the limits within. */
export function LicenceModules({ licence }: { readonly licence: LicenseView }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('licence.modulesTitle')}>
      <ul className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {MODULE_IDS.map((id) => {
          const quotas = licence.modules[id];
          const limits = Object.entries(quotas ?? {}).map(
            ([name, value]) => `${t(`licence.quotas.${name}`, { defaultValue: name })}: ${format.number(value)}`,
          );
          const usable = quotas !== undefined && isInThisVersion(id);
          const Icon = quotas === undefined ? Minus : usable ? Check : Hourglass;
          return (
            <li key={id} className="flex gap-2.5">
              <Icon aria-hidden="true" className={cx('mt-1 size-4 shrink-0', usable ? 'text-good' : 'text-ink-faint')} />
              <div className="min-w-0">
                <p className={usable ? 'font-medium' : 'text-ink-faint'}>
                  {t(`licence.modules.${id}`)}
                  <span className="sr-only">: {quotas === undefined ? t('licence.notLicensed') : t('licence.licensed')}</span>
                </p>
                <p className="text-sm text-ink-faint">
                  {quotas === undefined
                    ? t('licence.notLicensed')
                    : !usable
                      ? t('licence.notInThisVersion')
                      : limits.length === 0
                        ? t('licence.unlimited')
                        : limits.join(', ')}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
