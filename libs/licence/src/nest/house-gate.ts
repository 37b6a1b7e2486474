import { ModuleGate, type GateDecision, type LicensedAccess } from '@assist/kernel';
import { Settings } from '@assist/platform/settings';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { LicenceState } from './licence-state.js';
import { NodeLease } from './nodes/node-lease.js';

/**
 * The answer of all doors, in one place: the licence first, then whether it covers this host, then what administrators
 * switched off for the house. As without a licence, what is there stays readable, exportable and deletable.
 */
@Injectable()
export class HouseGate extends ModuleGate implements OnModuleInit, OnApplicationShutdown {
  readonly #listeners = new Set<() => void>();
  #disabled: ReadonlySet<string> = new Set();
  #stops: (() => void)[] = [];

  constructor(
    private readonly licence: LicenceState,
    private readonly nodes: NodeLease,
    private readonly settings: Settings,
  ) {
    super();
  }

  onModuleInit(): void {
    this.#disabled = this.#readDisabled();
    this.#stops = [
      this.licence.onChange(() => this.#tell()),
      this.nodes.onChange(() => this.#tell()),
      this.settings.onChange(() => {
        const disabled = this.#readDisabled();
        if (disabled.size === this.#disabled.size && [...disabled].every((id) => this.#disabled.has(id))) return;
        this.#disabled = disabled;
        this.#tell();
      }),
    ];
  }

  onApplicationShutdown(): void {
    for (const stop of this.#stops) stop();
  }

  override allows(module: string, access: LicensedAccess): GateDecision {
    const decision = this.licence.allows(module, access);
    if (!decision.allowed || access !== 'use') return decision;
    const { limits, state } = this.licence.snapshot;
    if (this.nodes.rank > limits.nodes) {
      const params = { module, state, limit: limits.nodes, hosts: this.nodes.hosts.length };
      return { allowed: false, code: 'LICENSE_NODE_LIMIT', params };
    }
    return this.#disabled.has(module) ? { allowed: false, code: 'MODULE_DISABLED', params: { module } } : decision;
  }

  override onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #readDisabled(): Set<string> {
    return new Set<string>(this.settings.get('modules.disabled'));
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
