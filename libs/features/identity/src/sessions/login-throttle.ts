import { RateLimits, type RateLimitRule } from '@assist/platform/cache';
import type { ConfigOf } from '@assist/platform/config';
import { Inject, Injectable } from '@nestjs/common';
import { identityConfig } from '../identity.config.js';
import { KnownDevices } from './known-devices.js';

const WINDOW_SECONDS = 15 * 60;
const PER_ADDRESS: RateLimitRule = { name: 'login-address', points: 100, windowSeconds: WINDOW_SECONDS };
const PER_ACCOUNT: RateLimitRule = { name: 'login-account', points: 200, windowSeconds: WINDOW_SECONDS };
const PER_ACCOUNT_KNOWN: RateLimitRule = { name: 'login-account-known', points: 200, windowSeconds: WINDOW_SECONDS };

/** Who tries to sign in. `device`: the mark that the browser brought along, if any. */
export interface LoginCaller {
  readonly email: string;
  readonly address: string;
  readonly device: unknown;
}

/**
 * Slows guessing down: for an account from one address, from one address at all, and for an account from anywhere.
 * Only wrong passwords count, so an office behind one address is not locked out by its own sign-ins.
 *
 * Whoever guesses can use these limits up and lock others out; not the owner, though, on a device on which the owner
 * signed in before. Such a device has limits of its own: as many attempts as an address has for an account, and for
 * all known devices of an account together as many as strangers have, because who once knew the password may have
 * collected many marks. So an account takes 400 guesses in 15 minutes at most, wherever they come from.
 */
@Injectable()
export class LoginThrottle {
  readonly #perPair: RateLimitRule;
  readonly #perDevice: RateLimitRule;

  constructor(
    private readonly limits: RateLimits,
    private readonly devices: KnownDevices,
    @Inject(identityConfig.token) config: ConfigOf<typeof identityConfig>,
  ) {
    this.#perPair = { name: 'login-pair', points: config.loginAttempts, windowSeconds: WINDOW_SECONDS };
    this.#perDevice = { ...this.#perPair, name: 'login-device' };
  }

  /** Counted before the password is looked at, so that parallel attempts cannot slip through. @throws AppError LOGIN_THROTTLED */
  async attempt(caller: LoginCaller): Promise<void> {
    for (const [rule, key] of this.#countersOf(caller)) await this.limits.require(rule, key, 'LOGIN_THROTTLED');
  }

  /**
   * After a right password this attempt counts nowhere, and the person's own earlier ones count no more. Gives the mark
   * by which the device is known from now on.
   */
  async succeeded(caller: LoginCaller): Promise<string> {
    const [[ownRule, ownKey], ...shared] = this.#countersOf(caller);
    await this.limits.forget(ownRule, ownKey);
    for (const [rule, key] of shared) await this.limits.giveBack(rule, key);
    return this.markOf(caller);
  }

  /** The mark that a device has, or a new one. */
  markOf(caller: LoginCaller): string {
    const isKnown = typeof caller.device === 'string' && this.devices.read(caller.device, caller.email) !== null;
    return isKnown ? caller.device : this.devices.markFor(caller.email);
  }

  /** The attempt came to nothing through no fault of the caller: it counts nowhere. */
  async withdraw(caller: LoginCaller): Promise<void> {
    for (const [rule, key] of this.#countersOf(caller)) await this.limits.giveBack(rule, key);
  }

  /** First the counter of the caller alone. */
  #countersOf({ email, address, device }: LoginCaller): readonly [Counter, ...Counter[]] {
    const known = this.devices.read(device, email);
    if (known !== null) {
      return [
        [this.#perDevice, known],
        [PER_ACCOUNT_KNOWN, email],
      ];
    }
    return [
      [this.#perPair, `${email}|${address}`],
      [PER_ADDRESS, address],
      [PER_ACCOUNT, email],
    ];
  }
}

type Counter = readonly [RateLimitRule, string];
