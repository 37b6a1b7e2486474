import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkey } from '../../../lib/hotkeys/use-hotkey';
import { ErrorNote } from '../../../ui/error-note';
import { Note } from '../../../ui/note';
import { useMe } from '../../auth/queries/me-query';
import { useDraft } from '../lib/use-draft';
import { useModels } from '../queries/models-query';
import type { Conversation } from '../queries/use-conversation';
import { Composer } from './composer';
import { ComposerOptions } from './composer-options';
import { LostModelNote } from './lost-model-note';

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
  const [text, setText] = useDraft(useMe().id, chatId);
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
      {conversation.access === 'read-only' || conversation.access === 'off' ? (
        <Note tone="warn" className="mb-2">
          {conversation.access === 'off' ? t('house.modules.chatOff') : t('chat.readOnly')}
        </Note>
      ) : null}
      <LostModelNote lost={conversation.choosing.lost} />
      <Composer
        text={text}
        onText={setText}
        onSend={send}
        onStop={stop}
        running={running !== null || conversation.pending !== null}
        stopping={conversation.stopping || running === null}
        disabled={conversation.access !== 'open'}
        placeholder={t(conversation.documents ? 'chat.composer.placeholder' : 'chat.composer.placeholderPlain')}
        options={<ComposerOptions documents={conversation.documents} choosing={conversation.choosing} />}
      />
      <Whereabouts modelId={conversation.choosing.options.modelId} />
    </div>
  );
}

/** Where documents, question and passages are or go; says nothing of it before that is known. */
function Whereabouts({ modelId }: { readonly modelId: string | null }): ReactElement {
  const { t } = useTranslation();
  const models = useModels().data;
  const model = models?.find((one) => one.id === modelId) ?? models?.find((one) => one.isDefault);
  return (
    <p className="mt-2 text-center text-xs text-ink-faint">
      {models === undefined ? null : model === undefined || model.externalHost === null ? (
        t('chat.footLocal', { host: window.location.hostname })
      ) : (
        <span className="font-medium text-ink-soft">{t('chat.footSent', { model: model.name, host: model.externalHost })}</span>
      )}{' '}
      {t('chat.footCheck')}
    </p>
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
