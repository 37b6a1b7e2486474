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

export function IconButton({
  icon: Icon,
  label,
  small = false,
  side = 'top',
  className,
  ...rest
}: IconButtonProps): ReactElement {
  return (
    <Tooltip content={label} side={side}>
      <button
        type="button"
        aria-label={label}
        className={cx(
          'inline-flex shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors hover:bg-hover hover:text-ink disabled:opacity-50',
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
