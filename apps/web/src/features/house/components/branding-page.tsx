import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card';
import { LoadState } from '../../../ui/load-state';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { settingOf, useSettings } from '../queries/settings-query';
import { AccentCard } from './accent-card';
import { LoginTextCard } from './login-text-card';
import { LogoCard } from './logo-card';
import { SettingRow } from './setting-row';

export function BrandingPage(): ReactElement {
  return (
    <SectionGate section="branding">
      <Branding />
    </SectionGate>
  );
}

function Branding(): ReactElement {
  const { t } = useTranslation();
  const settings = useSettings();
  const name = settingOf(settings.data, 'brand.name');
  const logo = settingOf(settings.data, 'brand.logo');
  const accent = settingOf(settings.data, 'brand.accent');
  const loginText = settingOf(settings.data, 'brand.loginText');
  return (
    <SettingsPage title={t('settings.sections.branding')} intro={t('house.branding.intro')}>
      <LoadState query={settings} rows={4} className="h-28" />
      {name === undefined ? null : (
        <Card>
          <SettingRow setting={name} />
        </Card>
      )}
      {logo === undefined ? null : <LogoCard setting={logo} />}
      {accent === undefined ? null : <AccentCard setting={accent} />}
      {loginText === undefined ? null : <LoginTextCard setting={loginText} />}
    </SettingsPage>
  );
}
