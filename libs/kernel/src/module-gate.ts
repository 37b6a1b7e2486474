/**
 * What an operation does, as the licence sees it: only `use` needs a licensed module; what a customer already has can
 * always be read, exported and deleted, and `admin` and `safety` (login, licence, backup, health) never close.
 */
export type LicensedAccess = 'use' | 'read' | 'export' | 'delete' | 'admin' | 'safety';

export type GateDecision =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly code: 'LICENSE_MODULE_MISSING' | 'LICENSE_EXPIRED' | 'LICENSE_REQUIRED' | 'LICENSE_NODE_LIMIT' | 'MODULE_DISABLED';
      readonly params: Readonly<Record<string, string | number | boolean | null>>;
    };

/**
 * The one question that every door asks: HTTP, sockets, workers, schedulers, tools. The licence room answers it, from
 * the licence and from what administrators switched off.
 */
export abstract class ModuleGate {
  /** `module` is a module id of `@assist/contracts` or `core`, which is always licensed. */
  abstract allows(module: string, access: LicensedAccess): GateDecision;
  /** Call `listener` after any change of the answers; returns the way to stop. */
  abstract onChange(listener: () => void): () => void;
}
