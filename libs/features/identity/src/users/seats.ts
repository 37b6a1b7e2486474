import { AppError, type RequestContext } from '@assist/kernel';
import { SeatLimit, SeatUsage } from '@assist/licence/nest';
import { Injectable } from '@nestjs/common';
import { InstallationRepository } from '../setup/installation.repository.js';
import { UserRepository } from './user.repository.js';

/** A seat is an account that can sign in; API keys and sessions take none. */
@Injectable()
export class Seats extends SeatUsage {
  constructor(
    private readonly users: UserRepository,
    private readonly installations: InstallationRepository,
    private readonly limit: SeatLimit,
  ) {
    super();
  }

  override count(ctx: RequestContext): Promise<number> {
    return this.users.countEnabled(ctx);
  }

  /** Inside the transaction that adds an account; those that come at the same time wait. @throws AppError LICENSE_SEATS_EXCEEDED */
  async take(ctx: RequestContext): Promise<void> {
    await this.installations.lock(ctx);
    const used = await this.users.countEnabled(ctx);
    if (used >= this.limit.max) throw new AppError('LICENSE_SEATS_EXCEEDED', { used, limit: this.limit.max });
  }
}
