import { loginRequestSchema, tokenReplySchema, type LoginRequest, type TokenReply } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Body, Controller, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Login } from './login.js';
import { RefreshSession } from './refresh-session.js';
import type { SignedIn } from './session-tokens.js';
import { SignOut } from './sign-out.js';

const COOKIE = 'assist_refresh';
const PATH = '/api/auth';

@Controller()
export class AuthController {
  constructor(
    private readonly loginUseCase: Login,
    private readonly refreshUseCase: RefreshSession,
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
    errors: ['CREDENTIALS_INVALID', 'LOGIN_THROTTLED', 'RESTORE_REQUIRED'],
  })
  async login(
    @Ctx() ctx: RequestContext,
    @Body({ schema: loginRequestSchema }) body: LoginRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TokenReply> {
    return reply(request, response, await this.loginUseCase.execute(ctx, body, request.ip ?? 'unknown'));
  }

  @Endpoint({
    method: 'POST',
    path: '/api/auth/refresh',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'Prolong the session of the cookie',
    reply: tokenReplySchema,
    errors: ['SESSION_EXPIRED'],
  })
  async refreshSession(
    @Ctx() ctx: RequestContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TokenReply> {
    return reply(request, response, await this.refreshUseCase.execute(ctx, cookieOf(request)));
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
    await this.signOut.execute(ctx, cookieOf(request));
    response.clearCookie(COOKIE, { path: PATH });
  }
}

function cookieOf(request: Request): unknown {
  return (request.cookies as Record<string, unknown> | undefined)?.[COOKIE];
}

/** The refresh token is out of reach of scripts and of other sites, and only these routes get it. */
function reply(request: Request, response: Response, signedIn: SignedIn): TokenReply {
  response.cookie(COOKIE, signedIn.refreshToken, {
    httpOnly: true,
    sameSite: 'strict',
    secure: request.secure,
    path: PATH,
    maxAge: signedIn.refreshMaxAgeMs,
  });
  response.setHeader('Cache-Control', 'no-store');
  return { accessToken: signedIn.accessToken, expiresIn: signedIn.expiresIn };
}
