import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card';
import { LoadError } from '../../../ui/load-error';
import { SkeletonRows } from '../../../ui/skeleton-rows';
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
      {settings.isPending ? <SkeletonRows rows={4} className="h-24" /> : null}
      {settings.isError && settings.data === undefined ? (
        <LoadError error={settings.error} onRetry={() => void settings.refetch()} />
      ) : null}
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
