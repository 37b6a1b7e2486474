import type { ModuleView } from '@assist/contracts/house';
import { Lock } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { ErrorNote } from '../../../ui/error-note';
import { LoadState } from '../../../ui/load-state';
import { Note } from '../../../ui/note';
import { showToast } from '../../../ui/toast-store';
import { modulesQuery, useSwitchModule } from '../../licence/queries/modules-query';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { ModuleRow } from './module-row';

export function ModulesPage(): ReactElement {
  return (
    <SectionGate section="modules">
      <Modules />
    </SectionGate>
  );
}

function Modules(): ReactElement {
  const { t } = useTranslation();
  const modules = useQuery(modulesQuery);
  const change = useSwitchModule();
  const [asking, setAsking] = useState<ModuleView | null>(null);
  const admin = modules.data?.admin ?? null;
  const nameOf = (module: ModuleView): string => t(`licence.modules.${module.id}`);
  const set = async (module: ModuleView, enabled: boolean): Promise<void> => {
    if (admin === null) return;
    await change.mutateAsync({ id: module.id, enabled, version: admin.version });
    showToast(t(enabled ? 'house.modules.switchedOn' : 'house.modules.switchedOff', { module: nameOf(module) }));
    setAsking(null);
  };
  return (
    <SettingsPage title={t('settings.sections.modules')} intro={t('house.modules.intro')}>
      <LoadState query={modules} rows={8} className="h-16" />
      {admin?.canChange === false ? (
        <Note>
          <Lock aria-hidden="true" className="mr-1.5 inline size-3.5 align-[-0.1em]" />
          {t('house.modules.fixed', { name: admin.originName ?? '' })}
        </Note>
      ) : null}
      {asking === null ? <ErrorNote error={change.error} /> : null}
      {modules.data === undefined ? null : (
        <ul className="divide-y divide-line rounded-xl border border-line bg-raised">
          {modules.data.items.map((module) => (
            <ModuleRow
              key={module.id}
              module={module}
              disabled={admin?.canChange !== true || change.isPending}
              onChange={(enabled) => {
                change.reset();
                if (enabled) void set(module, true).catch(() => undefined);
                else setAsking(module);
              }}
            />
          ))}
        </ul>
      )}
      <ConfirmDialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        onConfirm={() => (asking === null ? undefined : void set(asking, false).catch(() => undefined))}
        title={t('house.modules.offQuestion', { module: asking === null ? '' : nameOf(asking) })}
        text={t('house.modules.offEffect')}
        action={t('house.modules.switchOff')}
        busy={change.isPending}
        error={change.error}
      />
    </SettingsPage>
  );
}
