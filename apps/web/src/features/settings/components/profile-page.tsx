import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AppearanceCard } from './appearance-card';
import { NameCard } from './name-card';
import { PasswordCard } from './password-card';
import { SettingsPage } from './settings-page';

export function ProfilePage(): ReactElement {
  const { t } = useTranslation();
  return (
    <SettingsPage title={t('settings.sections.profile')}>
      <NameCard />
      <AppearanceCard />
      <PasswordCard />
    </SettingsPage>
  );
}
