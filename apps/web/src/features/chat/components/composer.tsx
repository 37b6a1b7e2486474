import { ArrowUp, Square } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia } from '../../../lib/dom/use-media';
import { cx } from '../../../ui/cx';
import { Tooltip } from '../../../ui/tooltip';
import { fitHeight } from '../lib/fit-height';
import { roomLeft } from '../lib/question-length';
import { QuestionRoom } from './question-room';

export interface ComposerProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onSend: () => void;
  readonly onStop: () => void;
  readonly running: boolean;
  readonly stopping: boolean;
  readonly disabled: boolean;
  readonly placeholder: string;
  /** Left of the send button: what the question is asked of. */
  readonly options: ReactNode;
}

export function Composer({
  text,
  onText,
  onSend,
  onStop,
  running,
  stopping,
  disabled,
  placeholder,
  options,
}: ComposerProps): ReactElement {
  const { t } = useTranslation();
  const touch = useMedia('(pointer: coarse)');
  const area = useRef<HTMLTextAreaElement>(null);
  const tooLong = (roomLeft(text) ?? 0) < 0;
  const canSend = !disabled && !running && !tooLong && text.trim() !== '';

  useLayoutEffect(() => {
    if (area.current !== null) fitHeight(area.current);
  }, [text]);
  useEffect(() => {
    if (!touch) area.current?.focus();
  }, [touch]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || touch || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (canSend) onSend();
  };
  const send = (): void => {
    onSend();
    area.current?.focus();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) send();
      }}
      className="rounded-2xl border border-line-strong bg-raised shadow-sm focus-within:border-accent focus-within:ring-1 focus-within:ring-accent"
    >
      <label htmlFor="composer" className="sr-only">
        {t('chat.composer.label')}
      </label>
      <textarea
        id="composer"
        ref={area}
        rows={1}
        value={text}
        aria-describedby="composer-room"
        aria-invalid={tooLong || undefined}
        disabled={disabled}
        placeholder={placeholder}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
        className="block field-sizing-content max-h-60 w-full resize-none bg-transparent px-4 pt-3.5 pb-1 text-base outline-none placeholder:text-ink-faint"
      />
      <QuestionRoom id="composer-room" text={text} />
      <div className="flex items-center gap-1 p-2">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1">{options}</div>
        {running ? (
          <RoundButton
            label={stopping ? t('chat.stopping') : t('chat.stop')}
            disabled={stopping}
            onClick={onStop}
            icon={<Square aria-hidden="true" className="size-3.5 fill-current" />}
          />
        ) : (
          <RoundButton
            label={t('chat.send')}
            submit
            disabled={!canSend}
            icon={<ArrowUp aria-hidden="true" className="size-5" />}
          />
        )}
      </div>
    </form>
  );
}

interface RoundButtonProps {
  readonly label: string;
  readonly icon: ReactElement;
  readonly disabled: boolean;
  readonly submit?: boolean;
  readonly onClick?: () => void;
}

function RoundButton({ label, icon, disabled, submit = false, onClick }: RoundButtonProps): ReactElement {
  return (
    <Tooltip content={label}>
      <button
        type={submit ? 'submit' : 'button'}
        aria-label={label}
        disabled={disabled}
        onClick={onClick}
        className={cx(
          'inline-flex size-9 shrink-0 items-center justify-center rounded-full transition-colors',
          disabled ? 'bg-hover text-ink-faint' : 'bg-accent text-accent-ink hover:bg-accent-hover',
        )}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
