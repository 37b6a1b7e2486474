import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { cx } from './cx';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  readonly label: ReactNode;
  /** Only heard: a heading beside it says it to the eyes. */
  readonly labelHidden?: boolean;
}

/** The platform's own box with its text; both can be clicked. */
export function Checkbox({ label, labelHidden = false, className, ...rest }: CheckboxProps): ReactElement {
  return (
    <label className={cx('inline-flex min-h-8 cursor-pointer items-center gap-2.5 has-disabled:cursor-default', className)}>
      <input type="checkbox" className="size-4.5 shrink-0 accent-accent disabled:opacity-60" {...rest} />
      <span className={labelHidden ? 'sr-only' : 'min-w-0'}>{label}</span>
    </label>
  );
}
