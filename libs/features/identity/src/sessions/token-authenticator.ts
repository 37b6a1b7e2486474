import { systemContext } from '@assist/kernel';
import { Authenticator, type Authenticated, type EndedSessions, type UserActor } from '@assist/platform/http';
import { PubSub } from '@assist/platform/realtime';
import { Injectable } from '@nestjs/common';
import { PERMISSIONS_CHANGED } from '../roles/permissions-changed.js';
import { ApiKeyProof } from '../api-keys/api-key-proof.js';
import { parseApiKeyText } from '../api-keys/api-key-text.js';
import { CurrentActors } from './current-actors.js';
import { ServiceProof } from './service-proof.js';
import { SessionProof } from './session-proof.js';
import { endedSessionsSchema, SESSIONS_ENDED } from './sessions-ended.js';

const ctx = systemContext('identity');

/** Every kind of credential, by the rows as they are: a role change, a suspension or a revocation counts from the next call on. */
@Injectable()
export class TokenAuthenticator extends Authenticator {
  constructor(
    private readonly sessionProof: SessionProof,
    private readonly apiKeyProof: ApiKeyProof,
    private readonly serviceProof: ServiceProof,
    private readonly current: CurrentActors,
    private readonly pubSub: PubSub,
  ) {
    super();
  }

  override async authenticate(token: string, address?: string): Promise<Authenticated | null> {
    const apiKey = parseApiKeyText(token);
    if (apiKey !== null) return this.apiKeyProof.prove(ctx, apiKey, address);
    const person = await this.sessionProof.prove(ctx, token, address);
    return person === undefined ? this.serviceProof.prove(ctx, token) : person;
  }

  override onSessionsEnded(listener: (ended: EndedSessions) => void): Promise<() => Promise<void>> {
    return this.pubSub.subscribe(SESSIONS_ENDED, (message) => {
      const ended = endedSessionsSchema.safeParse(message);
      if (ended.success) listener(ended.data);
    });
  }

  override onPermissionsChanged(listener: () => void): Promise<() => Promise<void>> {
    return this.pubSub.subscribe(PERMISSIONS_CHANGED, () => listener());
  }

  override currentActors(actors: readonly UserActor[]): Promise<ReadonlyMap<string, UserActor>> {
    return this.current.of(ctx, actors);
  }
}
