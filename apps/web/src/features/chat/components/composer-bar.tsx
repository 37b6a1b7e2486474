import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkey } from '../../../lib/hotkeys/use-hotkey';
import { ErrorNote } from '../../../ui/error-note';
import { Note } from '../../../ui/note';
import { useDraft } from '../lib/use-draft';
import type { Conversation } from '../queries/use-conversation';
import { Composer } from './composer';
import { ComposerOptions } from './composer-options';

/** A suggested question to begin with; a new object each time it is chosen. */
export interface Idea {
  readonly text: string;
}

export interface ComposerBarProps {
  readonly chatId: string | null;
  readonly conversation: Conversation;
  readonly idea: Idea | null;
}

/** The fixed foot of a chat: what stands in the way, the composer, and where everything stays. */
export function ComposerBar({ chatId, conversation, idea }: ComposerBarProps): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useDraft(chatId);
  const { running, stop } = conversation;
  useHotkey('escape', stop, running !== null);
  useEffect(() => {
    if (idea === null) return;
    setText(idea.text);
    const area = document.getElementById('composer');
    if (area instanceof HTMLTextAreaElement) selectPlaceholder(area);
  }, [idea, setText]);

  const send = (): void => {
    const question = text.trim();
    setText('');
    conversation.send(question, setText);
  };
  return (
    <div className="mx-auto w-full max-w-3xl shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
      <ErrorNote error={conversation.error} className="mb-2" />
      {conversation.access === 'read-only' ? (
        <Note tone="warn" className="mb-2">
          {t('chat.readOnly')}
        </Note>
      ) : null}
      <Composer
        text={text}
        onText={setText}
        onSend={send}
        onStop={stop}
        running={running !== null || conversation.pending !== null}
        stopping={conversation.stopping || running === null}
        disabled={conversation.access !== 'open'}
        options={<ComposerOptions documents={conversation.documents} />}
      />
      <p className="mt-2 text-center text-xs text-ink-faint">{t('chat.foot', { host: window.location.hostname })}</p>
    </div>
  );
}

/** Puts the caret where the person's own words belong: on the `…` of a suggestion. */
function selectPlaceholder(area: HTMLTextAreaElement): void {
  requestAnimationFrame(() => {
    area.focus();
    const at = area.value.indexOf('…');
    if (at >= 0) area.setSelectionRange(at, at + 1);
  });
}
