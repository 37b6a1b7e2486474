import type { SettingView } from '@assist/contracts/house';
import { Lock, RotateCcw } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Button } from '../../../ui/button';

export interface SettingOriginProps {
  readonly setting: SettingView;
  readonly busy: boolean;
  /** Left out: the setting is set back elsewhere. */
  readonly onReset?: () => void;
}

/** Where the value comes from, and the way back to the default. */
export function SettingOrigin({ setting, busy, onReset }: SettingOriginProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { origin, originName, changedAt } = setting;
  const name = originName ?? '';
  const text =
    origin === 'changed' && changedAt !== null
      ? t('house.origins.changed', { date: format.dateTime(changedAt) })
      : origin === 'environment' || origin === 'file' || origin === 'brand'
        ? t(`house.origins.${origin}`, { name })
        : t('house.origins.default');
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-faint">
      <span className="inline-flex items-center gap-1.5">
        {setting.canChange ? null : <Lock aria-hidden="true" className="size-3.5 shrink-0" />}
        {text}
      </span>
      {origin !== 'changed' || onReset === undefined ? null : (
        <Button size="sm" variant="ghost" busy={busy} onClick={onReset}>
          <RotateCcw aria-hidden="true" className="size-3.5" />
          {t('house.reset')}
        </Button>
      )}
    </div>
  );
}
