import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLocale } from '../../../i18n/i18n';
import { LOCALES } from '../../../i18n/locale';
import { useLocale } from '../../../i18n/use-locale';
import { cx } from '../../../ui/cx';

/** Each language in its own words. */
export function LocaleSwitch(): ReactElement {
  const { t } = useTranslation();
  const current = useLocale();
  return (
    <div role="group" aria-label={t('common.language')} className="flex gap-1 text-sm">
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => void changeLocale(locale)}
          className={cx(
            'h-8 rounded-lg px-2.5',
            locale === current ? 'bg-hover font-medium text-ink' : 'text-ink-soft hover:bg-hover',
          )}
        >
          {t(`common.languages.${locale}`)}
        </button>
      ))}
    </div>
  );
}
