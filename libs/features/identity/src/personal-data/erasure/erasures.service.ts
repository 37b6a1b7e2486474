import type { Erasure } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { ErasureSteps } from './erasure-steps.js';
import { ErasureRepository } from './erasure.repository.js';

@Injectable()
export class Erasures {
  constructor(
    private readonly repository: ErasureRepository,
    private readonly steps: ErasureSteps,
  ) {}

  /** Inside a transaction: what failed is tried again. */
  again(tx: RequestContext, userId: string): Promise<void> {
    return this.steps.again(tx, userId);
  }

  /** Null when there is none. */
  async read(ctx: RequestContext, userId: string): Promise<Erasure | null> {
    const erasure = await this.repository.find(ctx, userId);
    if (erasure === null) return null;
    const parts = await this.repository.parts(ctx, userId);
    return {
      requestedAt: new Date(erasure.requestedAt).toISOString(),
      parts: parts.map(({ part, state, done, total }) => ({ part, state, done, total })),
    };
  }
}
