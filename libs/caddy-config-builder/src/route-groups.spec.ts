import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSite } from '../test/example-site.js';
import { groupRoutes } from './route-groups.js';
import type { Route } from './site.js';

const segment = fc.constantFrom('api', 'rag', 'chats');
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `/${segments.join('/')}`);
const routes = fc.uniqueArray(fc.record<Route>({ prefix: path, upstream: fc.constantFrom('core', 'llm', 'rag') }), {
  selector: ({ prefix }) => prefix,
});
const takes = (prefix: string, requested: string): boolean => requested === prefix || requested.startsWith(`${prefix}/`);

describe('groupRoutes', () => {
  it('gives each path to the longest prefix, whatever is grouped', () => {
    fc.assert(
      fc.property(routes, path, (some, requested) => {
        const longest = some
          .filter(({ prefix }) => takes(prefix, requested))
          .sort((a, b) => b.prefix.length - a.prefix.length)[0];
        const first = groupRoutes(makeSite({ routes: some })).find(({ prefixes }) =>
          prefixes.some((one) => takes(one, requested)),
        );
        return first?.upstream === longest?.upstream;
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps the example to one block per destination', () => {
    const groups = groupRoutes(makeSite()).map(({ name, prefixes }) => `${name}: ${prefixes.join(' ')}`);
    expect(groups).toEqual([
      'llm: /api/chats /api/llm',
      'rag: /api/collections',
      'rag_2: /api/documents /api/search /rag',
      'llm_2: /socket.io /ws/chat',
    ]);
  });
});
