import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../../../ui/spinner';
import { useElapsed } from '../../settings/lib/use-elapsed';
import type { AnswerPhase } from '../lib/answer-stream';

/** A wait this long needs a sign that it goes on. */
const LONG_MS = 5000;

export interface AnswerStatusProps {
  readonly phase: AnswerPhase;
  /** The model that is waited for, once it is asked. */
  readonly model?: string | undefined;
}

/** Before the first word: what is being done. */
export function AnswerStatus({ phase, model }: AnswerStatusProps): ReactElement {
  const { t } = useTranslation();
  const isAsking = phase === 'asking' && model !== undefined;
  return (
    <p className="flex items-center gap-2.5 text-ink-soft">
      <Spinner className="text-accent" />
      <span className="min-w-0 break-words">
        {isAsking
          ? t('chat.status.asking', { model })
          : phase === 'searching'
            ? t('chat.status.searching')
            : phase === 'writing'
              ? t('chat.status.writing')
              : t('chat.status.waiting')}
      </span>
      {isAsking ? <LongWait /> : null}
    </p>
  );
}

/** Seconds since it was first drawn, when they have become many. */
function LongWait(): ReactElement | null {
  const { t } = useTranslation();
  const elapsedMs = useElapsed(true);
  if (elapsedMs < LONG_MS) return null;
  return (
    <span aria-hidden="true" className="text-sm text-ink-faint tabular-nums">
      {t('chat.status.seconds', { seconds: Math.floor(elapsedMs / 1000) })}
    </span>
  );
}
