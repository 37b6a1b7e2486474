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
/** Stays when somebody signs out: it says where the owner of an account was, see `KnownDevices`. */
const DEVICE_COOKIE = 'assist_device';
const DEVICE_MAX_AGE_MS = 365 * 24 * 3600_000;
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
    const from = { address: request.ip ?? 'unknown', device: cookieOf(request, DEVICE_COOKIE) };
    const signedIn = await this.loginUseCase.execute(ctx, body, from);
    const tokens = reply(request, response, signedIn);
    setCookie(request, response, DEVICE_COOKIE, signedIn.deviceMark, DEVICE_MAX_AGE_MS);
    return tokens;
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
    return reply(request, response, await this.refreshUseCase.execute(ctx, cookieOf(request, COOKIE)));
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
    await this.signOut.execute(ctx, cookieOf(request, COOKIE));
    response.clearCookie(COOKIE, { path: PATH });
  }
}

function cookieOf(request: Request, name: string): unknown {
  return (request.cookies as Record<string, unknown> | undefined)?.[name];
}

/** Out of reach of scripts and of other sites, and only these routes get it. */
function setCookie(request: Request, response: Response, name: string, value: string, maxAge: number): void {
  response.cookie(name, value, { httpOnly: true, sameSite: 'strict', secure: request.secure, path: PATH, maxAge });
}

function reply(request: Request, response: Response, signedIn: SignedIn): TokenReply {
  setCookie(request, response, COOKIE, signedIn.refreshToken, signedIn.refreshMaxAgeMs);
  response.setHeader('Cache-Control', 'no-store');
  return { accessToken: signedIn.accessToken, expiresIn: signedIn.expiresIn };
}
