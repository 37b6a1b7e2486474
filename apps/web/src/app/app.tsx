import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Tooltip } from 'radix-ui';
import type { ReactElement } from 'react';
import { queryClient } from '../lib/query/query-client';
import { Toasts } from '../ui/toasts';
import { Announcer } from './announcer';
import { router } from './router';
import { UnreachableBanner } from './unreachable-banner';

export function App(): ReactElement {
  return (
    <QueryClientProvider client={queryClient}>
      <Tooltip.Provider delayDuration={400} skipDelayDuration={150}>
        <div className="flex h-full flex-col">
          <UnreachableBanner />
          <div className="min-h-0 flex-1">
            <RouterProvider router={router} />
          </div>
        </div>
        <Toasts />
        <Announcer />
      </Tooltip.Provider>
    </QueryClientProvider>
  );
}
