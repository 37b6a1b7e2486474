import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadError } from '../../../ui/load-error';
import { SkeletonRows } from '../../../ui/skeleton-rows';
import { useMay } from '../../auth/queries/me-query';
import { useSettings } from '../../house/queries/settings-query';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { useRetentionRules } from '../queries/retention-query';
import { AuditKeptCard } from './audit-kept-card';
import { ExceptionsCard } from './exceptions-card';
import { HoldsCard } from './holds-card';
import { HouseRulesCard } from './house-rules-card';
import { RunsCard } from './runs-card';

/** How long data is kept, and of whom nothing may be deleted. */
export function PrivacyPage(): ReactElement {
  return (
    <SectionGate section="privacy">
      <Privacy />
    </SectionGate>
  );
}

function Privacy(): ReactElement {
  const { t } = useTranslation();
  const may = useMay();
  const rules = useRetentionRules();
  const settings = useSettings();
  const failed = rules.error ?? settings.error;
  const retry = (): void => {
    void rules.refetch();
    void settings.refetch();
  };
  const isThere = rules.data !== undefined && settings.data !== undefined;
  return (
    <SettingsPage title={t('settings.sections.privacy')} intro={t('privacy.intro')}>
      {isThere ? (
        <>
          <HouseRulesCard settings={settings.data} runs={rules.data.runs} />
          <ExceptionsCard rules={rules.data} />
          <RunsCard rules={rules.data} />
        </>
      ) : failed === null ? (
        <SkeletonRows rows={4} className="h-24" />
      ) : (
        <LoadError error={failed} onRetry={retry} />
      )}
      {may('users.administer') ? <HoldsCard /> : null}
      {may('audit.administer') ? <AuditKeptCard /> : null}
    </SettingsPage>
  );
}
