import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadState } from '../../../ui/load-state';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { licenceQuery } from '../queries/licence-query';
import { LicenceDetailsCard } from './licence-details-card';
import { LicenceImport } from './licence-import';
import { LicenceLimitsCard } from './licence-limits-card';
import { LicenceModules } from './licence-modules';
import { LicenceNotes } from './licence-notes';
import { LicenceOfflineCard } from './licence-offline-card';
import { LicenceStateCard } from './licence-state-card';
import { LicenceUsageCard } from './licence-usage-card';

export function LicencePage(): ReactElement {
  return (
    <SectionGate section="licence">
      <Licence />
    </SectionGate>
  );
}

function Licence(): ReactElement {
  const { t } = useTranslation();
  const licence = useQuery(licenceQuery);
  return (
    <SettingsPage title={t('settings.sections.licence')}>
      <LoadState query={licence} rows={3} className="h-24" />
      {licence.data === undefined ? null : (
        <>
          <LicenceStateCard licence={licence.data} />
          {licence.data.admin === null ? null : <LicenceNotes admin={licence.data.admin} />}
          <LicenceImport />
          {licence.data.admin === null ? null : <LicenceLimitsCard admin={licence.data.admin} />}
          <LicenceModules licence={licence.data} />
          <LicenceOfflineCard />
          <LicenceUsageCard />
          {licence.data.admin === null ? null : <LicenceDetailsCard admin={licence.data.admin} />}
        </>
      )}
    </SettingsPage>
  );
}
