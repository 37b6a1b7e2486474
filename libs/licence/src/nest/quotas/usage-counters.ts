import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import type { QuotaName } from './license-usage.repository.js';

export type UsageCount = (ctx: RequestContext) => Promise<number>;

export interface UsageCounter extends QuotaName {
  readonly count: UsageCount;
}

/** Who counts what in this process; other processes have counters of their own. */
@Injectable()
export class UsageCounters {
  readonly #counters = new Map<string, UsageCounter>();

  add({ module, quota }: QuotaName, count: UsageCount): void {
    const key = `${module}.${quota}`;
    if (this.#counters.has(key)) throw new Error(`${key} is counted twice`);
    this.#counters.set(key, { module, quota, count });
  }

  find({ module, quota }: QuotaName): UsageCounter | undefined {
    return this.#counters.get(`${module}.${quota}`);
  }

  get all(): readonly UsageCounter[] {
    return [...this.#counters.values()];
  }
}
