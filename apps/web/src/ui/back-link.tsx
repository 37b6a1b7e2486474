import { ArrowLeft } from 'lucide-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';

/** From a page below a list to the list. */
export function BackLink({ to, children }: { readonly to: LinkProps['to']; readonly children: ReactNode }): ReactElement {
  return (
    <Link
      to={to}
      className="-ml-1.5 mb-2 inline-flex h-9 items-center gap-1.5 rounded-lg px-1.5 text-sm text-ink-soft hover:bg-hover hover:text-ink"
    >
      <ArrowLeft aria-hidden="true" className="size-4" />
      {children}
    </Link>
  );
}
