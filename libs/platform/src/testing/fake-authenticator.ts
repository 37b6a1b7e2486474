import { USER_PERMISSIONS } from '@assist/contracts';
import { newId, type Role } from '@assist/kernel';
import { Authenticator, type Authenticated, type EndedSessions, type UserActor } from '../http/index.js';

/** Accepts the tokens that the test made by `signIn`. */
export class FakeAuthenticator extends Authenticator {
  readonly #known = new Map<string, Authenticated>();
  readonly #onEnded = new Set<(ended: EndedSessions) => void>();
  readonly #onChanged = new Set<() => void>();

  override async authenticate(token: string): Promise<Authenticated | null> {
    return this.#known.get(token) ?? null;
  }

  override async onSessionsEnded(listener: (ended: EndedSessions) => void): Promise<() => Promise<void>> {
    this.#onEnded.add(listener);
    return async () => void this.#onEnded.delete(listener);
  }

  override async onPermissionsChanged(listener: () => void): Promise<() => Promise<void>> {
    this.#onChanged.add(listener);
    return async () => void this.#onChanged.delete(listener);
  }

  override async currentActors(): Promise<ReadonlyMap<string, UserActor>> {
    return new Map(
      [...this.#known.values()].flatMap(({ actor }) => (actor.kind === 'user' ? [[actor.sessionId, actor] as const] : [])),
    );
  }

  signIn(userId: string, roles: readonly Role[] = ['user'], permissions: readonly string[] = USER_PERMISSIONS): string {
    const token = `test-${newId()}`;
    const actor = { kind: 'user', userId, roles, permissions: new Set(permissions), sessionId: newId() } as const;
    this.#known.set(token, { actor, locale: null });
    return token;
  }

  /** As when a role is changed: listeners are told. */
  grant(userId: string, permissions: readonly string[]): void {
    for (const [token, { actor, locale }] of this.#known) {
      if (actor.kind !== 'user' || actor.userId !== userId) continue;
      this.#known.set(token, { actor: { ...actor, permissions: new Set(permissions) }, locale });
    }
    for (const listener of this.#onChanged) listener();
  }

  /** As when a user is suspended: tokens die and listeners are told. */
  endSessions(userId: string): void {
    for (const [token, found] of this.#known) {
      if (found.actor.kind === 'user' && found.actor.userId === userId) this.#known.delete(token);
    }
    for (const listener of this.#onEnded) listener({ userId });
  }
}
