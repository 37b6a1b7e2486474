import { isAppError, type RequestContext } from '@assist/kernel';
import { UserNames } from '@assist/identity/contracts';
import { Mailer, type OutgoingMail } from '@assist/platform/mail';
import { Injectable } from '@nestjs/common';
import type { BreakGlassEntity } from './break-glass.entity.js';
import { approvedMail, endedMail, type AccessFacts } from './break-glass-mail.js';

/** Mails to the person concerned; the notice in the product is there in any case. */
@Injectable()
export class TellPerson {
  constructor(
    private readonly mailer: Mailer,
    private readonly names: UserNames,
  ) {}

  /** Inside the transaction of the step; says whether a mail goes out. */
  approved(tx: RequestContext, grant: BreakGlassEntity): Promise<boolean> {
    return this.#send(tx, grant, approvedMail);
  }

  ended(tx: RequestContext, grant: BreakGlassEntity, openedChats: number): Promise<boolean> {
    return this.#send(tx, grant, (facts) => endedMail(facts, { openedChats, listed: grant.listedAt !== null }));
  }

  async #send(
    tx: RequestContext,
    grant: BreakGlassEntity,
    write: (facts: AccessFacts) => Pick<OutgoingMail, 'subject' | 'text'>,
  ): Promise<boolean> {
    const person = this.mailer.isConfigured ? await this.names.find(tx, grant.personId) : null;
    if (person === null) return false;
    const names = await this.names.of(tx, [grant.requesterId, grant.deciderId ?? '']);
    const mail = write({
      grant,
      personName: person.name,
      requesterName: names.get(grant.requesterId) ?? '?',
      deciderName: names.get(grant.deciderId ?? '') ?? '?',
      locale: person.locale ?? tx.locale,
    });
    try {
      await this.mailer.send(tx, { to: person.email, userId: person.id, reason: 'break_glass', ...mail });
      return true;
    } catch (error) {
      // Not every account has an address that takes mail; that must not keep anybody from being told otherwise.
      if (isAppError(error, 'VALIDATION_FAILED')) return false;
      throw error;
    }
  }
}
