import type { OwnProof } from '@assist/contracts/people';
import { AppError, type RequestContext } from '@assist/kernel';
import { RateLimits } from '@assist/platform/cache';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { OwnPassword } from '../sign-on/ldap/own-password.js';
import type { UserEntity } from '../users/user.entity.js';
import { UserRepository } from '../users/user.repository.js';
import { CheckCode } from './check-code.js';

/** Also of a change of the own password: one may not be used to guess for the other. */
const PASSWORDS = { name: 'own-password', points: 10, windowSeconds: 900 };
const CODES = { name: 'own-code', points: 10, windowSeconds: 900 };

/** Settles a proof inside the transaction that it is for, with the user's row locked. */
export type SettleProof = (tx: RequestContext, user: UserEntity) => Promise<void>;

/** Whoever sits before an open browser proves to be its owner, before the account itself is changed. */
@Injectable()
export class ProveSelf {
  constructor(
    private readonly users: UserRepository,
    private readonly ownPassword: OwnPassword,
    private readonly checkCode: CheckCode,
    private readonly limits: RateLimits,
  ) {}

  /**
   * A password is looked at now, as that takes its time. @throws AppError LOGIN_THROTTLED, CREDENTIALS_INVALID,
   * SECOND_FACTOR_INVALID; for people who sign in elsewhere SIGN_ON_EXTERNAL, SERVICE_UNAVAILABLE
   */
  async execute(ctx: RequestContext, { password, code }: OwnProof): Promise<SettleProof> {
    return code === undefined ? this.#byPassword(ctx, password ?? '') : this.#byCode(ctx, code);
  }

  /** An attempt, before it is looked at. @throws AppError LOGIN_THROTTLED */
  async count(ctx: RequestContext, kind: 'password' | 'code'): Promise<void> {
    await this.limits.require(kind === 'code' ? CODES : PASSWORDS, userIdOf(ctx), 'LOGIN_THROTTLED');
  }

  async #byPassword(ctx: RequestContext, password: string): Promise<SettleProof> {
    await this.count(ctx, 'password');
    const user = await this.users.findById(ctx, userIdOf(ctx));
    if (user === null || !(await this.ownPassword.matches(ctx, user, password))) throw new AppError('CREDENTIALS_INVALID');
    return async (_tx, current) => {
      if (current.passwordHash !== user.passwordHash) throw new AppError('CREDENTIALS_INVALID');
    };
  }

  async #byCode(ctx: RequestContext, code: string): Promise<SettleProof> {
    await this.count(ctx, 'code');
    return async (tx, current) => {
      if (!(await this.checkCode.use(tx, current.id, code))) throw new AppError('SECOND_FACTOR_INVALID');
    };
  }
}
