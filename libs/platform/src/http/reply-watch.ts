import { holds, type UserActor } from '@assist/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { LOG, type Log } from '../observability/index.js';
import { Authenticator } from './authenticator.js';
import { RECHECK_MS } from './session-watch.js';

/** Ends downloads whose reader lost the right to them while they run; a slow reader could draw them out for hours. */
@Injectable()
export class ReplyWatch {
  constructor(
    private readonly authenticator: Authenticator,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Looks until the reply has ended. A database that is away for a moment takes no rights. */
  watch(response: Response, actor: UserActor, permission: string | undefined): void {
    const look = async (): Promise<void> => {
      const current = (await this.authenticator.currentActors([actor])).get(actor.sessionId);
      if (current === undefined || (permission !== undefined && !holds(current, permission))) response.destroy();
    };
    const timer = setInterval(() => {
      look().catch((error: unknown) => this.log.warn({ err: error }, 'the reader of a download could not be checked'));
    }, RECHECK_MS).unref();
    response.once('close', () => clearInterval(timer));
  }
}
