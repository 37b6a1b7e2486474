import type { RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { RateLimits } from '@assist/platform/cache';
import { networkOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import type { MovedMember } from '../../groups/directory-groups.js';
import { Fingerprints } from '../../secrets/fingerprints.js';
import { asProvider } from './as-provider.js';
import type { ExternalAccountEntity } from './external-account.entity.js';
import { ExternalAccountRepository } from './external-account.repository.js';

/** Refusals are easily caused: so many of an address are written down. */
const REFUSED_ENTRIES = { name: 'audited-sign-on', points: 20, windowSeconds: 900 };

/** What only the audit log of people who come by a provider tells. */
@Injectable()
export class SignOnAudit {
  constructor(
    private readonly audit: AuditLog,
    private readonly accounts: ExternalAccountRepository,
    private readonly limits: RateLimits,
    private readonly fingerprints: Fingerprints,
  ) {}

  async linked(ctx: RequestContext, { provider, userId }: ExternalAccountEntity, keepsPassword: boolean): Promise<void> {
    const target = { type: 'user', id: userId };
    await this.audit.record(asProvider(ctx, provider), { action: 'user.linked', target, detail: { provider, keepsPassword } });
  }

  async memberMoved(
    ctx: RequestContext,
    { provider, userId }: Pick<ExternalAccountEntity, 'provider' | 'userId'>,
    { added, gone }: MovedMember,
  ): Promise<void> {
    const by = asProvider(ctx, provider);
    const detail = { userId, source: provider };
    for (const id of added) {
      await this.audit.record(by, { action: 'group.member_added', target: { type: 'group', id }, detail });
    }
    for (const id of gone) {
      await this.audit.record(by, { action: 'group.member_removed', target: { type: 'group', id }, detail });
    }
  }

  async keysEnded(ctx: RequestContext, { provider, userId }: ExternalAccountEntity, count: number): Promise<void> {
    const target = { type: 'user', id: userId };
    const detail = { count, reason: 'not_signed_in_for_long', provider };
    await this.audit.record(asProvider(ctx, provider), { action: 'api_key.revoked', target, detail });
  }

  /** Outside of a transaction, which the refusal rolls back. Whoever is no user of ours is told by a fingerprint. */
  async refused(ctx: RequestContext, provider: string, reason: string, subject?: string): Promise<void> {
    if (!(await this.limits.consume(REFUSED_ENTRIES, networkOf(ctx.address))).allowed) return;
    const account = subject === undefined ? null : await this.accounts.find(ctx, provider, subject);
    const subjectHash = subject === undefined ? '' : this.fingerprints.of(subject);
    await this.audit.recordRefusal(ctx, {
      action: 'auth.sign_in_refused',
      target: account === null ? null : { type: 'user', id: account.userId },
      detail: account !== null || subject === undefined ? { reason, provider } : { reason, provider, subjectHash },
    });
  }
}
