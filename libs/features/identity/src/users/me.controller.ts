import {
  changePasswordRequestSchema,
  updateMeRequestSchema,
  userSchema,
  type ChangePasswordRequest,
  type UpdateMeRequest,
  type User,
} from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Body, Controller } from '@nestjs/common';
import { ChangeOwnPassword } from './change-own-password.js';
import { OwnProfile } from './own-profile.js';
import { toUser } from './users.dto.js';

@Controller()
export class MeController {
  constructor(
    private readonly profile: OwnProfile,
    private readonly changeOwnPassword: ChangeOwnPassword,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/me',
    module: 'core',
    access: 'safety',
    summary: 'The signed-in user',
    reply: userSchema,
  })
  async getMe(@Ctx() ctx: RequestContext): Promise<User> {
    return toUser(await this.profile.read(ctx));
  }

  @Endpoint({
    method: 'PATCH',
    path: '/api/me',
    module: 'core',
    access: 'safety',
    summary: 'Change the own name or language',
    reply: userSchema,
  })
  async updateMe(@Ctx() ctx: RequestContext, @Body({ schema: updateMeRequestSchema }) body: UpdateMeRequest): Promise<User> {
    return toUser(await this.profile.update(ctx, body));
  }

  @Endpoint({
    method: 'POST',
    path: '/api/me/password',
    module: 'core',
    access: 'safety',
    summary: 'Change the own password',
    reply: 'empty',
    errors: ['CREDENTIALS_INVALID', 'LOGIN_THROTTLED', 'PASSWORD_TOO_WEAK'],
  })
  changeMyPassword(
    @Ctx() ctx: RequestContext,
    @Body({ schema: changePasswordRequestSchema }) body: ChangePasswordRequest,
  ): Promise<void> {
    return this.changeOwnPassword.execute(ctx, body);
  }
}
