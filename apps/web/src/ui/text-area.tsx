import type { ComponentProps, ReactElement } from 'react';
import { cx } from './cx';

export function TextArea({ className, ...rest }: ComponentProps<'textarea'>): ReactElement {
  return (
    <textarea
      className={cx(
        'block w-full rounded-lg border border-line-strong bg-canvas px-3 py-2 text-ink placeholder:text-ink-faint aria-invalid:border-danger disabled:opacity-60',
        className,
      )}
      {...rest}
    />
  );
}
