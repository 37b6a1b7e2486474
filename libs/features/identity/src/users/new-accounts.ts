import { AppError, Clock, newId, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { isUniqueViolation } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { roleColumns } from './role-of.js';
import { Seats } from './seats.js';
import { UserRepository } from './user.repository.js';

export interface AccountToAdd {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly passwordHash: string;
  readonly locale: 'de' | 'en' | null;
}

/** Adds accounts, whoever asks for them. */
@Injectable()
export class NewAccounts {
  constructor(
    private readonly users: UserRepository,
    private readonly seats: Seats,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Inside a transaction that locked the administrators and may give the role. Gives the id.
   * @throws AppError EMAIL_TAKEN, LICENSE_SEATS_EXCEEDED
   */
  async add(tx: RequestContext, account: AccountToAdd): Promise<string> {
    await this.seats.take(tx);
    const now = this.clock.now();
    const { role, ...rest } = account;
    const user = { id: newId(now), ...rest, ...roleColumns(role), disabled: false, createdAt: now, lastLoginAt: null };
    try {
      await this.users.insert(tx, user);
    } catch (error) {
      throw isUniqueViolation(error) ? new AppError('EMAIL_TAKEN', {}, { cause: error }) : error;
    }
    await this.audit.record(tx, { action: 'user.created', target: { type: 'user', id: user.id }, detail: { role } });
    return user.id;
  }
}
