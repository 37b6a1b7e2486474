import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadError } from '../../../ui/load-error';
import { SkeletonRows } from '../../../ui/skeleton-rows';
import { AdminOnly } from '../../settings/components/admin-only';
import { SettingsPage } from '../../settings/components/settings-page';
import { licenceQuery } from '../queries/licence-query';
import { LicenceModules } from './licence-modules';
import { LicenceStateCard } from './licence-state-card';
import { LicenceUpload } from './licence-upload';

export function LicencePage(): ReactElement {
  return (
    <AdminOnly>
      <Licence />
    </AdminOnly>
  );
}

function Licence(): ReactElement {
  const { t } = useTranslation();
  const licence = useQuery(licenceQuery);
  return (
    <SettingsPage title={t('settings.sections.licence')}>
      {licence.isPending ? <SkeletonRows rows={3} className="h-24" /> : null}
      {licence.isError && licence.data === undefined ? (
        <LoadError error={licence.error} onRetry={() => void licence.refetch()} />
      ) : null}
      {licence.data === undefined ? null : (
        <>
          <LicenceStateCard licence={licence.data} />
          <LicenceUpload />
          <LicenceModules licence={licence.data} />
        </>
      )}
    </SettingsPage>
  );
}
