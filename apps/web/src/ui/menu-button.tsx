import { Ellipsis } from 'lucide-react';
import type { ComponentProps, ReactElement } from 'react';
import { cx } from './cx';

export interface MenuButtonProps extends ComponentProps<'button'> {
  readonly label: string;
}

/** The three dots that open a menu of actions on one thing; its label names the thing. */
export function MenuButton({ label, className, ...rest }: MenuButtonProps): ReactElement {
  return (
    <button
      type="button"
      aria-label={label}
      className={cx(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-lg text-ink-soft hover:bg-hover hover:text-ink data-[state=open]:bg-hover',
        className,
      )}
      {...rest}
    >
      <Ellipsis aria-hidden="true" className="size-4" />
    </button>
  );
}
