import type { Problem } from '@assist/contracts';
import type { AuditDetail } from '@assist/contracts/house';
import { isAppError, type RequestContext } from '@assist/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { LOG, safeMessage, type Log } from '../observability/index.js';
import { translateForeignError } from './foreign-errors.js';
import { Problems } from './problems.js';
import { RefusedAccess } from './refused-access.js';

/** Where a call came in, without ids: method and template of an address, or the name of a socket event. */
export interface Door {
  readonly type: 'route' | 'event';
  readonly id: string;
}

/** `RIGHTS_EXCEEDED`: somebody tried to pass on what he or she does not hold. */
const FOR_WANT_OF_RIGHTS: ReadonlySet<string> = new Set(['FORBIDDEN', 'RIGHTS_EXCEEDED']);
const WORDS = { route: 'a request', event: 'a socket event' } as const;

/**
 * What becomes of an error at any door: a problem for the caller, a line in the log, and for want of rights an entry in
 * the audit log.
 */
@Injectable()
export class Refusals {
  constructor(
    private readonly problems: Problems,
    private readonly refused: RefusedAccess,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Throws nothing. */
  async answer(ctx: RequestContext, door: Door, error: unknown): Promise<Problem> {
    const { requestId } = ctx;
    const { problem, level } = this.problems.of(error, requestId);
    if (problem.code === 'INTERNAL_ERROR') this.log.error({ requestId, err: error }, `${WORDS[door.type]} failed unexpectedly`);
    else this.log[level]({ requestId, code: problem.code, cause: causeOf(error) }, `${WORDS[door.type]} was refused`);
    if (FOR_WANT_OF_RIGHTS.has(problem.code)) await this.refused.record(ctx, door, problem.params as AuditDetail);
    return problem;
  }
}

/** Why, for those who operate: what an own error was made from, or what a disk or database said. */
function causeOf(error: unknown): string | undefined {
  const cause: unknown = isAppError(error) ? error.cause : translateForeignError(error)?.cause;
  return cause instanceof Error ? safeMessage(cause) : undefined;
}
