import {
  linkRequestSchema,
  passwordResetRequestSchema,
  passwordResetSchema,
  resetPasswordRequestSchema,
  type LinkRequest,
  type PasswordReset,
  type PasswordResetRequest,
  type ResetPasswordRequest,
} from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Body, Controller, Header } from '@nestjs/common';
import { LinkThrottle } from '../secrets/link-throttle.js';
import { OpenResetLink } from './open-reset-link.js';
import { RequestPasswordReset } from './request-password-reset.js';
import { ResetPassword } from './reset-password.js';

const DOOR = { module: 'core', access: 'safety', role: 'public', method: 'POST' } as const;

@Controller()
export class PasswordResetController {
  constructor(
    private readonly requestReset: RequestPasswordReset,
    private readonly reset: ResetPassword,
    private readonly link: OpenResetLink,
    private readonly throttle: LinkThrottle,
  ) {}

  @Endpoint({
    ...DOOR,
    path: '/api/auth/password-reset',
    summary: 'Ask for a mail with a link that sets a new password; the answer is the same for every address',
    status: 202,
    reply: 'empty',
    errors: ['PASSWORD_RESET_UNAVAILABLE', 'LOGIN_THROTTLED'],
  })
  requestPasswordReset(
    @Ctx() ctx: RequestContext,
    @Body({ schema: passwordResetRequestSchema }) body: PasswordResetRequest,
  ): Promise<void> {
    return this.requestReset.execute(ctx, body);
  }

  /** The token comes in the body, as addresses are logged on their way. */
  @Endpoint({
    ...DOOR,
    path: '/api/auth/password-reset/look',
    summary: 'Whose password a link sets',
    reply: passwordResetSchema,
    errors: ['LINK_INVALID', 'LOGIN_THROTTLED'],
  })
  @Header('Cache-Control', 'no-store')
  async lookAtPasswordReset(
    @Ctx() ctx: RequestContext,
    @Body({ schema: linkRequestSchema }) body: LinkRequest,
  ): Promise<PasswordReset> {
    await this.throttle.attempt(ctx);
    const { user, reset } = await this.link.execute(ctx, body.token);
    return { email: user.email, expiresAt: new Date(reset.expiresAt).toISOString() };
  }

  @Endpoint({
    ...DOOR,
    path: '/api/auth/password-reset/confirm',
    summary: 'Set a new password with a link; ends all sessions and API keys',
    reply: 'empty',
    errors: ['LINK_INVALID', 'PASSWORD_TOO_WEAK', 'LOGIN_THROTTLED'],
  })
  async resetPassword(
    @Ctx() ctx: RequestContext,
    @Body({ schema: resetPasswordRequestSchema }) body: ResetPasswordRequest,
  ): Promise<void> {
    await this.throttle.attempt(ctx);
    await this.reset.execute(ctx, body);
  }
}
