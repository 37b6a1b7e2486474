import { type SettingView } from '@assist/contracts/house';
import { RETENTION_PARTS, RETENTION_SETTINGS, type RetentionPart, type RetentionRun } from '@assist/contracts/people';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Note } from '../../../ui/note';
import { SettingOrigin } from '../../house/components/setting-origin';
import { settingLabel } from '../../house/lib/setting-texts';
import { useSettingMark } from '../../house/lib/use-setting-mark';
import { settingOf } from '../../house/queries/settings-query';
import { useKeptText } from '../lib/use-kept-text';
import { RuleDialog } from './rule-dialog';

interface HouseRulesProps {
  readonly settings: readonly SettingView[];
  readonly runs: readonly RetentionRun[];
}

/** What holds where no group says otherwise. */
export function HouseRulesCard({ settings, runs }: HouseRulesProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [changing, setChanging] = useState<RetentionPart | null>(null);
  const pausedTo = runs
    .map(({ notBefore }) => notBefore)
    .reduce((latest, end) => ((end ?? '') > (latest ?? '') ? end : latest), null);
  return (
    <Card title={t('privacy.houseTitle')} hint={t('privacy.houseHint')}>
      {pausedTo === null ? null : <Note className="mb-4">{t('privacy.paused', { date: format.dateTime(pausedTo) })}</Note>}
      <div className="divide-y divide-line">
        {RETENTION_PARTS.map((part) => (
          <HouseRule key={part} part={part} settings={settings} onChange={() => setChanging(part)} />
        ))}
      </div>
      {changing === null ? null : <HouseDialog part={changing} settings={settings} onClose={() => setChanging(null)} />}
    </Card>
  );
}

interface HouseRuleProps {
  readonly part: RetentionPart;
  readonly settings: readonly SettingView[];
  readonly onChange: () => void;
}

function HouseRule({ part, settings, onChange }: HouseRuleProps): ReactElement | null {
  const { t } = useTranslation();
  const kept = useKeptText();
  const key = RETENTION_SETTINGS[part];
  const line = useSettingMark<HTMLDivElement>(key);
  const setting = settingOf(settings, key);
  if (setting === undefined) return null;
  return (
    <div ref={line} className="setting-mark flex flex-wrap items-start justify-between gap-3 py-4 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="text-sm font-medium">{settingLabel(t, key)}</h3>
        <p className="mt-0.5 text-lg font-semibold">{kept(setting.value)}</p>
        <p className="text-sm text-ink-faint">{t(`privacy.counts.${part}`)}</p>
        <SettingOrigin setting={setting} busy={false} />
      </div>
      {setting.canChange ? (
        <Button onClick={onChange} aria-label={t('privacy.changeOf', { what: settingLabel(t, key) })}>
          {t('privacy.change')}
        </Button>
      ) : null}
    </div>
  );
}

interface HouseDialogProps {
  readonly part: RetentionPart;
  readonly settings: readonly SettingView[];
  readonly onClose: () => void;
}

function HouseDialog({ part, settings, onClose }: HouseDialogProps): ReactElement | null {
  const { t } = useTranslation();
  const setting = settingOf(settings, RETENTION_SETTINGS[part]);
  if (setting === undefined) return null;
  const title = t('privacy.changeTitle', { what: t(`privacy.parts.${part}`) });
  return (
    <RuleDialog title={title} part={part} group={null} current={setting.value} version={setting.version} onClose={onClose} />
  );
}
