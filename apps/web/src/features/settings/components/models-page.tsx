import type { Connection, DetectedEndpoints } from '@assist/contracts';
import { Bot, Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { LoadState } from '../../../ui/load-state';
import { emptyForm, formOf, type ConnectionForm } from '../lib/connection-form';
import { useConnections } from '../queries/connections-query';
import { SectionGate } from './section-gate';
import { ConnectionCard } from './connection-card';
import { ConnectionDialog } from './connection-dialog';
import { DetectedEndpointsCard } from './detected-endpoints-card';
import { SettingsPage } from './settings-page';

interface Editing {
  readonly connection: Connection | null;
  readonly form: ConnectionForm;
}

export function ModelsPage(): ReactElement {
  return (
    <SectionGate section="models">
      <Models />
    </SectionGate>
  );
}

function Models(): ReactElement {
  const { t } = useTranslation();
  const connections = useConnections();
  const [editing, setEditing] = useState<Editing | null>(null);
  const items = connections.data ?? [];
  const add = (): void => setEditing({ connection: null, form: emptyForm(items.length === 0) });
  const fromDetected = ({ provider, baseUrl, models }: DetectedEndpoints['items'][number]): void =>
    setEditing({ connection: null, form: { ...emptyForm(items.length === 0), provider, baseUrl, model: models[0] ?? '' } });
  const addButton = (
    <Button variant="primary" onClick={add}>
      <Plus aria-hidden="true" className="size-4" />
      {t('settings.models.add')}
    </Button>
  );
  return (
    <SettingsPage
      title={t('settings.sections.models')}
      intro={t('settings.models.intro')}
      actions={items.length === 0 ? undefined : addButton}
    >
      <DetectedEndpointsCard connections={items} onAdjust={fromDetected} />
      <LoadState query={connections} rows={3} className="h-20" />
      {connections.data !== undefined && items.length === 0 ? (
        <div className="rounded-xl border border-line">
          <EmptyState icon={Bot} title={t('settings.models.emptyTitle')} text={t('settings.models.emptyText')}>
            {addButton}
          </EmptyState>
        </div>
      ) : null}
      {items.map((connection) => (
        <ConnectionCard
          key={connection.id}
          connection={connection}
          onEdit={() => setEditing({ connection, form: formOf(connection) })}
        />
      ))}
      {editing === null ? null : (
        <ConnectionDialog connection={editing.connection} initial={editing.form} onClose={() => setEditing(null)} />
      )}
    </SettingsPage>
  );
}
