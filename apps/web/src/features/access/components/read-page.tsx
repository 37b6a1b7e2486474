import { Link } from '@tanstack/react-router';
import type { BreakGlass } from '@assist/contracts/house';
import { LockKeyhole } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { buttonStyle } from '../../../ui/button-style';
import { EmptyState } from '../../../ui/empty-state';
import { LoadState } from '../../../ui/load-state';
import { Note } from '../../../ui/note';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { useIsOver } from '../lib/use-is-over';
import { useAccessRequest } from '../queries/access-query';
import { ForeignChat } from './foreign-chat';
import { ForeignChatList } from './foreign-chat-list';
import { RequestActions } from './request-actions';

export function ReadPage({ requestId }: { readonly requestId: string }): ReactElement {
  return (
    <SectionGate section="audit">
      <Reading requestId={requestId} />
    </SectionGate>
  );
}

function Reading({ requestId }: { readonly requestId: string }): ReactElement {
  const { t } = useTranslation();
  const request = useAccessRequest(requestId);
  const name = request.data?.person.name ?? t('access.gone');
  return (
    <SettingsPage title={t('access.page', { name })} actions={<ToRequests />}>
      <LoadState query={request} rows={4} className="h-14" />
      {request.data === undefined ? null : <Open request={request.data} name={name} />}
    </SettingsPage>
  );
}

/** Nothing is shown any more as soon as the time is over, also when nobody touches the page. */
function Open({ request, name }: { readonly request: BreakGlass; readonly name: string }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const isOver = useIsOver(request.readUntil);
  const [chatId, setChatId] = useState<string | null>(null);
  if (isOver || !request.steps.includes('read')) {
    return (
      <EmptyState
        icon={LockKeyhole}
        title={t(`access.states.${isOver ? 'expired' : request.state}`)}
        text={t('access.timeOver')}
      />
    );
  }
  const names = { requester: request.requester.name ?? t('access.gone'), person: name };
  return (
    <>
      <Note tone="warn">{t('access.readWarning', { name, until: format.dateTime(request.readUntil ?? request.decideBy) })}</Note>
      <RequestActions request={{ ...request, steps: request.steps.filter((step) => step === 'end') }} names={names} />
      {chatId === null ? (
        <ForeignChatList requestId={request.id} onOpen={setChatId} />
      ) : (
        <ForeignChat requestId={request.id} chatId={chatId} onBack={() => setChatId(null)} />
      )}
    </>
  );
}

function ToRequests(): ReactElement {
  const { t } = useTranslation();
  return (
    <Link to="/settings/audit/access" className={buttonStyle()}>
      {t('access.toRequests')}
    </Link>
  );
}
