import { Inject, Injectable } from '@nestjs/common';
import { RateLimits } from '../cache/index.js';
import type { ConfigOf } from '../config/index.js';
import { httpConfig } from './http.config.js';

/** Events over sockets count per user, over all sockets, by the same measure as requests. */
@Injectable()
export class EventLimits {
  constructor(
    private readonly limits: RateLimits,
    @Inject(httpConfig.token) private readonly config: ConfigOf<typeof httpConfig>,
  ) {}

  /** @throws AppError RATE_LIMITED */
  async count(userId: string): Promise<void> {
    const { rateLimitRequests: points, rateLimitWindowSeconds: windowSeconds } = this.config;
    await this.limits.require({ name: 'socket-events', points, windowSeconds }, userId, 'RATE_LIMITED');
  }
}
