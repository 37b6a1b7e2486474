import type { RequestContext, TransactionHandle } from '@assist/kernel';
import type { EntityManager } from 'typeorm';

export type DatabaseEngine = 'sqlite' | 'postgres';

type RowLockMode = 'pessimistic_read' | 'pessimistic_write' | 'for_no_key_update';

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

  /**
   * For `find...` inside a transaction: keeps the rows to its end, `pessimistic_read` with others who only hold them.
   * None on SQLite, which has one writer.
   */
  rowLock<Mode extends RowLockMode>(mode: Mode): { readonly mode: Mode } | undefined {
    return this.engine === 'postgres' ? { mode } : undefined;
  }

  /**
   * Runs `effect` as the last of the transaction of `ctx`, in the order of the calls, once its work has succeeded; what
   * it throws rolls all back. For rows that every transaction must lock: taken last, they are held shortly and in no
   * circle of waiting. @throws outside of a transaction
   */
  abstract beforeCommit(ctx: RequestContext, effect: BeforeCommit): void;

  /** Calls `effect` once the transaction of `ctx` is committed, at once when there is none; never after a rollback. */
  abstract afterCommit(ctx: RequestContext, effect: () => void): void;

  /** Answers when the engine does; throws what is wrong otherwise. */
  abstract ping(): Promise<void>;

  /**
   * Leaves nothing of what was deleted so far in the files of an embedded database. A server of a database has its own
   * ways; nothing is done there. @throws while another program reads the files
   */
  async eraseTraces(): Promise<void> {}

  abstract close(): Promise<void>;
}

export type BeforeCommit = (ctx: RequestContext) => Promise<void>;

interface OpenTransaction {
  readonly manager: EntityManager;
  readonly last: BeforeCommit[];
  readonly effects: (() => void)[];
}

/** Only this room looks into a handle. */
export function openTransaction(ctx: RequestContext): OpenTransaction | undefined {
  return ctx.tx as unknown as OpenTransaction | undefined;
}

/** Shared by the engines: all of a transaction but its begin and commit; gives the effects to run after the commit. */
export async function runInTransaction<T>(
  ctx: RequestContext,
  manager: EntityManager,
  work: (ctx: RequestContext) => Promise<T>,
): Promise<{ readonly result: T; readonly effects: readonly (() => void)[] }> {
  const opened: OpenTransaction = { manager, last: [], effects: [] };
  const tx = { ...ctx, tx: opened as unknown as TransactionHandle };
  const result = await work(tx);
  for (let next = opened.last.shift(); next !== undefined; next = opened.last.shift()) await next(tx);
  return { result, effects: opened.effects };
}

/** Shared by the engines. @throws outside of a transaction */
export function queueLast(ctx: RequestContext, effect: BeforeCommit): void {
  const open = openTransaction(ctx);
  if (open === undefined) throw new Error('there is no transaction to end with this');
  open.last.push(effect);
}

/** Shared by the engines: queue the effect in the transaction, or run it now. */
export function queueEffect(ctx: RequestContext, effect: () => void): void {
  const open = openTransaction(ctx);
  if (open === undefined) effect();
  else open.effects.push(effect);
}
