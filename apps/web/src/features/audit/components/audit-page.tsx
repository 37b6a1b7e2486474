import type { AuditEntry } from '@assist/contracts/house';
import { Download, SearchX } from 'lucide-react';
import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { EmptyState } from '../../../ui/empty-state';
import { LoadState } from '../../../ui/load-state';
import { SettingsPage } from '../../settings/components/settings-page';
import { DEFAULT_PERIOD, type AuditSearch } from '../lib/audit-filter';
import { spanOf } from '../lib/period';
import { useAuditEntries, useAuditState, useExportAudit } from '../queries/audit-query';
import { AuditFilters } from './audit-filters';
import { SectionGate } from '../../settings/components/section-gate';
import { AuditTabs } from './audit-tabs';
import { ChainCard } from './chain-card';
import { EntryDialog } from './entry-dialog';
import { EntryList } from './entry-list';

export interface AuditPageProps {
  readonly search: AuditSearch;
  readonly onSearch: (search: AuditSearch) => void;
}

export function AuditPage(props: AuditPageProps): ReactElement {
  return (
    <SectionGate section="audit">
      <AuditLog {...props} />
    </SectionGate>
  );
}

function AuditLog({ search, onSearch }: AuditPageProps): ReactElement {
  const { t } = useTranslation();
  const { topic, person, side, outcome, period = DEFAULT_PERIOD, from, to } = search;
  // Counted from when the choice was made: a list whose begin moves with the clock would begin anew each minute.
  const span = useMemo(() => spanOf(period, { from, to }, Date.now()), [period, from, to]);
  const who = side === 'target' ? { targetId: person } : { actorId: person };
  const entries = useAuditEntries({ action: topic === undefined ? undefined : `${topic}.`, ...who, outcome, ...span });
  const state = useAuditState();
  const download = useExportAudit();
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <SettingsPage
      title={t('audit.title')}
      intro={t('audit.intro')}
      actions={
        <Button busy={download.isPending} onClick={() => download.mutate(span)}>
          <Download aria-hidden="true" className="size-4" />
          {t('audit.export')}
        </Button>
      }
    >
      <AuditTabs />
      {state.data === undefined ? null : <ChainCard state={state.data} />}
      <Card>
        <AuditFilters search={search} personName={nameIn(items, person)} onChange={onSearch} />
      </Card>
      <LoadState query={entries} rows={6} className="h-14" />
      {entries.data !== undefined && items.length === 0 ? (
        <EmptyState icon={SearchX} title={t('audit.emptyTitle')} text={t('audit.emptyText')} />
      ) : null}
      {items.length === 0 ? null : (
        <div aria-busy={entries.isPlaceholderData} className={entries.isPlaceholderData ? 'opacity-60' : undefined}>
          <EntryList
            entries={items}
            hasMore={entries.hasNextPage}
            loadingMore={entries.isFetchingNextPage}
            onMore={() => void entries.fetchNextPage()}
            onOpen={setOpen}
          />
        </div>
      )}
      {open === null ? null : <EntryDialog entry={open} onClose={() => setOpen(null)} />}
    </SettingsPage>
  );
}

/** Of a person who is only known by the address of the page. */
function nameIn(entries: readonly AuditEntry[], id: string | undefined): string | undefined {
  return entries.flatMap(({ actor, target }) => [actor, target]).find((one) => one?.id === id && one?.name !== undefined)?.name;
}
