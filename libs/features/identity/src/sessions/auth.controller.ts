import {
  loginRequestSchema,
  secondStepRequestSchema,
  tokenReplySchema,
  type LoginRequest,
  type SecondStepRequest,
  type TokenReply,
} from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, networkOf } from '@assist/platform/http';
import { Body, Controller, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FinishSignIn } from '../second-factor/finish-sign-in.js';
import { Login, type LoggedIn } from './login.js';
import { RenewSession } from './renew-session.js';
import { clearSession, cookiesOf, refreshTokenOf, setOwnCookie, setSession } from './session-cookies.js';
import type { SignedIn } from './session-tokens.js';
import { SignOut } from './sign-out.js';

/** Stays when somebody signs out: it says where the owner of an account was, see `KnownDevices`. */
const DEVICE_COOKIE = 'assist_device';
const DEVICE_MAX_AGE_MS = 365 * 24 * 3600_000;

@Controller()
export class AuthController {
  constructor(
    private readonly loginUseCase: Login,
    private readonly finishSignIn: FinishSignIn,
    private readonly renewSession: RenewSession,
    private readonly signOut: SignOut,
  ) {}

  @Endpoint({
    method: 'POST',
    path: '/api/auth/login',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'Sign in',
    reply: tokenReplySchema,
    errors: [
      'CREDENTIALS_INVALID',
      'LOGIN_THROTTLED',
      'RESTORE_REQUIRED',
      'SECOND_FACTOR_REQUIRED',
      'SERVICE_UNAVAILABLE',
      'ACCOUNT_EXISTS',
      'SIGN_ON_FAILED',
      'SIGN_ON_INCOMPLETE',
      'LICENSE_SEATS_EXCEEDED',
    ],
  })
  async login(
    @Ctx() ctx: RequestContext,
    @Body({ schema: loginRequestSchema }) body: LoginRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TokenReply> {
    return replyWithMark(request, response, await this.loginUseCase.execute(ctx, body, callerOf(request)));
  }

  @Endpoint({
    method: 'POST',
    path: '/api/auth/second-factor',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'Finish a sign-in with a code of the app, or a recovery code',
    reply: tokenReplySchema,
    errors: ['CHALLENGE_EXPIRED', 'SECOND_FACTOR_INVALID', 'SECOND_FACTOR_UNREADABLE', 'LOGIN_THROTTLED'],
  })
  async passSecondFactor(
    @Ctx() ctx: RequestContext,
    @Body({ schema: secondStepRequestSchema }) body: SecondStepRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TokenReply> {
    return replyWithMark(request, response, await this.finishSignIn.execute(ctx, body, callerOf(request)));
  }

  @Endpoint({
    method: 'POST',
    path: '/api/auth/refresh',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'Prolong the session of the cookie',
    reply: tokenReplySchema,
    errors: ['SESSION_EXPIRED', 'SERVICE_UNAVAILABLE'],
  })
  async refreshSession(
    @Ctx() ctx: RequestContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TokenReply> {
    return reply(request, response, await this.renewSession.execute(ctx, refreshTokenOf(request)));
  }

  @Endpoint({
    method: 'POST',
    path: '/api/auth/logout',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'End the session of the cookie',
    reply: 'empty',
  })
  async logout(
    @Ctx() ctx: RequestContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.signOut.execute(ctx, refreshTokenOf(request));
    clearSession(response);
  }
}

function callerOf(request: Request): { readonly address: string; readonly device: unknown } {
  return { address: networkOf(request.ip), device: cookiesOf(request)[DEVICE_COOKIE] };
}

function replyWithMark(request: Request, response: Response, loggedIn: LoggedIn): TokenReply {
  const tokens = reply(request, response, loggedIn);
  setOwnCookie(request, response, { name: DEVICE_COOKIE, value: loggedIn.deviceMark, maxAge: DEVICE_MAX_AGE_MS });
  return tokens;
}

function reply(request: Request, response: Response, signedIn: SignedIn): TokenReply {
  setSession(request, response, signedIn);
  return { accessToken: signedIn.accessToken, expiresIn: signedIn.expiresIn };
}
