import { AppError, type RequestContext } from '@assist/kernel';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import { UserChanges } from '../../users/user-changes.js';
import type { UserEntity } from '../../users/user.entity.js';
import { UserRepository } from '../../users/user.repository.js';
import { AccountStanding } from './account-standing.js';
import { asProvider } from './as-provider.js';
import { DirectoryRights, type RoleChoice } from './directory-rights.js';
import type { ExternalAccountEntity } from './external-account.entity.js';
import type { AdmissionRules, ExternalPerson } from './external-person.js';
import { mappedRights } from './mapped-rights.js';

/** Name, address, groups and role of a user become what the provider says; at each sign-in and each sync. */
@Injectable()
export class FollowPerson {
  constructor(
    private readonly users: UserRepository,
    private readonly standing: AccountStanding,
    private readonly changes: UserChanges,
    private readonly rights: DirectoryRights,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Inside a transaction. @throws AppError SIGN_ON_FAILED, SIGN_ON_REFUSED, LICENSE_SEATS_EXCEEDED */
  async execute(
    ctx: RequestContext,
    account: ExternalAccountEntity,
    person: ExternalPerson,
    rules: AdmissionRules,
  ): Promise<UserEntity> {
    const mapped = mappedRights(person, rules);
    const choice = mapped.role === null ? null : await this.rights.roleNamed(ctx, mapped.role);
    if (mapped.role !== null && choice === null) throw new AppError('SIGN_ON_FAILED');
    // Administrators are locked before users, as where administrators change users.
    const admins = choice?.role === 'user' ? await this.#adminsUnless(ctx, account.userId) : [];
    const user = await this.standing.letIn(ctx, account);
    const changes = { ...(await this.#profile(ctx, user, person, rules)), ...this.#role(user, choice, admins) };
    await this.changes.apply(asProvider(ctx, person.provider), user, changes);
    await this.rights.applyGroups(ctx, user.id, person.provider, mapped.groups);
    return { ...user, ...changes };
  }

  /** All administrators, locked, when this user is one of them. */
  async #adminsUnless(ctx: RequestContext, userId: string): Promise<readonly string[]> {
    return (await this.users.findById(ctx, userId))?.role === 'admin' ? this.users.lockEnabledAdmins(ctx) : [];
  }

  #role(user: UserEntity, choice: RoleChoice | null, admins: readonly string[]): Partial<RoleChoice> {
    if (choice === null || (choice.role === user.role && choice.roleId === user.roleId)) return {};
    if (user.role === 'admin' && choice.role === 'user' && !admins.some((id) => id !== user.id)) {
      this.log.warn({ userId: user.id }, 'the last administrator keeps the role, which the provider would take away');
      return {};
    }
    return choice;
  }

  /** An address that may be anybody's, or is another user's already, is not taken over. */
  async #profile(
    ctx: RequestContext,
    user: UserEntity,
    person: ExternalPerson,
    rules: AdmissionRules,
  ): Promise<Partial<UserEntity>> {
    const name = person.name === user.name ? {} : { name: person.name };
    if (person.email === user.email || (person.emailVerified === false && !rules.trustEmail)) return name;
    if ((await this.users.findByEmail(ctx, person.email)) === null) return { ...name, email: person.email };
    this.log.warn({ userId: user.id, provider: person.provider }, 'the new address of a person belongs to another user');
    return name;
  }
}
