import { RETENTION_PARTS, type RetentionPart } from '@assist/contracts/people';
import { Injectable } from '@nestjs/common';
import type { PersonalData } from '../contracts.js';
import { PersonalDataRegistry } from '../personal-data/personal-data-registry.js';

export interface RetentionRoom {
  readonly part: RetentionPart;
  readonly data: PersonalData;
}

/** The rooms of this process whose things grow old and go. */
@Injectable()
export class RetentionRooms {
  constructor(private readonly registry: PersonalDataRegistry) {}

  /** Only once all providers are there. */
  all(): readonly RetentionRoom[] {
    return this.registry.all().flatMap((data) => {
      const part = RETENTION_PARTS.find((known) => known === data.part);
      return part === undefined ? [] : [{ part, data }];
    });
  }
}
