import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';

export interface CardProps {
  readonly title?: ReactNode;
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
  readonly className?: string;
}

/** A section of a settings page, with a heading of its own. */
export function Card({ title, hint, actions, children, className }: CardProps): ReactElement {
  return (
    <section className={cx('rounded-xl border border-line bg-raised p-4 sm:p-5', className)}>
      {title === undefined ? null : (
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <h2 className="text-base font-semibold">{title}</h2>
            {hint === undefined ? null : <p className="mt-0.5 max-w-prose text-sm text-ink-faint">{hint}</p>}
          </div>
          {actions}
        </div>
      )}
      {children === undefined ? null : <div className={title === undefined ? undefined : 'mt-4'}>{children}</div>}
    </section>
  );
}
