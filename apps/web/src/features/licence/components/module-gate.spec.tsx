import type { LicenseView, Permission } from '@assist/contracts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { ModuleGate } from './module-gate';
import { queryKeys } from '../../../lib/query/keys';

vi.mock('../../../lib/api/http', () => ({ dataOf: vi.fn(), done: vi.fn() }));

function draw(permissions: readonly Permission[], licensed: boolean): string {
  const client = new QueryClient();
  // A role of the house, not the built-in one of administrators.
  client.setQueryData(queryKeys.me, { role: '01a1fcb1-feba-75a1-9eaf-a8ff0cad218d', permissions });
  client.setQueryData(queryKeys.licence, { level: 'full', modules: licensed ? { rag: {} } : {} } as unknown as LicenseView);
  client.setQueryData(queryKeys.modules, { items: [{ id: 'rag', enabled: false }], admin: null });
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <RouterContextProvider router={createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })}>
        <ModuleGate module="rag">what is behind it</ModuleGate>
      </RouterContextProvider>
    </QueryClientProvider>,
  );
}

it.each([
  ['a licence', false, 'license.administer', 'licence.toLicence'],
  ['a switch', true, 'settings.administer', 'house.modules.toModules'],
] as const)('whoever may change %s that closes a module is led there, whatever the role is called', (_, licensed, right, way) => {
  expect(draw([right], licensed)).toContain(way);
  const other = draw(['users.administer'], licensed);
  expect(other).not.toContain(way);
  expect(other).not.toContain('what is behind it');
});
