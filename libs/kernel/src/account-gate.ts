import type { RequestContext } from './request-context.js';

/**
 * Asked inside each transaction that begins something of a person's own, such as a chat or a collection: from then on
 * to its end nobody suspends or deletes the account. So nothing is stored for somebody whose data is being erased, by a
 * request that was let in before. What hangs on a row of the person's, such as a document on its collection, is held by
 * that row.
 */
export abstract class AccountGate {
  /** Other actors than users pass. @throws AppError SESSION_EXPIRED when the account is suspended, being deleted or gone */
  abstract hold(tx: RequestContext): Promise<void>;

  /**
   * Asked inside each transaction that removes something that a person made or uploaded, in the name of the person. To
   * the end of the transaction nobody places a legal hold. @throws AppError LEGAL_HOLD while there is one
   */
  abstract requireDeletable(tx: RequestContext): Promise<void>;
}
