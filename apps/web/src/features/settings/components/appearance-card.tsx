import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCALES } from '../../../i18n/locale';
import { useLocale } from '../../../i18n/use-locale';
import { useObservable } from '../../../lib/store/observable';
import { chooseTheme, theme, THEMES } from '../../../lib/theme/theme';
import { Card } from '../../../ui/card';
import { ErrorNote } from '../../../ui/error-note';
import { Segments } from '../../../ui/segments';
import { useUpdateMe } from '../queries/profile-mutations';

export function AppearanceCard(): ReactElement {
  const { t } = useTranslation();
  const locale = useLocale();
  const update = useUpdateMe();
  return (
    <Card title={t('settings.profile.appearance')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Segments
          legend={t('settings.profile.language')}
          value={locale}
          onChange={(next) => update.mutate({ locale: next })}
          choices={LOCALES.map((value) => ({ value, label: t(`common.languages.${value}`) }))}
        />
        <Segments
          legend={t('settings.profile.theme')}
          value={useObservable(theme)}
          onChange={chooseTheme}
          choices={THEMES.map((value) => ({ value, label: t(`common.themes.${value}`) }))}
        />
      </div>
      <ErrorNote error={update.error} className="mt-4" />
    </Card>
  );
}
