import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../../../ui/spinner';
import type { AnswerPhase } from '../lib/answer-stream';

/** Before the first word: what is being done. */
export function AnswerStatus({ phase }: { readonly phase: AnswerPhase }): ReactElement {
  const { t } = useTranslation();
  return (
    <p className="flex items-center gap-2.5 text-ink-soft">
      <Spinner className="text-accent" />
      {phase === 'searching'
        ? t('chat.status.searching')
        : phase === 'writing'
          ? t('chat.status.writing')
          : t('chat.status.waiting')}
    </p>
  );
}
