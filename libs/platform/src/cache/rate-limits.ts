import type { ErrorCode } from '@assist/contracts';
import { AppError } from '@assist/kernel';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { RedisConnection } from './redis-connection.js';

export interface RateLimitRule {
  readonly name: string;
  readonly points: number;
  readonly windowSeconds: number;
}

/** `retryAfterSeconds` is set when the call is refused. */
export interface RateLimitOutcome {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly retryAfterSeconds: number;
}

/**
 * Counters per rule and key: in memory, or in Redis so that all processes count together. While Redis is away each
 * process counts for itself.
 */
export class RateLimits {
  readonly #limiters = new Map<string, RateLimiterAbstract>();
  readonly #connection: RedisConnection | undefined;

  constructor(
    redisUrl?: string,
    private readonly prefix = 'assist',
  ) {
    if (redisUrl !== undefined) this.#connection = new RedisConnection(redisUrl, { commandTimeout: 500 });
  }

  /** Takes `points` for `key`; says whether the call may go on. */
  async consume(rule: RateLimitRule, key: string, points = 1): Promise<RateLimitOutcome> {
    try {
      const result = await this.#limiter(rule).consume(key, points);
      return { allowed: true, remaining: result.remainingPoints, retryAfterSeconds: 0 };
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return { allowed: false, remaining: 0, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
    }
  }

  /** Takes a point, or refuses the call. @throws AppError `code` with `retryAfterSeconds` */
  async require(rule: RateLimitRule, key: string, code: ErrorCode): Promise<void> {
    const { allowed, retryAfterSeconds } = await this.consume(rule, key);
    if (!allowed) throw new AppError(code, { retryAfterSeconds });
  }

  /** Undoes a `consume` that was allowed and turned out not to count. */
  async giveBack(rule: RateLimitRule, key: string, points = 1): Promise<void> {
    await this.#limiter(rule).reward(key, points);
  }

  async forget(rule: RateLimitRule, key: string): Promise<void> {
    await this.#limiter(rule).delete(key);
  }

  async close(): Promise<void> {
    this.#connection?.close();
  }

  #limiter(rule: RateLimitRule): RateLimiterAbstract {
    const known = this.#limiters.get(rule.name);
    if (known !== undefined) return known;
    const options = {
      keyPrefix: `${this.prefix}:limit:${rule.name}`,
      points: rule.points,
      duration: rule.windowSeconds,
    };
    const memory = new RateLimiterMemory(options);
    const limiter =
      this.#connection === undefined
        ? memory
        : new RateLimiterRedis({ ...options, storeClient: this.#connection.redis, insuranceLimiter: memory });
    this.#limiters.set(rule.name, limiter);
    return limiter;
  }
}
