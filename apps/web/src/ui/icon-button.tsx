import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactElement } from 'react';
import { cx } from './cx';
import { Tooltip } from './tooltip';

export interface IconButtonProps extends ComponentProps<'button'> {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly small?: boolean;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
}

/** While disabled it keeps the focus: a button that vanishes from under the keyboard loses people. */
export function IconButton({
  icon: Icon,
  label,
  small = false,
  side = 'top',
  className,
  disabled = false,
  onClick,
  ...rest
}: IconButtonProps): ReactElement {
  return (
    <Tooltip content={label} side={side}>
      <button
        type="button"
        aria-label={label}
        aria-disabled={disabled || undefined}
        onClick={disabled ? undefined : onClick}
        className={cx(
          'inline-flex shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors hover:bg-hover hover:text-ink aria-disabled:opacity-50',
          small ? 'size-8' : 'size-10',
          className,
        )}
        {...rest}
      >
        <Icon aria-hidden="true" className={small ? 'size-4' : 'size-5'} />
      </button>
    </Tooltip>
  );
}
