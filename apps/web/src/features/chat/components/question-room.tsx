import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { MAX_QUESTION, roomLeft } from '../lib/question-length';

/** Near the limit of a question how much is left; beyond it what to do. Nothing is ever cut off silently. */
export function QuestionRoom({ text, id }: { readonly text: string; readonly id: string }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const left = roomLeft(text);
  const over = left !== null && left < 0;
  return (
    <div id={id} className="px-4 pt-1.5 text-sm empty:hidden">
      {left === null || over ? null : (
        <p className="text-ink-faint">
          {t('chat.composer.left', { left: format.number(left), max: format.number(MAX_QUESTION) })}
        </p>
      )}
      {over ? (
        <p role="alert" className="text-danger">
          {t('chat.composer.tooLong', { max: format.number(MAX_QUESTION) })}{' '}
          <span aria-live="off">{t('chat.composer.over', { over: format.number(-left) })}</span>
        </p>
      ) : null}
    </div>
  );
}
