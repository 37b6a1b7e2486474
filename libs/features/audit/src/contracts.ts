import type { RequestContext } from '@assist/kernel';

/** What is looked at: one chat of the person, or the list of all. */
export interface OpenedPart {
  readonly chatId: string | null;
}

/**
 * The one way to what belongs to somebody else: for who was granted it by a second administrator, for some hours, to
 * read. Each process that keeps such things asks for itself.
 */
export abstract class BreakGlassAccess {
  /**
   * Runs `look` in the name of the person concerned and gives what it found, when this grant of the caller's is open
   * now. That it was looked at is committed, in the audit log and for the person, before anything is given. `look` reads
   * and never writes. Ending the grant waits for a look that goes on, and none begins after it.
   * @throws AppError BREAK_GLASS_NOT_FOUND, BREAK_GLASS_CLOSED, BREAK_GLASS_OFF, FORBIDDEN, or what `look` throws
   */
  abstract read<T>(
    ctx: RequestContext,
    grantId: string,
    opened: OpenedPart,
    look: (inNameOfPerson: RequestContext) => Promise<T>,
  ): Promise<T>;
}
