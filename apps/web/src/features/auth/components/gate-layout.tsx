import type { ReactElement, ReactNode } from 'react';
import { useBranding } from '../../../lib/brand';
import { BrandMark } from '../../../ui/brand-mark';
import { LocaleSwitch } from './locale-switch';

/** The frame of the pages before sign-in. */
export function GateLayout({ children, wide = false }: { readonly children: ReactNode; readonly wide?: boolean }): ReactElement {
  const { name } = useBranding();
  return (
    <div className="flex min-h-full flex-col bg-sunken">
      <header className="flex items-center justify-between px-4 py-3 sm:px-6">
        <div className="flex items-center gap-2.5 font-semibold">
          <BrandMark className="size-7" />
          {name}
        </div>
        <LocaleSwitch />
      </header>
      <main id="main" className="flex flex-1 items-start justify-center px-4 pt-4 pb-12 sm:items-center sm:pt-0">
        <div className={wide ? 'w-full max-w-lg' : 'w-full max-w-sm'}>
          <div className="rounded-2xl border border-line bg-raised p-6 shadow-sm sm:p-8">{children}</div>
        </div>
      </main>
    </div>
  );
}
