import type { SystemView } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { LoadState } from '../../../ui/load-state';
import { Note } from '../../../ui/note';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { useSystem } from '../queries/system-query';
import { SystemFacts } from './system-facts';
import { SystemProblems } from './system-problems';
import { SystemServices } from './system-services';
import { SystemStorage } from './system-storage';
import { SystemWork } from './system-work';

export function SystemPage(): ReactElement {
  return (
    <SectionGate section="system">
      <System />
    </SectionGate>
  );
}

function System(): ReactElement {
  const { t } = useTranslation();
  const system = useSystem();
  return (
    <SettingsPage title={t('settings.sections.system')} intro={t('system.intro')} actions={<LookedAt system={system.data} />}>
      <LoadState query={system} rows={5} className="h-24" />
      {system.isError && system.data !== undefined ? <Note tone="warn">{t('system.stale')}</Note> : null}
      {system.data === undefined ? null : (
        <>
          <SystemProblems problems={system.data.problems} />
          <SystemFacts system={system.data} />
          <SystemServices services={system.data.services} at={system.data.at} />
          <SystemStorage storage={system.data.storage} />
          <SystemWork work={system.data.work} />
        </>
      )}
    </SettingsPage>
  );
}

/** Not announced: it changes all the time. */
function LookedAt({ system }: { readonly system: SystemView | undefined }): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  if (system === undefined) return null;
  return <p className="shrink-0 text-sm whitespace-nowrap text-ink-faint">{t('system.at', { time: format.time(system.at) })}</p>;
}
