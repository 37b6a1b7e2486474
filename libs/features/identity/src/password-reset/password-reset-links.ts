import { Clock, newId, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { newSecretToken, rowOfToken } from '../secrets/secret-token.js';
import type { UserEntity } from '../users/user.entity.js';
import { UserRepository } from '../users/user.repository.js';
import type { PasswordResetEntity } from './password-reset.entity.js';
import { PasswordResetRepository } from './password-reset.repository.js';

export interface OpenReset {
  readonly reset: PasswordResetEntity;
  readonly user: UserEntity;
}

/** Makes and reads the links. */
@Injectable()
export class PasswordResetLinks {
  constructor(
    private readonly resets: PasswordResetRepository,
    private readonly users: UserRepository,
    private readonly clock: Clock,
  ) {}

  /** Inside a transaction. Links that were made before stay: nobody can take them away by asking for another one. `madeBy`: who hands it out. */
  async make(
    tx: RequestContext,
    userId: string,
    lifeMs: number,
    madeBy: string | null = null,
  ): Promise<{ readonly token: string; readonly expiresAt: number }> {
    const now = this.clock.now();
    const { id, text, hash } = newSecretToken('password-reset', newId(now));
    const expiresAt = now + lifeMs;
    await this.resets.deleteExpired(tx, now);
    await this.resets.insert(tx, { id, userId, secretHash: hash, madeBy, createdAt: now, expiresAt });
    return { token: text, expiresAt };
  }

  /** Null for a link that was never made, is over or was used, and for a user who may not sign in. */
  async open(ctx: RequestContext, token: string): Promise<OpenReset | null> {
    const reset = await rowOfToken('password-reset', token, this.clock.now(), (id) => this.resets.find(ctx, id));
    const user = reset === null ? null : await this.users.findById(ctx, reset.userId);
    return reset === null || user === null || user.disabled ? null : { reset, user };
  }
}
