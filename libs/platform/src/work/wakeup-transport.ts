/**
 * Tells workers that there is something to do. Only hints with names and ids travel; the work table is the truth, and
 * losing, repeating or reordering every hint must not change a result (the runner also polls).
 */
export abstract class WakeupTransport {
  /** One worker that listens for the type should look now. */
  abstract wake(type: string): Promise<void>;
  /** Every worker that runs this item should stop it. */
  abstract cancel(itemId: string): Promise<void>;
  /** From now on, and whenever the transport is there again. @throws when it is not there now */
  abstract listen(types: readonly string[], listener: WakeupListener): Promise<void>;
  abstract ping(): Promise<void>;
  abstract close(): Promise<void>;
}

export interface WakeupListener {
  onWake(type: string): void;
  onCancel(itemId: string): void;
}
