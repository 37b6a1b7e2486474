import type { UserDetail } from '@assist/contracts/people';
import { PackageOpen } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useExports, useRequestExport } from '../queries/exports-query';
import { EndStep } from './end-step';
import { ExportList } from './export-list';

/** A copy for the house of what somebody leaves behind; only of a suspended account. */
export function UserExports({ user }: { readonly user: UserDetail }): ReactElement {
  const { t } = useTranslation();
  const exports = useExports();
  const request = useRequestExport();
  const own = (exports.data ?? []).filter(({ person, mine }) => person.id === user.id && mine);
  return (
    <div>
      <EndStep
        title={t('people.exports.ofUser')}
        text={t(user.disabled ? 'people.exports.ofUserText' : 'people.exports.suspendFirst')}
      >
        {user.disabled ? (
          <Button busy={request.isPending} onClick={() => request.mutate(user.id)}>
            <PackageOpen aria-hidden="true" className="size-4" />
            {t('people.exports.make')}
          </Button>
        ) : null}
      </EndStep>
      <ErrorNote error={request.error} className="mt-3" />
      <ExportList exports={own} />
    </div>
  );
}
