import type { ComponentProps, ReactElement } from 'react';
import { cx } from './cx';

export const INPUT_STYLE =
  'h-10 w-full rounded-lg border border-line-strong bg-canvas px-3 text-ink placeholder:text-ink-faint aria-invalid:border-danger disabled:opacity-60';

export function TextInput({ className, ...rest }: ComponentProps<'input'>): ReactElement {
  return <input className={cx(INPUT_STYLE, className)} {...rest} />;
}
