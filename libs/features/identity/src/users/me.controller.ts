import {
  administratorListSchema,
  changePasswordRequestSchema,
  meSchema,
  updateMeRequestSchema,
  type AdministratorList,
  type ChangePasswordRequest,
  type Me,
  type UpdateMeRequest,
} from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Body, Controller } from '@nestjs/common';
import { ChangeOwnPassword } from './change-own-password.js';
import { OwnProfile } from './own-profile.js';
import { Users } from './users.service.js';

@Controller()
export class MeController {
  constructor(
    private readonly profile: OwnProfile,
    private readonly changeOwnPassword: ChangeOwnPassword,
    private readonly users: Users,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/me',
    module: 'core',
    access: 'safety',
    whileLimited: true,
    summary: 'The signed-in user, with what he or she may do',
    reply: meSchema,
  })
  getMe(@Ctx() ctx: RequestContext): Promise<Me> {
    return this.profile.read(ctx);
  }

  @Endpoint({
    method: 'PATCH',
    path: '/api/me',
    module: 'core',
    access: 'safety',
    sessionOnly: true,
    summary: 'Change the own name or language',
    reply: meSchema,
  })
  updateMe(@Ctx() ctx: RequestContext, @Body({ schema: updateMeRequestSchema }) body: UpdateMeRequest): Promise<Me> {
    return this.profile.update(ctx, body);
  }

  @Endpoint({
    method: 'POST',
    path: '/api/me/password',
    module: 'core',
    access: 'safety',
    sessionOnly: true,
    summary: 'Change the own password',
    reply: 'empty',
    errors: ['CREDENTIALS_INVALID', 'LOGIN_THROTTLED', 'PASSWORD_TOO_WEAK', 'SIGN_ON_EXTERNAL'],
  })
  changeMyPassword(
    @Ctx() ctx: RequestContext,
    @Body({ schema: changePasswordRequestSchema }) body: ChangePasswordRequest,
  ): Promise<void> {
    return this.changeOwnPassword.execute(ctx, body);
  }

  @Endpoint({
    method: 'GET',
    path: '/api/me/administrators',
    module: 'core',
    access: 'safety',
    summary: 'Whom to ask for a right: administrators, those who were here last first',
    reply: administratorListSchema,
  })
  listMyAdministrators(@Ctx() ctx: RequestContext): Promise<AdministratorList> {
    return this.users.administrators(ctx);
  }
}
