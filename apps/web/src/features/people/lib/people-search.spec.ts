import { describe, expect, it } from 'vitest';
import { isFiltered, peopleSearch, toQuery } from './people-search';

const ID = '018f6f2e-0000-7000-8000-000000000000';

describe('the address of the list of users', () => {
  it('keeps what makes sense and leaves out the rest', () => {
    expect(peopleSearch({ q: 'Müller', role: 'admin', group: ID, state: 'disabled', sort: 'newest', page: 3 })).toEqual({
      ...{ q: 'Müller', role: 'admin', group: ID, state: 'disabled', sort: 'newest', page: 3 },
    });
    expect(peopleSearch({ q: '', role: 'chief', group: '../x', state: 'gone', sort: '', page: -1, more: 1 })).toEqual({});
    expect(peopleSearch({ page: '2', q: 7 })).toEqual({ page: 2, q: '7' });
  });

  it('becomes a page of the list', () => {
    expect(toQuery({})).toEqual({ offset: 0, limit: 50 });
    expect(toQuery({ q: 'x', page: 3 })).toEqual({ q: 'x', offset: 100, limit: 50 });
    expect([isFiltered({ page: 2, sort: 'name' }), isFiltered({ state: 'disabled' })]).toEqual([false, true]);
  });
});
