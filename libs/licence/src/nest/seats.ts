import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { LicenceState } from './licence-state.js';

/** How many accounts can sign in now; the identity room counts them. */
export abstract class SeatUsage {
  abstract count(ctx: RequestContext): Promise<number>;
}

/** The limit: seats plus the tolerance that the licence grants. */
@Injectable()
export class SeatLimit {
  constructor(private readonly licence: LicenceState) {}

  get max(): number {
    const { seats, seatTolerancePct } = this.licence.snapshot.limits;
    return seats + Math.floor((seats * seatTolerancePct) / 100);
  }
}
