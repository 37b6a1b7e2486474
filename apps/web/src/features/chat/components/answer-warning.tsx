import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../ui/note';
import { isUngrounded, type MessageView } from '../lib/message-view';

/** Above an answer that is not to be taken for the documents' own. */
export function AnswerWarning({ view }: { readonly view: MessageView }): ReactElement | null {
  const { t } = useTranslation();
  const ungrounded = isUngrounded(view);
  if (!ungrounded && !view.message.notices.includes('not_cited')) return null;
  return (
    <Note tone="warn" className="mb-3">
      {ungrounded ? t('chat.notice.notFromDocuments') : t('chat.notice.notCited')}
    </Note>
  );
}
