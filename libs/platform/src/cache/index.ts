export { RateLimits, type RateLimitOutcome, type RateLimitRule } from './rate-limits.js';
