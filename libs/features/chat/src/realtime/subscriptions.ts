import { AppError } from '@assist/kernel';

/** A client that follows more answers at once than a person can read is broken or hostile. */
const MAX_PER_SOCKET = 20;

/** Which answers each socket follows. Nothing of a socket stays after `closeAll`. */
export class Subscriptions {
  readonly #sockets = new Map<string, Map<string, AbortController>>();

  get size(): number {
    return [...this.#sockets.values()].reduce((sum, answers) => sum + answers.size, 0);
  }

  /** Replaces an earlier subscription of the same answer. @throws AppError RATE_LIMITED over the limit */
  open(socketId: string, messageId: string): AbortController {
    const answers = this.#sockets.get(socketId) ?? new Map<string, AbortController>();
    answers.get(messageId)?.abort();
    if (!answers.has(messageId) && answers.size >= MAX_PER_SOCKET) throw new AppError('RATE_LIMITED', { limit: MAX_PER_SOCKET });
    const controller = new AbortController();
    this.#sockets.set(socketId, answers.set(messageId, controller));
    return controller;
  }

  /** `controller`: only if it is still the current one. */
  close(socketId: string, messageId: string, controller?: AbortController): void {
    const answers = this.#sockets.get(socketId);
    const current = answers?.get(messageId);
    if (answers === undefined || current === undefined || (controller !== undefined && controller !== current)) return;
    current.abort();
    answers.delete(messageId);
    if (answers.size === 0) this.#sockets.delete(socketId);
  }

  closeAll(socketId: string): void {
    for (const controller of this.#sockets.get(socketId)?.values() ?? []) controller.abort();
    this.#sockets.delete(socketId);
  }
}
