import {
  AccountGate,
  Clock,
  ModuleGate,
  PermissionGate,
  type GateDecision,
  type LicensedAccess,
  type RequestContext,
} from '@assist/kernel';

/** A clock that tests move by hand. */
export class FakeClock extends Clock {
  #now: number;

  constructor(now = Date.UTC(2026, 0, 15, 12)) {
    super();
    this.#now = now;
  }

  override now(): number {
    return this.#now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

/** A licence that allows everything but what the test refuses. */
export class FakeGate extends ModuleGate {
  readonly #refused = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #readOnly = false;

  override allows(module: string, access: LicensedAccess): GateDecision {
    if (access !== 'use') return { allowed: true };
    if (this.#readOnly && module !== 'core') return { allowed: false, code: 'LICENSE_EXPIRED', params: { module } };
    return this.#refused.has(module) ? { allowed: false, code: 'LICENSE_MODULE_MISSING', params: { module } } : { allowed: true };
  }

  override onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  refuse(module: string): void {
    this.#refused.add(module);
    this.#tell();
  }

  permit(module: string): void {
    this.#refused.delete(module);
    this.#tell();
  }

  /** As after the end of a licence. */
  setReadOnly(readOnly: boolean): void {
    this.#readOnly = readOnly;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Grants users everything but what the test takes away. */
export class FakePermissions extends PermissionGate {
  readonly #refused = new Set<string>();

  override async allows(ctx: RequestContext, permission: string): Promise<boolean> {
    const { actor } = ctx;
    return actor.kind === 'system' || (actor.kind === 'user' && !this.#refused.has(permission));
  }

  refuse(permission: string): void {
    this.#refused.add(permission);
  }
}

/** All accounts live, and nobody is under a legal hold. */
export class FakeAccounts extends AccountGate {
  override async hold(): Promise<void> {}
  override async requireDeletable(): Promise<void> {}
}
