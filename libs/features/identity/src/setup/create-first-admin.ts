import type { SetupRequest } from '@assist/contracts/people';
import { AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Database, isUniqueViolation } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Passwords } from '../users/passwords.js';
import { UserRepository } from '../users/user.repository.js';
import { SetupState } from './setup-state.js';

/** Makes the first administrator, once per installation, however many ask at the same time. */
@Injectable()
export class CreateFirstAdmin {
  constructor(
    private readonly database: Database,
    private readonly state: SetupState,
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError SETUP_DONE, RESTORE_REQUIRED, PASSWORD_TOO_WEAK */
  async execute(ctx: RequestContext, request: SetupRequest): Promise<void> {
    const { needed, restoreRequired } = await this.state.read(ctx);
    if (restoreRequired) throw new AppError('RESTORE_REQUIRED');
    if (!needed) throw new AppError('SETUP_DONE');
    this.passwords.requireStrong(request.password, request.email);
    const passwordHash = await this.passwords.hash(request.password);
    const now = this.clock.now();
    const id = newId(now);
    try {
      await this.database.transaction(ctx, async (tx) => {
        await this.state.claim(tx, now);
        await this.users.insert(tx, {
          id,
          email: request.email,
          name: request.name,
          role: 'admin',
          roleId: null,
          passwordHash,
          locale: request.locale ?? null,
          disabled: false,
          createdAt: now,
          lastLoginAt: null,
        });
        await this.audit.record(tx, { action: 'setup.completed', target: { type: 'user', id } });
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new AppError('SETUP_DONE', {}, { cause: error });
      throw error;
    }
    await this.state.mark(now);
  }
}
