import { RateLimits, type RateLimitRule } from '@assist/platform/cache';
import { Injectable } from '@nestjs/common';
import { KnownDevices } from '../sessions/known-devices.js';

/** Three codes of a million are right at a time: at this pace, guessing takes twelve years for an even chance. */
const RULES: readonly RateLimitRule[] = [
  { name: 'second-step', points: 10, windowSeconds: 15 * 60 },
  { name: 'second-step-day', points: 50, windowSeconds: 24 * 3600 },
];

/**
 * Slows down who guesses codes of an account. Whoever tries knows the password already; the owner, on a device on which
 * he or she signed in before, has counters of the own and is not locked out by that.
 */
@Injectable()
export class SecondStepThrottle {
  constructor(
    private readonly limits: RateLimits,
    private readonly devices: KnownDevices,
  ) {}

  /** Counted before the code is looked at. @throws AppError LOGIN_THROTTLED */
  async attempt(user: { readonly id: string; readonly email: string }, device: unknown): Promise<void> {
    for (const rule of RULES) await this.limits.require(rule, this.#keyOf(user, device), 'LOGIN_THROTTLED');
  }

  async succeeded(user: { readonly id: string; readonly email: string }, device: unknown): Promise<void> {
    for (const rule of RULES) await this.limits.giveBack(rule, this.#keyOf(user, device));
  }

  #keyOf({ id, email }: { readonly id: string; readonly email: string }, device: unknown): string {
    return this.devices.read(device, email) === null ? id : `${id}|known`;
  }
}
