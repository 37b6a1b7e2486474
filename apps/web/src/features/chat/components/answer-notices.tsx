import type { Message } from '@assist/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../ui/note';
import { TEXT_LINK } from '../../../ui/text-link';
import { useIsAdmin } from '../../auth/queries/me-query';

type Notice = Message['notices'][number];

function NoticeText({ notice }: { readonly notice: Notice }): ReactElement {
  const { t } = useTranslation();
  const admin = useIsAdmin();
  if (notice === 'nothing_found') return <>{t('chat.notice.nothingFound')}</>;
  if (notice === 'no_documents' || notice === 'documents_pending') {
    return (
      <>
        {t(notice === 'no_documents' ? 'chat.notice.noDocuments' : 'chat.notice.documentsPending')}{' '}
        <Link to="/documents" className={TEXT_LINK}>
          {t('chat.notice.toDocuments')}
        </Link>
      </>
    );
  }
  return (
    <>
      {t('chat.notice.noModel')}{' '}
      {admin ? (
        <Link to="/settings/models" className={TEXT_LINK}>
          {t('chat.notice.toModels')}
        </Link>
      ) : (
        t('chat.notice.askAdmin')
      )}
    </>
  );
}

/** What a person should know about an answer beside its text. */
export function AnswerNotices({ notices }: { readonly notices: readonly Notice[] }): ReactElement | null {
  if (notices.length === 0) return null;
  return (
    <div className="mt-3 space-y-2">
      {notices.map((notice) => (
        <Note key={notice}>
          <NoticeText notice={notice} />
        </Note>
      ))}
    </div>
  );
}
