import type { Message } from '@assist/contracts';
import { ArrowDown } from 'lucide-react';
import { useLayoutEffect, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import type { SourceRef } from '../lib/source-param';
import type { StickToBottom } from '../lib/use-stick-to-bottom';
import { Answer } from './answer';
import { AnswerStatus } from './answer-status';
import { Question } from './question';

export interface ThreadProps {
  readonly messages: readonly Message[];
  /** A question on its way to the server. */
  readonly pending: string | null;
  /** The model that is chosen for the next question; null: the default. */
  readonly modelId: string | null;
  readonly source: SourceRef | null;
  readonly onOpenSource: (messageId: string, n: number) => void;
  readonly stick: StickToBottom;
  readonly hasOlder: boolean;
  readonly loadingOlder: boolean;
  readonly onOlder: () => void;
}

export function Thread(props: ThreadProps): ReactElement {
  const { t } = useTranslation();
  const { messages, pending, source, stick } = props;
  const firstId = messages[0]?.id;
  useKeepPlace(stick.box, firstId);
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={stick.setBox}
        tabIndex={0}
        role="region"
        aria-label={t('chat.thread')}
        className="h-full overflow-y-auto [overflow-anchor:none]"
        data-scroll-root
      >
        <div ref={stick.setContent} className="mx-auto w-full max-w-3xl space-y-7 px-4 pt-4 pb-8 sm:px-6">
          {props.hasOlder ? (
            <div className="flex justify-center">
              <Button size="sm" busy={props.loadingOlder} onClick={props.onOlder}>
                {t('chat.older')}
              </Button>
            </div>
          ) : null}
          {messages.map((message, index) =>
            message.role === 'user' ? (
              <Question key={message.id} text={message.text} />
            ) : (
              <div key={message.id}>
                <Answer
                  message={message}
                  isLast={pending === null && index === messages.length - 1}
                  modelId={props.modelId}
                  openN={source?.messageId === message.id ? source.n : null}
                  onOpen={props.onOpenSource}
                />
              </div>
            ),
          )}
          {pending === null ? null : (
            <>
              <Question text={pending} />
              <AnswerStatus phase="waiting" />
            </>
          )}
        </div>
      </div>
      {stick.stuck ? null : (
        <Button
          size="sm"
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-md"
          onClick={stick.scrollToEnd}
        >
          <ArrowDown aria-hidden="true" className="size-4" />
          {t('chat.toEnd')}
        </Button>
      )}
    </div>
  );
}

/** When older messages appear above, what was being read stays where it was. */
function useKeepPlace(box: HTMLElement | null, firstId: string | undefined): void {
  const before = useRef<{ firstId: string | undefined; height: number }>({ firstId, height: 0 });
  useLayoutEffect(() => {
    if (box === null) return;
    const { firstId: oldFirst, height } = before.current;
    if (oldFirst !== undefined && firstId !== oldFirst && height > 0) box.scrollTop += box.scrollHeight - height;
    before.current = { firstId, height: box.scrollHeight };
  });
}
