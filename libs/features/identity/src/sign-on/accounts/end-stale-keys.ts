import { Clock, systemContext, type RequestContext } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { Database } from '@assist/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { ApiKeyRepository } from '../../api-keys/api-key.repository.js';
import { oidcConfig } from '../oidc/oidc.config.js';
import type { ExternalAccountEntity } from './external-account.entity.js';
import { ExternalAccountRepository } from './external-account.repository.js';
import { SignOnAudit } from './sign-on-audit.js';

const AT_A_TIME = 100;
const DAY_MS = 24 * 3600_000;

/** Ends API keys of people whom their provider has not let in for long: nobody tells us when somebody leaves there. */
@Injectable()
export class EndStaleKeys {
  constructor(
    private readonly database: Database,
    private readonly accounts: ExternalAccountRepository,
    private readonly apiKeys: ApiKeyRepository,
    private readonly audit: SignOnAudit,
    private readonly clock: Clock,
    @Inject(oidcConfig.token) private readonly config: ConfigOf<typeof oidcConfig>,
  ) {}

  async execute(signal: AbortSignal = new AbortController().signal): Promise<void> {
    const ctx = systemContext('identity.stale-keys', { signal });
    const before = this.clock.now() - this.config.apiKeyDays * DAY_MS;
    let some = await this.accounts.withStaleKeys(ctx, before, AT_A_TIME);
    while (some.length > 0 && !signal.aborted) {
      for (const account of some) await this.#end(ctx, account, before);
      some = await this.accounts.withStaleKeys(ctx, before, AT_A_TIME);
    }
  }

  /** Behind the lock, which a sign-in takes too: the person may have come back since the list was made. */
  async #end(ctx: RequestContext, account: ExternalAccountEntity, before: number): Promise<void> {
    await this.database.transaction(ctx, async (tx) => {
      const providers = await this.accounts.lockedOfUser(tx, account.userId);
      if (providers.some(({ confirmedAt }) => confirmedAt >= before)) return;
      const count = await this.apiKeys.deleteOfUser(tx, account.userId);
      if (count > 0) await this.audit.keysEnded(tx, account, count);
    });
  }
}
