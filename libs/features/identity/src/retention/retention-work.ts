import { ProcessorSource, type Processor, type ProcessorOptions } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { CountPreview } from './previews/count-preview.processor.js';
import { PreviewRepository } from './previews/preview.repository.js';
import { RetentionRooms } from './retention-rooms.js';
import { DuePeople } from './rules/due-people.js';
import { RetainPart } from './sweep/retain-part.processor.js';
import { RetentionSchedule } from './sweep/retention-schedule.js';
import { SweepRun } from './sweep/sweep-run.js';
import { previewWork, retainWork } from './work-types.js';

/** What has to be deleted stays to be deleted, whatever is licensed. */
const SWEEP = {
  module: 'core',
  access: 'delete',
  concurrency: 1,
  maxAttempts: 20,
  maxCrashes: 100,
  timeoutMs: 12 * 3600_000,
} as const;
const PREVIEW = { module: 'core', access: 'safety', concurrency: 1, maxAttempts: 3, timeoutMs: 600_000 } as const;

/** Retention as work of each process: for each room that it runs. */
@Injectable()
export class RetentionWork extends ProcessorSource {
  constructor(
    private readonly rooms: RetentionRooms,
    private readonly due: DuePeople,
    private readonly run: SweepRun,
    private readonly schedule: RetentionSchedule,
    private readonly previews: PreviewRepository,
  ) {
    super();
  }

  override processors(): readonly { readonly options: ProcessorOptions; readonly processor: Processor }[] {
    const { due, run, schedule, previews } = this;
    return this.rooms.all().flatMap((room) => [
      {
        options: { ...SWEEP, type: retainWork(room.part) },
        processor: new RetainPart(room, { due, run, schedule }),
      },
      {
        options: { ...PREVIEW, type: previewWork(room.part) },
        processor: new CountPreview(room, { due, previews }),
      },
    ]);
  }
}
