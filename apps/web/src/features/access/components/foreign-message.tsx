import type { Message } from '@assist/contracts';
import { lazy, Suspense, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { problemText } from '../../../i18n/error-text';
import { useBranding } from '../../../lib/brand';

const Markdown = lazy(async () => ({ default: (await import('../../chat/components/markdown')).Markdown }));
const NO_SOURCES: readonly number[] = [];

/** A question or an answer of somebody else, with the text of its sources; nothing here leads to a document. */
export function ForeignMessage({ message }: { readonly message: Message }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { name } = useBranding();
  const isQuestion = message.role === 'user';
  const heading = isQuestion ? t('access.question') : t('chat.answerOf', { name });
  return (
    <article className={isQuestion ? 'rounded-xl bg-accent-soft px-4 py-3' : 'rounded-xl border border-line bg-raised px-4 py-3'}>
      <h2 className="text-sm font-medium text-ink-soft">
        {heading} · <time dateTime={message.createdAt}>{format.dateTime(message.createdAt)}</time>
      </h2>
      <div className="mt-1.5 break-words">
        {isQuestion ? (
          <p className="whitespace-pre-wrap">{message.text}</p>
        ) : (
          <Suspense fallback={<p className="whitespace-pre-wrap">{message.text}</p>}>
            <Markdown text={message.text} sources={NO_SOURCES} growing={false} />
          </Suspense>
        )}
      </div>
      {message.problem === null ? null : <p className="mt-2 text-sm text-warn">{problemText(t, message.problem)}</p>}
      {message.citations.length === 0 ? null : <Sources message={message} />}
    </article>
  );
}

function Sources({ message }: { readonly message: Message }): ReactElement {
  const { t } = useTranslation();
  return (
    <details className="mt-3 text-sm">
      <summary className="cursor-pointer text-ink-soft">
        {t('access.sources')} ({message.citations.length})
      </summary>
      <ol className="mt-2 space-y-2">
        {message.citations.map((citation) => (
          <li key={citation.n} className="break-words">
            <span className="font-medium">
              [{citation.n}] {citation.title}
            </span>
            <blockquote className="mt-0.5 border-l-2 border-line pl-3 text-ink-soft">{citation.quote}</blockquote>
          </li>
        ))}
      </ol>
    </details>
  );
}
