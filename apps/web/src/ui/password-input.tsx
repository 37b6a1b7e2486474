import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx';
import { INPUT_STYLE } from './text-input';

/** A password field whose content can be shown; pasting stays possible. */
export function PasswordInput({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>): ReactElement {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <input
        type={shown ? 'text' : 'password'}
        autoCapitalize="none"
        spellCheck={false}
        className={cx(INPUT_STYLE, 'pr-11', className)}
        {...rest}
      />
      <button
        type="button"
        aria-pressed={shown}
        aria-label={t('common.showPassword')}
        onClick={() => setShown(!shown)}
        className="absolute top-1 right-1 inline-flex size-8 items-center justify-center rounded-md text-ink-faint hover:bg-hover hover:text-ink"
      >
        <Icon aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}
