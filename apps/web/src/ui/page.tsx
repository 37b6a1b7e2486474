import type { ReactElement, ReactNode } from 'react';
import { useDocumentTitle } from './use-document-title';

export interface PageProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A scrolling page with its heading. */
export function Page({ title, intro, actions, children }: PageProps): ReactElement {
  useDocumentTitle(title);
  return (
    <div className="relative h-full overflow-y-auto" data-scroll-root>
      <div className="mx-auto w-full max-w-5xl px-4 py-5 sm:px-8 sm:py-8">
        <div className="mb-5 flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
            {intro === undefined ? null : <p className="mt-1 max-w-prose text-ink-soft">{intro}</p>}
          </div>
          {actions === undefined ? null : <div className="flex flex-wrap gap-2">{actions}</div>}
        </div>
        {children}
      </div>
    </div>
  );
}
