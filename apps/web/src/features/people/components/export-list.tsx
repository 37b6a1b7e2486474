import type { PersonalExport } from '@assist/contracts/people';
import { Download } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Button } from '../../../ui/button';
import { ProgressBar } from '../../../ui/progress-bar';
import { useDownloadExport } from '../queries/exports-query';

/** Copies and how far they are. Nothing without one. */
export function ExportList({ exports }: { readonly exports: readonly PersonalExport[] }): ReactElement | null {
  if (exports.length === 0) return null;
  return (
    <ul className="mt-3 divide-y divide-line rounded-lg border border-line">
      {exports.map((one) => (
        <ExportLine key={one.id} copy={one} />
      ))}
    </ul>
  );
}

function ExportLine({ copy }: { readonly copy: PersonalExport }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const download = useDownloadExport();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-3 py-2.5">
      <div className="min-w-0 flex-1 basis-60">
        <p>
          {t('people.exports.from', { date: format.dateTime(copy.createdAt) })}
          {copy.sizeBytes === null ? null : ` · ${format.bytes(copy.sizeBytes)}`}
        </p>
        <StateText copy={copy} />
      </div>
      {copy.state === 'ready' && copy.mine ? (
        <Button size="sm" busy={download.isPending} onClick={() => download.mutate(copy)}>
          <Download aria-hidden="true" className="size-4" />
          {t('people.exports.download')}
        </Button>
      ) : null}
    </li>
  );
}

function StateText({ copy }: { readonly copy: PersonalExport }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  if (copy.state === 'running') {
    return (
      <div role="status" className="mt-1 text-sm text-ink-faint">
        <ProgressBar label={t('people.exports.running')} value={null} />
        <p className="mt-1">{copy.done === 0 ? t('people.exports.running') : t('people.exports.files', { count: copy.done })}</p>
      </div>
    );
  }
  if (copy.state === 'failed') return <p className="text-sm text-danger">{t('people.exports.failed')}</p>;
  const until = t('people.exports.until', { date: copy.expiresAt === null ? '' : format.date(copy.expiresAt) });
  const by = copy.mine ? null : t('people.exports.by', { name: copy.requestedBy.name ?? t('people.exports.somebody') });
  return <p className="text-sm text-ink-faint">{by === null ? until : `${by} ${until}`}</p>;
}
