import type { Message } from '@assist/contracts';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { CopyButton } from './copy-button';

export function AnswerFooter({ message }: { readonly message: Message }): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  if (message.text === '') return null;
  return (
    <div className="mt-2 -ml-2 flex items-center gap-2 text-xs text-ink-faint">
      <CopyButton text={message.text} label={t('chat.copyAnswer')} />
      <span>{message.model ?? t('chat.extractive')}</span>
      <span aria-hidden="true">·</span>
      <time dateTime={message.createdAt}>{format.dateTime(message.createdAt)}</time>
    </div>
  );
}
