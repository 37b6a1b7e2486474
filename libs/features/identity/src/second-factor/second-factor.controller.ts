import {
  beginSecondFactorRequestSchema,
  confirmSecondFactorRequestSchema,
  newSecondFactorSchema,
  ownProofSchema,
  recoveryCodesSchema,
  secondFactorSchema,
  type BeginSecondFactorRequest,
  type ConfirmSecondFactorRequest,
  type NewSecondFactor,
  type OwnProof,
  type RecoveryCodes,
  type SecondFactor,
} from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Body, Controller, Header } from '@nestjs/common';
import { BeginSecondFactor } from './begin-second-factor.js';
import { ChangeSecondFactor } from './change-second-factor.js';
import { ConfirmSecondFactor } from './confirm-second-factor.js';
import { OwnSecondFactor } from './own-second-factor.js';

const DOOR = { module: 'core', access: 'safety', sessionOnly: true } as const;

/** A person's own second factor; what setting it up needs is open to those who must do so first. */
@Controller()
export class SecondFactorController {
  constructor(
    private readonly own: OwnSecondFactor,
    private readonly begin: BeginSecondFactor,
    private readonly confirm: ConfirmSecondFactor,
    private readonly change: ChangeSecondFactor,
  ) {}

  @Endpoint({
    ...DOOR,
    method: 'GET',
    path: '/api/me/second-factor',
    whileLimited: true,
    summary: 'Whether sign-ins of the caller need a second factor',
    reply: secondFactorSchema,
  })
  getSecondFactor(@Ctx() ctx: RequestContext): Promise<SecondFactor> {
    return this.own.execute(ctx);
  }

  @Endpoint({
    ...DOOR,
    method: 'POST',
    path: '/api/me/second-factor/setup',
    whileLimited: true,
    summary: 'Begin to set up a second factor; the reply is the only one that shows its secret',
    reply: newSecondFactorSchema,
    errors: ['SECOND_FACTOR_ENABLED', 'CREDENTIALS_INVALID', 'LOGIN_THROTTLED'],
  })
  @Header('Cache-Control', 'no-store')
  setUpSecondFactor(
    @Ctx() ctx: RequestContext,
    @Body({ schema: beginSecondFactorRequestSchema }) body: BeginSecondFactorRequest,
  ): Promise<NewSecondFactor> {
    return this.begin.execute(ctx, body);
  }

  @Endpoint({
    ...DOOR,
    method: 'POST',
    path: '/api/me/second-factor/confirm',
    whileLimited: true,
    summary: 'Turn the second factor on with a first code; gives the recovery codes, and signs all other devices out',
    reply: recoveryCodesSchema,
    errors: [
      'SECOND_FACTOR_MISSING',
      'SECOND_FACTOR_ENABLED',
      'SECOND_FACTOR_INVALID',
      'SECOND_FACTOR_UNREADABLE',
      'LOGIN_THROTTLED',
    ],
  })
  @Header('Cache-Control', 'no-store')
  async confirmSecondFactor(
    @Ctx() ctx: RequestContext,
    @Body({ schema: confirmSecondFactorRequestSchema }) body: ConfirmSecondFactorRequest,
  ): Promise<RecoveryCodes> {
    return { codes: [...(await this.confirm.execute(ctx, body))] };
  }

  @Endpoint({
    ...DOOR,
    method: 'POST',
    path: '/api/me/second-factor/recovery-codes',
    summary: 'Make new recovery codes in the place of the old ones',
    reply: recoveryCodesSchema,
    errors: ['SECOND_FACTOR_MISSING', 'SECOND_FACTOR_INVALID', 'CREDENTIALS_INVALID', 'LOGIN_THROTTLED'],
  })
  @Header('Cache-Control', 'no-store')
  async renewRecoveryCodes(@Ctx() ctx: RequestContext, @Body({ schema: ownProofSchema }) body: OwnProof): Promise<RecoveryCodes> {
    return { codes: [...(await this.change.renewRecoveryCodes(ctx, body))] };
  }

  @Endpoint({
    ...DOOR,
    method: 'POST',
    path: '/api/me/second-factor/disable',
    summary: 'Turn the second factor off',
    reply: 'empty',
    errors: ['SECOND_FACTOR_MISSING', 'SECOND_FACTOR_INVALID', 'CREDENTIALS_INVALID', 'LOGIN_THROTTLED'],
  })
  disableSecondFactor(@Ctx() ctx: RequestContext, @Body({ schema: ownProofSchema }) body: OwnProof): Promise<void> {
    return this.change.disable(ctx, body);
  }
}
