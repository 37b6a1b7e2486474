import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card';
import { LoadState } from '../../../ui/load-state';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { generalKeys, SETTING_GROUPS } from '../lib/setting-places';
import { settingOf, useSettings } from '../queries/settings-query';
import { SettingRow } from './setting-row';

/** Settings that need no page of their own. */
export function HousePage(): ReactElement {
  return (
    <SectionGate section="house">
      <House />
    </SectionGate>
  );
}

function House(): ReactElement {
  const { t } = useTranslation();
  const settings = useSettings();
  return (
    <SettingsPage title={t('settings.sections.house')} intro={t('house.intro')}>
      <LoadState query={settings} rows={4} className="h-24" />
      {settings.data === undefined
        ? null
        : SETTING_GROUPS.map((group) => (
            <Card key={group} title={t(`house.groups.${group}`)}>
              <div className="divide-y divide-line">
                {generalKeys(group).map((key) => {
                  const setting = settingOf(settings.data, key);
                  return setting === undefined ? null : <SettingRow key={key} setting={setting} />;
                })}
              </div>
            </Card>
          ))}
    </SettingsPage>
  );
}
