import type { PersonalDataPart } from '@assist/contracts/people';
import { Database } from '@assist/platform/database';
import { ProcessorSource, type Processor, type ProcessorOptions } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { ErasePart } from './erasure/erase-part.processor.js';
import { ErasureRepository } from './erasure/erasure.repository.js';
import { FinishErasure } from './erasure/finish-erasure.js';
import { ExportPart } from './export/export-part.processor.js';
import { ExportStep } from './export/export-step.js';
import { PersonalDataRegistry } from './personal-data-registry.js';
import { eraseWork, exportWork } from './work-types.js';

/** What has to be done stays to be done, whatever is licensed; a room that is away for a day is waited for. */
const OPTIONS: Omit<ProcessorOptions, 'type'> = {
  module: 'core',
  access: 'delete',
  concurrency: 2,
  maxAttempts: 300,
  maxCrashes: 100,
  timeoutMs: 6 * 3600_000,
};

/** Erasing and exporting as work of each process: one type for each room that it runs. */
@Injectable()
export class PersonalDataWork extends ProcessorSource {
  constructor(
    private readonly registry: PersonalDataRegistry,
    private readonly erasures: ErasureRepository,
    private readonly finish: FinishErasure,
    private readonly step: ExportStep,
    private readonly database: Database,
  ) {
    super();
  }

  override processors(): readonly { readonly options: ProcessorOptions; readonly processor: Processor }[] {
    return this.registry
      .all()
      .flatMap((data) => [
        ofPart(eraseWork, data.part, new ErasePart(data, this.erasures, this.finish, this.database)),
        ofPart(exportWork, data.part, new ExportPart(data, this.step)),
      ]);
  }
}

function ofPart(
  type: (part: PersonalDataPart) => string,
  part: PersonalDataPart,
  processor: Processor,
): { readonly options: ProcessorOptions; readonly processor: Processor } {
  return { options: { ...OPTIONS, type: type(part) }, processor };
}
