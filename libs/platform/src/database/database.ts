import type { RequestContext, TransactionHandle } from '@assist/kernel';
import type { EntityManager } from 'typeorm';

export type DatabaseEngine = 'sqlite' | 'postgres';

/** The relational database of the installation; one of two engines behind the same rules. */
export abstract class Database {
  abstract readonly engine: DatabaseEngine;

  /**
   * Runs `work` in one transaction and commits it, or rolls all of it back when it throws. Inside another transaction
   * of the same context it joins that one. No network call and no long computation inside: on SQLite all writers wait.
   */
  abstract transaction<T>(ctx: RequestContext, work: (ctx: RequestContext) => Promise<T>): Promise<T>;

  /** Inside a transaction its manager, which sees its own writes; else a manager that can only read. */
  abstract manager(ctx: RequestContext): EntityManager;

  /** Calls `effect` once the transaction of `ctx` is committed, at once when there is none; never after a rollback. */
  abstract afterCommit(ctx: RequestContext, effect: () => void): void;

  /** Answers when the engine does; throws what is wrong otherwise. */
  abstract ping(): Promise<void>;

  abstract close(): Promise<void>;
}

interface OpenTransaction {
  readonly manager: EntityManager;
  readonly effects: (() => void)[];
}

/** Only this room looks into a handle. */
export function openTransaction(ctx: RequestContext): OpenTransaction | undefined {
  return ctx.tx as unknown as OpenTransaction | undefined;
}

/** `ctx` with an open transaction in it, and the effects to run after its commit. */
export function withTransaction(
  ctx: RequestContext,
  manager: EntityManager,
): { readonly ctx: RequestContext; readonly effects: readonly (() => void)[] } {
  const opened: OpenTransaction = { manager, effects: [] };
  return { ctx: { ...ctx, tx: opened as unknown as TransactionHandle }, effects: opened.effects };
}

/** Shared by the engines: queue the effect in the transaction, or run it now. */
export function queueEffect(ctx: RequestContext, effect: () => void): void {
  const open = openTransaction(ctx);
  if (open === undefined) effect();
  else open.effects.push(effect);
}
