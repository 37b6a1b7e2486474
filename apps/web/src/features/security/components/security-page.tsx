import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordCard } from '../../settings/components/password-card';
import { SettingsPage } from '../../settings/components/settings-page';
import { ApiKeysCard } from './api-keys-card';
import { DevicesCard } from './devices-card';
import { SecondFactorCard } from './second-factor-card';

export function SecurityPage(): ReactElement {
  const { t } = useTranslation();
  return (
    <SettingsPage title={t('security.title')} intro={t('security.intro')}>
      <PasswordCard />
      <SecondFactorCard />
      <DevicesCard />
      <ApiKeysCard />
    </SettingsPage>
  );
}
