import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { seatsWithTolerance } from '../core/index.js';
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
    return seatsWithTolerance(this.licence.snapshot.limits);
  }
}
