import type { SystemView } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Card } from '../../../ui/card';
import { ProgressBar } from '../../../ui/progress-bar';
import { storageName } from '../lib/names';

/** What takes how much room, and how much is left. */
export function SystemStorage({ storage }: { readonly storage: SystemView['storage'] }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('system.storage')}>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-3">
        {storage.kinds.map(({ kind, bytes }) => (
          <div key={kind}>
            <dt className="text-sm text-ink-faint">{storageName(t, kind)}</dt>
            <dd>{format.bytes(bytes)}</dd>
          </div>
        ))}
      </dl>
      {storage.disks.map(({ host, freeBytes, totalBytes }) => {
        const text = t('system.diskFree', { free: format.bytes(freeBytes), total: format.bytes(totalBytes) });
        const used = totalBytes === 0 ? 0 : 1 - freeBytes / totalBytes;
        return (
          <div key={host} className="mt-4">
            <div className="mb-1.5 flex flex-wrap justify-between gap-2 text-sm">
              <span>{t('system.disk', { host })}</span>
              <span className="text-ink-faint">{text}</span>
            </div>
            <ProgressBar label={t('system.disk', { host })} value={used} text={text} />
          </div>
        );
      })}
    </Card>
  );
}
