import { Eye, KeyRound } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { LoadState } from '../../../ui/load-state';
import { Note } from '../../../ui/note';
import { SectionGate } from '../../settings/components/section-gate';
import { AuditTabs } from '../../audit/components/audit-tabs';
import { SettingsPage } from '../../settings/components/settings-page';
import { useAccessRequests } from '../queries/access-query';
import { RequestCard } from './request-card';
import { RequestDialog } from './request-dialog';

export function AccessPage(): ReactElement {
  return (
    <SectionGate section="audit">
      <Requests />
    </SectionGate>
  );
}

/** Who asked to read whose chats, who decided, and what was opened. */
function Requests(): ReactElement {
  const { t } = useTranslation();
  const requests = useAccessRequests();
  const [asking, setAsking] = useState(false);
  const pages = requests.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const isEnabled = pages[0]?.isEnabled ?? false;
  const ask = isEnabled ? (
    <Button variant="primary" onClick={() => setAsking(true)}>
      <KeyRound aria-hidden="true" className="size-4" />
      {t('access.new')}
    </Button>
  ) : null;
  return (
    <SettingsPage title={t('audit.tabs.access')} intro={t('access.intro')} actions={items.length === 0 ? null : ask}>
      <AuditTabs />
      <LoadState query={requests} rows={3} className="h-28" />
      {requests.data !== undefined && !isEnabled ? <Note tone="warn">{t('access.off')}</Note> : null}
      {requests.data !== undefined && items.length === 0 ? (
        <EmptyState icon={Eye} title={t('access.emptyTitle')} text={t('access.emptyText')}>
          {ask}
        </EmptyState>
      ) : null}
      {items.length === 0 ? null : (
        <ul aria-label={t('access.requests')} className="space-y-3">
          {items.map((request) => (
            <RequestCard key={request.id} request={request} />
          ))}
        </ul>
      )}
      {requests.hasNextPage ? (
        <div className="flex justify-center">
          <Button busy={requests.isFetchingNextPage} onClick={() => void requests.fetchNextPage()}>
            {t('access.more')}
          </Button>
        </div>
      ) : null}
      {asking ? <RequestDialog onClose={() => setAsking(false)} /> : null}
    </SettingsPage>
  );
}
