import { isBuiltInRole, USER_ORDERS, USER_STATES, type UserListQuery } from '@assist/contracts/people';
import { textParam } from '../../../app/search-params';

/** What stands in the address of the list of users. */
export interface PeopleSearch {
  readonly q?: string;
  readonly role?: string;
  readonly group?: string;
  readonly state?: (typeof USER_STATES)[number];
  readonly sort?: (typeof USER_ORDERS)[number];
  /** From 1. */
  readonly page?: number;
}

export const PAGE_SIZE = 50;
const ID = /^[0-9a-f-]{36}$/;

/** An address that somebody typed or kept: what makes no sense is left out. */
export function peopleSearch(params: Readonly<Record<string, unknown>>): PeopleSearch {
  const [q, role, group] = [textParam(params['q']), textParam(params['role']), textParam(params['group'])];
  const page = Number(params['page']);
  return {
    ...(q === undefined ? {} : { q: q.slice(0, 200) }),
    ...(role !== undefined && (isBuiltInRole(role) || ID.test(role)) ? { role } : {}),
    ...(group !== undefined && ID.test(group) ? { group } : {}),
    ...member('state', USER_STATES, params['state']),
    ...member('sort', USER_ORDERS, params['sort']),
    ...(Number.isSafeInteger(page) && page > 1 && page < 1_000_000 ? { page } : {}),
  };
}

function member<Key extends string, Value extends string>(
  key: Key,
  values: readonly Value[],
  given: unknown,
): { readonly [K in Key]?: Value } {
  const found = values.find((value) => value === given);
  return found === undefined ? {} : ({ [key]: found } as { readonly [K in Key]?: Value });
}

export function isFiltered({ q, role, group, state }: PeopleSearch): boolean {
  return [q, role, group, state].some((value) => value !== undefined);
}

/** As the server is asked. */
export function toQuery({ page = 1, ...search }: PeopleSearch): Partial<UserListQuery> {
  return { ...search, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
}
