import { ChevronDown } from 'lucide-react';
import type { ComponentProps, ReactElement } from 'react';
import { cx } from './cx';
import { INPUT_STYLE } from './text-input';

/** The platform's own select: right on every phone and for every screen reader. */
export function SelectInput({ className, children, ...rest }: ComponentProps<'select'>): ReactElement {
  return (
    <div className="relative">
      <select className={cx(INPUT_STYLE, 'appearance-none pr-9', className)} {...rest}>
        {children}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute top-3 right-3 size-4 text-ink-faint" />
    </div>
  );
}
