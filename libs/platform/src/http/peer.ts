import { holds, type Locale, type UserActor } from '@assist/kernel';

/** One connected socket of a signed-in user, and what it may still do. */
export class Peer {
  readonly #gone = new AbortController();
  /** One for each permission by which something goes on. */
  readonly #byPermission = new Map<string, AbortController>();
  #actor: UserActor;
  /** Events that are being handled. */
  inFlight = 0;

  constructor(
    actor: UserActor,
    readonly locale: Locale,
    readonly address: string | undefined,
  ) {
    this.#actor = actor;
  }

  get actor(): UserActor {
    return this.#actor;
  }

  /** Aborts when the socket goes. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  /** Aborts when the socket goes or its user loses the permission. */
  signalOf(permission: string | undefined): AbortSignal {
    if (permission === undefined || this.#gone.signal.aborted) return this.#gone.signal;
    const controller = this.#byPermission.get(permission) ?? new AbortController();
    this.#byPermission.set(permission, controller);
    return controller.signal;
  }

  /** Takes over what the user may do now; false when that is what it was. */
  become(actor: UserActor): boolean {
    const before = this.#actor;
    this.#actor = actor;
    for (const [permission, controller] of this.#byPermission) {
      if (holds(actor, permission)) continue;
      this.#byPermission.delete(permission);
      controller.abort();
    }
    return (
      before.permissions.size !== actor.permissions.size || [...before.permissions].some((one) => !actor.permissions.has(one))
    );
  }

  leave(): void {
    this.#gone.abort();
    for (const controller of this.#byPermission.values()) controller.abort();
    this.#byPermission.clear();
  }
}
