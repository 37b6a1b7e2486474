import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { InstallationMarker } from './installation-marker.js';
import { InstallationRepository } from './installation.repository.js';

/** Whether the first administrator is still to be made, or the database of an old installation is missing. */
@Injectable()
export class SetupState {
  constructor(
    private readonly installations: InstallationRepository,
    private readonly marker: InstallationMarker,
  ) {}

  async read(ctx: RequestContext): Promise<{ readonly needed: boolean; readonly restoreRequired: boolean }> {
    if (await this.installations.exists(ctx)) return { needed: false, restoreRequired: false };
    const restoreRequired = this.marker.exists();
    return { needed: !restoreRequired, restoreRequired };
  }

  /** Inside the transaction that makes the first administrator; violates a key when somebody else was first. */
  async claim(ctx: RequestContext, now: number): Promise<void> {
    await this.installations.insert(ctx, now);
  }

  /** After that transaction: the data folder remembers it too. Durable when this resolves. */
  async mark(now: number): Promise<void> {
    await this.marker.write(now);
  }
}
