import type { LicensedAccess, RequestContext } from '@assist/kernel';
import type { ModuleOrCore } from '@assist/contracts';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Failing again would be pointless: the item is settled as failed at once. `code` is a stable word for logs and rows. */
export class PermanentFailure extends Error {
  constructor(
    readonly code: string,
    message: string = code,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = 'PermanentFailure';
  }
}

/** This worker does not hold the item any more: somebody else goes on with it, nothing of ours may be written. */
export class LeaseLost extends Error {
  constructor() {
    super('the lease on this work was lost');
    this.name = 'LeaseLost';
  }
}

/** Why `ctx.signal` was aborted, as its `reason`. */
export class WorkStopped extends Error {
  constructor(readonly why: 'cancelled' | 'timed-out' | 'shutdown' | 'lease-lost' | 'not-allowed') {
    super(`work stopped: ${why}`);
    this.name = 'WorkStopped';
  }
}

/** A claimed item in the hands of its processor. */
export interface WorkItem<P extends JsonValue = JsonValue> {
  readonly id: string;
  readonly type: string;
  readonly subjectId: string | null;
  readonly payload: P;
  /** 1 for the first try; a restart after a crash counts too. */
  readonly attempt: number;
  readonly fence: number;
  /** It had failed for good, and somebody asked for it again. */
  readonly isRetried?: boolean;
  /** A transaction that first proves, with the row locked, that the lease is still ours. @throws LeaseLost */
  fenced<T>(ctx: RequestContext, work: (ctx: RequestContext) => Promise<T>): Promise<T>;
  /** As `fenced`, and the item is done by the same commit. */
  complete<T>(ctx: RequestContext, work: (ctx: RequestContext) => Promise<T>): Promise<T>;
}

/**
 * Works off one type of item. `process` may run again after a crash at any point, so its effects are either inside
 * `item.fenced`/`item.complete` or can be repeated. Returning settles the item as done; `PermanentFailure` and
 * exhausted attempts as failed; any other error is retried with backoff. `ctx.actor` is who caused the work.
 */
export abstract class Processor<P extends JsonValue = JsonValue> {
  abstract process(ctx: RequestContext, item: WorkItem<P>): Promise<void>;
  /** Inside the settling transaction, when the item finally failed or was cancelled while it ran. */
  onFailed?(ctx: RequestContext, item: WorkItem<P>, error: unknown): Promise<void>;
}

export interface ProcessorOptions {
  readonly type: string;
  /** Asked at claim and as long as it runs: work that is not allowed is stopped, waits as `parked` and goes on by itself. */
  readonly module: ModuleOrCore;
  readonly access: LicensedAccess;
  /** Items of this type at once in one process. */
  readonly concurrency: number;
  readonly maxAttempts: number;
  /** Limit of one attempt. */
  readonly timeoutMs: number;
  /** How often a process may die over one item before it counts as its fault. Default 3. */
  readonly maxCrashes?: number;
  /** Asking for a failed item again makes sense: its processor then finds what it needs. Default false. */
  readonly canRetry?: boolean;
}

/** A provider that brings processors for what it finds in its process, such as one for each room of some kind. */
export abstract class ProcessorSource {
  /** Asked once, when all providers are there. */
  abstract processors(): readonly { readonly options: ProcessorOptions; readonly processor: Processor }[];
}

const OPTIONS = Symbol('work-processor');

/** Declares a `Processor` class; the runner finds it among the providers. */
export function WorkProcessor(options: ProcessorOptions): ClassDecorator {
  return (target) => Reflect.defineMetadata(OPTIONS, options, target);
}

export function processorOptions(target: object): ProcessorOptions | undefined {
  return Reflect.getMetadata(OPTIONS, target) as ProcessorOptions | undefined;
}
