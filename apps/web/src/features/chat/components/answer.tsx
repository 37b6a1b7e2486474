import type { Message } from '@assist/contracts';
import { lazy, memo, Suspense, useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useBranding } from '../../../lib/brand';
import { useObservablePart } from '../../../lib/store/observable';
import { CitationContext } from '../lib/citation-context';
import { viewOf } from '../lib/message-view';
import { answerStreams } from '../lib/stream-store';
import { AnswerFooter } from './answer-footer';
import { AnswerNotices } from './answer-notices';
import { AnswerProblem } from './answer-problem';
import { AnswerStatus } from './answer-status';
import { AnswerWarning } from './answer-warning';
import { SourceList } from './source-list';

export const loadMarkdown = () => import('./markdown');
const Markdown = lazy(async () => ({ default: (await loadMarkdown()).Markdown }));

export interface AnswerProps {
  readonly message: Message;
  /** Of its chat: only the last answer can be written again. */
  readonly isLast: boolean;
  /** The model that is chosen for the next question. */
  readonly modelId: string | null;
  /** Number of the source of this answer that stands open, else null. */
  readonly openN: number | null;
  readonly onOpen: (messageId: string, n: number) => void;
}

export const Answer = memo(function Answer({ message, isLast, modelId, openN, onOpen }: AnswerProps): ReactElement {
  const { t } = useTranslation();
  const { name } = useBranding();
  const stream = useObservablePart(answerStreams, (streams) => streams[message.id]);
  const view = viewOf(message, stream);
  const { citations } = view;
  const quotesInstead = view.message.notices.includes('model_failed');
  const access = useMemo(
    () => ({ citations, openN, open: (n: number) => onOpen(message.id, n) }),
    [citations, openN, onOpen, message.id],
  );
  const sources = useMemo(() => citations.map((citation) => citation.n), [citations]);
  return (
    <CitationContext value={access}>
      <h2 className="sr-only">{t('chat.answerOf', { name })}</h2>
      {view.running && view.text === '' ? <AnswerStatus phase={view.phase} model={view.asked?.model} /> : null}
      {quotesInstead ? <AnswerProblem message={view.message} isLast={isLast} modelId={modelId} /> : null}
      <AnswerWarning view={view} />
      {view.text === '' ? null : (
        <Suspense fallback={<p className="markdown whitespace-pre-wrap">{view.text}</p>}>
          <Markdown text={view.text} sources={sources} growing={view.running} />
        </Suspense>
      )}
      {view.running ? null : (
        <>
          <SourceList text={view.text} />
          <AnswerNotices message={view.message} />
          {quotesInstead ? null : <AnswerProblem message={view.message} isLast={isLast} modelId={modelId} />}
          <AnswerFooter message={view.message} />
        </>
      )}
    </CitationContext>
  );
});
