import type { ReactElement, ReactNode } from 'react';
import { useDocumentTitle } from '../../../ui/use-document-title';

export interface SettingsPageProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function SettingsPage({ title, intro, actions, children }: SettingsPageProps): ReactElement {
  useDocumentTitle(title);
  return (
    <>
      <div className="mb-5 flex flex-wrap items-start justify-between gap-3 sm:flex-nowrap">
        <div className="min-w-0">
          <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
          {intro === undefined ? null : <p className="mt-1 max-w-prose text-ink-soft">{intro}</p>}
        </div>
        {actions}
      </div>
      <div className="space-y-5">{children}</div>
    </>
  );
}
