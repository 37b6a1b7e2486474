import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

export interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: ReactNode;
  /** The whole page is empty: its title is the page's heading. */
  readonly page?: boolean;
  readonly children?: ReactNode;
}

/** Nothing here yet: what to do next, and who can do it. */
export function EmptyState({ icon: Icon, title, text, page = false, children }: EmptyStateProps): ReactElement {
  const Heading = page ? 'h1' : 'h2';
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-12 text-center">
      <div className="mb-4 flex size-14 items-center justify-center rounded-2xl bg-accent-soft text-accent">
        <Icon aria-hidden="true" className="size-7" />
      </div>
      <Heading className="text-lg font-semibold">{title}</Heading>
      <p className="mt-1 text-ink-soft">{text}</p>
      {children === undefined ? null : <div className="mt-5 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
