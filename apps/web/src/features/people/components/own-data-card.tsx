import { PackageOpen } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { ErrorNote } from '../../../ui/error-note';
import { useMe } from '../../auth/queries/me-query';
import { useExports, useRequestExport } from '../queries/exports-query';
import { ExportList } from './export-list';

/** Everybody may take along what is kept of him or her, and sees who else had a copy made. */
export function OwnDataCard(): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const exports = useExports();
  const request = useRequestExport();
  const about = (exports.data ?? []).filter(({ person }) => person.id === me.id);
  const running = about.some(({ state, mine }) => state === 'running' && mine);
  return (
    <Card
      title={t('people.exports.own')}
      hint={t('people.exports.ownText')}
      actions={
        running ? null : (
          <Button busy={request.isPending} onClick={() => request.mutate(null)}>
            <PackageOpen aria-hidden="true" className="size-4" />
            {t('people.exports.make')}
          </Button>
        )
      }
    >
      <ErrorNote error={request.error} />
      <ExportList exports={about} />
    </Card>
  );
}
