import { PERSONAL_DATA_PARTS, type PersonalDataPart } from '@assist/contracts/people';
import { inNameOf, type RequestContext } from '@assist/kernel';
import { WorkQueue } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { eraseWork } from '../work-types.js';
import { ErasureRepository } from './erasure.repository.js';

/** The account goes last: until then everybody can see how far it is. */
const LAST: PersonalDataPart = 'identity';

/** Hands the removal of a person's data over to the rooms that keep some. Inside transactions. */
@Injectable()
export class ErasureSteps {
  constructor(
    private readonly erasures: ErasureRepository,
    private readonly queue: WorkQueue,
  ) {}

  async first(tx: RequestContext, userId: string): Promise<void> {
    for (const part of PERSONAL_DATA_PARTS) if (part !== LAST) await this.#enqueue(tx, userId, part);
  }

  /** What failed is tried again; what is under way stays as it is. */
  async again(tx: RequestContext, userId: string): Promise<void> {
    await this.erasures.findLocked(tx, userId);
    for (const { part, state } of await this.erasures.parts(tx, userId)) {
      if (state !== 'failed') continue;
      await this.erasures.updatePart(tx, userId, part, { state: 'waiting' });
      await this.#enqueue(tx, userId, part);
    }
  }

  /** When a part ended, with the erasure locked: when all others have, the account follows. */
  async next(tx: RequestContext, userId: string): Promise<void> {
    const parts = await this.erasures.parts(tx, userId);
    const open = parts.filter(({ state }) => state !== 'done').map(({ part }) => part);
    if (open.length === 1 && open[0] === LAST) await this.#enqueue(tx, userId, LAST);
  }

  /** In the name of the person: what the rooms hand over in their turn can be found by it. */
  async #enqueue(tx: RequestContext, userId: string, part: PersonalDataPart): Promise<void> {
    const type = eraseWork(part);
    await this.queue.enqueue(inNameOf(tx, userId), { type, subjectId: userId, dedupeKey: `${type}:${userId}` });
  }
}
