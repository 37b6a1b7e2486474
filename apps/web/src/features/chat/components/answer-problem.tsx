import type { Message, Problem } from '@assist/contracts';
import { RotateCcw } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { providerReason } from '../../../i18n/provider-reason';
import { fromProblem } from '../../../lib/api/api-error';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useMay } from '../../auth/queries/me-query';
import { useRetryAnswer } from '../queries/ask-mutation';

export interface AnswerProblemProps {
  readonly message: Message;
  readonly isLast: boolean;
  /** The model that is chosen now; null: the default. */
  readonly modelId: string | null;
}

/** An answer that failed or was stopped: why, and the way to try again. */
export function AnswerProblem({ message, isLast, modelId }: AnswerProblemProps): ReactElement | null {
  const { t } = useTranslation();
  const retry = useRetryAnswer();
  if (message.state !== 'failed' && message.state !== 'stopped') return null;
  return (
    <div className="my-3 space-y-2.5">
      {message.state === 'stopped' ? <p className="text-sm text-ink-faint">{t('chat.stopped')}</p> : null}
      {message.state === 'failed' && retry.error === null ? (
        message.problem === null ? (
          <p className="text-sm text-danger">{t('chat.failed')}</p>
        ) : (
          <>
            <ErrorNote error={fromProblem(message.problem)} />
            <ProblemDetails problem={message.problem} />
          </>
        )
      ) : null}
      <ErrorNote error={retry.error} />
      {message.notices.includes('model_failed') ? <p className="text-sm text-ink-soft">{t('chat.notice.modelFailed')}</p> : null}
      {isLast ? (
        <Button
          size="sm"
          busy={retry.isPending}
          onClick={() => retry.mutate({ chatId: message.chatId, messageId: message.id, modelId })}
        >
          <RotateCcw aria-hidden="true" className="size-4" />
          {t('chat.retry')}
        </Button>
      ) : null}
    </div>
  );
}

/** How long the model's server asks to wait; for who looks after the models also why it failed. */
function ProblemDetails({ problem }: { readonly problem: Problem }): ReactElement | null {
  const { t } = useTranslation();
  const mayChange = useMay()('models.administer');
  const { retryAfterSeconds } = problem.params;
  const reason = mayChange ? providerReason(t, problem) : null;
  return (
    <>
      {typeof retryAfterSeconds === 'number' ? (
        <p className="text-sm text-ink-soft">{t('chat.retryAfter', { count: retryAfterSeconds })}</p>
      ) : null}
      {reason === null ? null : <p className="text-sm break-words text-ink-soft">{reason}</p>}
    </>
  );
}
