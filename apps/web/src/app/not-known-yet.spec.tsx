import type { UserDetail } from '@assist/contracts/people';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { GroupFields } from '../features/invitations/components/group-fields';
import { UserGroupsCard } from '../features/people/components/user-groups-card';
import { HoldsCard } from '../features/privacy/components/holds-card';
import { DemandedFactorPage } from '../features/security/components/demanded-factor-page';
import { ApiError } from '../lib/api/api-error';
import { queryKeys } from '../lib/query/keys';

// Nothing is asked for while a page is drawn to a text.
vi.mock('../lib/api/http', () => ({ dataOf: vi.fn(), done: vi.fn() }));

function draw(page: ReactElement, client = new QueryClient()): string {
  return renderToStaticMarkup(<QueryClientProvider client={client}>{page}</QueryClientProvider>);
}

const user = { groups: [], mayChange: true } as unknown as UserDetail;

it.each([
  ['legal holds', <HoldsCard key="page" />, 'privacy.hold.none'],
  ['groups to invite into', <GroupFields key="page" chosen={[]} onChange={() => undefined} />, 'invitations.noGroups'],
  ['groups to put somebody into', <UserGroupsCard key="page" user={user} />, 'people.groups.makeFirst'],
] as const)('nobody reads that there are no %s before that is known', (_, page, text) => {
  const markup = draw(page);
  expect(markup).not.toContain(text);
  expect(markup).toContain('common.loading');
});

it('whoever must set up a second factor reads why the way there does not open', () => {
  const client = new QueryClient({ defaultOptions: { queries: { retryOnMount: false } } });
  client.setQueryData(queryKeys.me, { email: 'a@example.com' });
  const query = client.getQueryCache().build(client, { queryKey: queryKeys.secondFactor });
  query.setState({ status: 'error', error: new ApiError('SERVER_UNREACHABLE', 0) });
  const markup = draw(<DemandedFactorPage />, client);
  expect(markup).toContain('common.tryAgain');
  expect(markup).not.toContain('security.setup.next');
});
