import { createHmac, hkdfSync } from 'node:crypto';
import { Client } from './client.ts';
import type { Product } from './product.ts';

/** The token with which a process that knows SECRET_KEY calls another one in the name of a user. */
export function serviceToken(secretKey: string, userId: string): string {
  const key = Buffer.from(hkdfSync('sha256', secretKey, Buffer.alloc(0), 'assist/platform/service-token', 32));
  const now = Math.floor(Date.now() / 1000);
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const head = encode({ alg: 'HS256', typ: 'svc+jwt' });
  const text = `${head}.${encode({ sub: userId, iss: 'cgs-assist-service', iat: now, exp: now + 3600 })}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

export interface SignIn {
  readonly accessToken: string;
  /** `assist_refresh=...` */
  readonly refreshCookie: string;
}

/** Signs in as a browser does, and keeps its cookie. @throws when it is refused */
export async function browserSignIn(product: Pick<Product, 'url'>, email: string, password: string): Promise<SignIn> {
  const reply = await new Client(product.url, undefined).call('POST', '/api/auth/login', { email, password });
  const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  const refreshCookie = cookies.find((cookie) => cookie.startsWith('assist_refresh='));
  if (reply.status !== 200 || refreshCookie === undefined) throw new Error(`sign-in of ${email}: ${reply.status}`);
  return { accessToken: reply.body.accessToken as string, refreshCookie };
}

/** A new API key of the client's user; its scopes. */
export async function newApiKey(client: Client, name: string, scopes: readonly string[]): Promise<string> {
  return (await client.ok('POST', '/api/me/api-keys', { name, scopes })).text as string;
}
