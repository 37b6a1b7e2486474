import type { SystemView } from '@assist/contracts/house';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Badge } from '../../../ui/badge';
import { Card } from '../../../ui/card';
import { TEXT_LINK } from '../../../ui/text-link';
import { licenceTone } from '../../licence/lib/licence-tone';
import { durationText } from '../lib/duration-text';

/** Version, licence, database, index and backup in short. */
export function SystemFacts({ system }: { readonly system: SystemView }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { database, index, licence, backup } = system;
  const size = database.sizeBytes === null ? '' : ` · ${format.bytes(database.sizeBytes)}`;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('system.version'), t('system.versionOf', { version: system.version, date: format.date(system.releasedAt) })],
    [t('system.uptime'), durationText(t, Date.parse(system.at) - Date.parse(system.startedAt))],
    [
      t('system.licence'),
      <span key="licence" className="inline-flex flex-wrap items-center gap-2">
        <Badge tone={licenceTone(licence.state)}>{t(`licence.states.${licence.state}`)}</Badge>
        <Link to="/settings/licence" className={TEXT_LINK}>
          {t('licence.toLicence')}
        </Link>
      </span>,
    ],
    [t('system.database'), `${database.engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'}${size}`],
    [t('system.migrations'), t('system.migrationsDone', { count: database.migrations })],
    [
      t('system.index'),
      index === null
        ? t('system.indexUnknown')
        : `${t(`system.indexStates.${index.status}`)}${index.documents === null ? '' : ` · ${t('system.documents', { count: index.documents })}`}`,
    ],
    [t('system.backup'), backup === null ? t('system.noBackup') : format.dateTime(backup.lastSuccessAt)],
    [t('system.runtime'), system.runtime],
  ];
  return (
    <Card title={t('system.overview')}>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {facts.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-sm text-ink-faint">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
