export { RateLimits, type RateLimitOutcome, type RateLimitRule } from './rate-limits.js';
export { RedisChannels } from './redis-channels.js';
export { RedisConnection } from './redis-connection.js';
