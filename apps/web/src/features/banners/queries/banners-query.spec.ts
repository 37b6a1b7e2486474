import type { Banner } from '@assist/contracts/house';
import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { queryKeys } from '../../../lib/query/keys';
import { dismissing } from './banners-query';

vi.mock('../../../lib/api/http', () => ({ dataOf: vi.fn(), done: () => Promise.resolve() }));

it('a banner that was put away does not come back with an answer that was on its way', async () => {
  const client = new QueryClient();
  const banner = { id: 'b', version: 1 } as Banner;
  client.setQueryData(queryKeys.banners, [banner]);
  let answer = (_: readonly Banner[]): void => undefined;
  const asked = client.fetchQuery({
    queryKey: queryKeys.banners,
    queryFn: () => new Promise<readonly Banner[]>((resolve) => (answer = resolve)),
  });
  asked.catch(() => undefined);
  await new MutationObserver(client, dismissing(client)).mutate(banner);
  answer([banner]);
  await asked.catch(() => undefined);
  expect(client.getQueryData(queryKeys.banners)).toEqual([]);
});
