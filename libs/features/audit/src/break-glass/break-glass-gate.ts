import { AppError, inNameOf, PermissionGate, type RequestContext } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { Inject, Injectable } from '@nestjs/common';
import { auditConfig } from '../audit.config.js';

export const BREAK_GLASS_PERMISSION = 'audit.administer';

/** Whether the house allows it at all, and whether somebody may take part in it now. */
@Injectable()
export class BreakGlassGate {
  constructor(
    private readonly permissions: PermissionGate,
    @Inject(auditConfig.token) private readonly config: ConfigOf<typeof auditConfig>,
  ) {}

  get isEnabled(): boolean {
    return this.config.breakGlass;
  }

  /** @throws AppError BREAK_GLASS_OFF */
  requireEnabled(): void {
    if (!this.isEnabled) throw new AppError('BREAK_GLASS_OFF');
  }

  /** Read anew from the rows: false for who was suspended or lost the right since a door looked. */
  mayTakePart(ctx: RequestContext, userId: string): Promise<boolean> {
    return this.permissions.allows(inNameOf(ctx, userId), BREAK_GLASS_PERMISSION);
  }

  /** @throws AppError FORBIDDEN when the caller lost the right meanwhile */
  async requireRight(ctx: RequestContext, userId: string): Promise<void> {
    if (!(await this.mayTakePart(ctx, userId))) throw new AppError('FORBIDDEN', { permission: BREAK_GLASS_PERMISSION });
  }
}
