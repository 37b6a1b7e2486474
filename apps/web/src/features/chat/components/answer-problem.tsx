import type { Message } from '@assist/contracts';
import { RotateCcw } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { fromProblem } from '../../../lib/api/api-error';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useRetryAnswer } from '../queries/ask-mutation';

export interface AnswerProblemProps {
  readonly message: Message;
  readonly isLast: boolean;
}

/** An answer that failed or was stopped: why, and the way to try again. */
export function AnswerProblem({ message, isLast }: AnswerProblemProps): ReactElement | null {
  const { t } = useTranslation();
  const retry = useRetryAnswer();
  if (message.state !== 'failed' && message.state !== 'stopped') return null;
  return (
    <div className="mt-3 space-y-2.5">
      {message.state === 'stopped' ? <p className="text-sm text-ink-faint">{t('chat.stopped')}</p> : null}
      {message.state === 'failed' && retry.error === null ? (
        message.problem === null ? (
          <p className="text-sm text-danger">{t('chat.failed')}</p>
        ) : (
          <ErrorNote error={fromProblem(message.problem)} />
        )
      ) : null}
      <ErrorNote error={retry.error} />
      {isLast ? (
        <Button size="sm" busy={retry.isPending} onClick={() => retry.mutate({ chatId: message.chatId, messageId: message.id })}>
          <RotateCcw aria-hidden="true" className="size-4" />
          {t('chat.retry')}
        </Button>
      ) : null}
    </div>
  );
}
