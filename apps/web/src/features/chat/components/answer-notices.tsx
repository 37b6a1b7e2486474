import type { Message } from '@assist/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../ui/note';
import { TEXT_LINK } from '../../../ui/text-link';
import { useMay } from '../../auth/queries/me-query';
import { shownNotices, withoutModel } from '../lib/shown-notices';
import { useModels } from '../queries/models-query';

type Notice = Message['notices'][number];

function NoticeText({ notice, message }: { readonly notice: Notice; readonly message: Message }): ReactElement {
  const { t } = useTranslation();
  if (notice === 'no_model') return <WithoutModelText message={message} />;
  if (notice === 'search_refused') return <>{t('chat.notice.searchRefused')}</>;
  if (notice === 'nothing_found') return <>{t('chat.notice.nothingFound')}</>;
  return (
    <>
      {t(notice === 'no_documents' ? 'chat.notice.noDocuments' : 'chat.notice.documentsPending')}{' '}
      <Link to="/documents" className={TEXT_LINK}>
        {t('chat.notice.toDocuments')}
      </Link>
    </>
  );
}

/** An old answer keeps its notice; the way to a model is shown only as long as there is none. */
function WithoutModelText({ message }: { readonly message: Message }): ReactElement {
  const { t } = useTranslation();
  const mayAdd = useMay()('models.administer');
  const models = useModels().data;
  const text = t(`chat.notice.${withoutModel(message, models !== undefined && models.length > 0)}`);
  if (models === undefined || models.length > 0) return <>{text}</>;
  return (
    <>
      {text}{' '}
      {mayAdd ? (
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
export function AnswerNotices({ message }: { readonly message: Message }): ReactElement | null {
  const notices = shownNotices(message);
  if (notices.length === 0) return null;
  return (
    <div className="mt-3 space-y-2">
      {notices.map((notice) => (
        <Note key={notice}>
          <NoticeText notice={notice} message={message} />
        </Note>
      ))}
    </div>
  );
}
