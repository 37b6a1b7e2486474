import { Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { SettingsNav } from './settings-nav';

export function SettingsLayout(): ReactElement {
  return (
    <div className="relative h-full overflow-y-auto" data-scroll-root>
      <div className="mx-auto w-full max-w-6xl px-4 py-5 sm:px-8 sm:py-8 lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)] lg:gap-10">
        <div className="lg:sticky lg:top-8 lg:self-start">
          <SettingsNav />
        </div>
        <div className="min-w-0 max-w-4xl">
          <Outlet />
        </div>
      </div>
    </div>
  );
}
