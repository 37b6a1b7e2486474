import { DatabaseBackup } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../../lib/query/query-client';
import { Button } from '../../../ui/button';
import { useDocumentTitle } from '../../../ui/use-document-title';
import { setupQuery } from '../queries/setup-query';

const STEPS = ['stop', 'find', 'restore', 'start'] as const;

/** This folder belonged to an installation whose database is gone: no new one is begun over it. */
export function RestoreRequired({ dataDir }: { readonly dataDir: string | null }): ReactElement {
  const { t } = useTranslation();
  useDocumentTitle(t('setup.restore.title'));
  return (
    <>
      <DatabaseBackup aria-hidden="true" className="size-9 text-warn" />
      <h1 className="mt-3 text-xl font-semibold">{t('setup.restore.title')}</h1>
      <p className="mt-2 text-ink-soft">{t('setup.restore.text')}</p>
      {dataDir === null ? null : (
        <p className="mt-3 text-sm text-ink-soft">
          {t('setup.dataDir')} <code className="rounded bg-hover px-1.5 py-0.5 font-mono break-all">{dataDir}</code>
        </p>
      )}
      <h2 className="mt-5 font-semibold">{t('setup.restore.how')}</h2>
      <ol className="mt-2 list-decimal space-y-1.5 pl-5 text-ink-soft">
        {STEPS.map((step) => (
          <li key={step}>{t(`setup.restore.steps.${step}`)}</li>
        ))}
      </ol>
      <p className="mt-4 text-sm text-ink-faint">{t('setup.restore.newStart')}</p>
      <Button className="mt-5" onClick={() => void queryClient.invalidateQueries({ queryKey: setupQuery.queryKey })}>
        {t('setup.restore.again')}
      </Button>
    </>
  );
}
