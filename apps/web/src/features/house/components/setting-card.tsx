import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card';
import { settingHint, settingLabel } from '../lib/setting-texts';
import { useSettingMark } from '../lib/use-setting-mark';
import { SettingEnd, type SettingEndProps } from './setting-end';

/** A setting with a card of its own. */
export function SettingCard({ children, ...end }: SettingEndProps & { readonly children: ReactNode }): ReactElement {
  const { t } = useTranslation();
  const { key } = end.setting;
  const part = useSettingMark<HTMLDivElement>(key);
  return (
    <div ref={part} className="setting-mark rounded-xl">
      <Card title={settingLabel(t, key)} hint={settingHint(t, key)}>
        {children}
        <SettingEnd {...end} />
      </Card>
    </div>
  );
}
