import * as api from '@assist/api-client';
import type { UsageQuery, UsageView } from '@assist/contracts/house';
import { dataOf } from './http';

export function readUsage(query: UsageQuery, signal?: AbortSignal): Promise<UsageView> {
  return dataOf(api.readUsage<true>({ query, signal }));
}
