import { Authenticator } from '@assist/platform/http';
import { Global, Module } from '@nestjs/common';
import { AccessTokens } from './sessions/access-tokens.js';
import { SessionRepository } from './sessions/session.repository.js';
import { TokenAuthenticator } from './sessions/token-authenticator.js';

/** What every process needs to know who calls: each proves tokens for itself. */
@Global()
@Module({
  providers: [AccessTokens, SessionRepository, { provide: Authenticator, useClass: TokenAuthenticator }],
  exports: [AccessTokens, SessionRepository, Authenticator],
})
export class IdentityAccessModule {}
