import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnDataCard } from '../../people/components/own-data-card';
import { OwnRetentionCard } from '../../privacy/components/own-retention-card';
import { OwnAccessCard } from '../../access/components/own-access-card';
import { AppearanceCard } from './appearance-card';
import { NameCard } from './name-card';
import { SettingsPage } from './settings-page';

export function ProfilePage(): ReactElement {
  const { t } = useTranslation();
  return (
    <SettingsPage title={t('settings.sections.profile')}>
      <NameCard />
      <AppearanceCard />
      <OwnRetentionCard />
      <OwnDataCard />
      <OwnAccessCard />
    </SettingsPage>
  );
}
