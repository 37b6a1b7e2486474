import type { RequestContext } from '@assist/kernel';
import { RateLimits } from '@assist/platform/cache';
import { networkOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';

const PER_ADDRESS = { name: 'links', points: 600, windowSeconds: 900 };

/** Nobody guesses 256 random bits; this keeps who tries from costing anything, and an office behind one address working. */
@Injectable()
export class LinkThrottle {
  constructor(private readonly limits: RateLimits) {}

  /** @throws AppError LOGIN_THROTTLED */
  async attempt(ctx: RequestContext): Promise<void> {
    await this.limits.require(PER_ADDRESS, networkOf(ctx.address), 'LOGIN_THROTTLED');
  }
}
