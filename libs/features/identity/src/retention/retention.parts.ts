import { HoldPerson } from './holds/hold-person.js';
import { LegalHoldRepository } from './holds/legal-hold.repository.js';
import { PreviewRepository } from './previews/preview.repository.js';
import { Previews } from './previews/previews.service.js';
import { RetentionRooms } from './retention-rooms.js';
import { RetentionWork } from './retention-work.js';
import { ChangeException } from './rules/change-exception.js';
import { RetentionExceptionRepository } from './rules/exception.repository.js';
import { ReadRetention } from './rules/read-retention.js';
import { DuePeople } from './rules/due-people.js';
import { RetentionPeople } from './rules/retention-people.repository.js';
import { RetentionRules } from './rules/retention-rules.js';
import { RetentionSchedule } from './sweep/retention-schedule.js';
import { RetentionRunRepository } from './sweep/run.repository.js';
import { SweepRun } from './sweep/sweep-run.js';

/** For every process: each looks after the rooms that it runs. */
export const retentionAccessParts = [
  DuePeople,
  LegalHoldRepository,
  PreviewRepository,
  RetentionExceptionRepository,
  RetentionPeople,
  RetentionRooms,
  RetentionRules,
  RetentionRunRepository,
  RetentionSchedule,
  RetentionWork,
  SweepRun,
] as const;

/** For the process that administers people; needs the others beside it. */
export const retentionParts = [ChangeException, HoldPerson, Previews, ReadRetention] as const;
