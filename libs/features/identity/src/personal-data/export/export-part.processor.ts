import type { RequestContext } from '@assist/kernel';
import { Processor, type WorkItem } from '@assist/platform/work';
import type { PersonalData } from '../../contracts.js';
import { ExportStep } from './export-step.js';

/** Lists what one room keeps of a person. Again after a crash: the list of before is swept with all that expires. */
export class ExportPart extends Processor<null> {
  constructor(
    private readonly data: PersonalData,
    private readonly step: ExportStep,
  ) {
    super();
  }

  override async process(ctx: RequestContext, item: WorkItem<null>): Promise<void> {
    const { subjectId: exportId } = item;
    const userId = exportId === null ? null : await this.step.personOf(ctx, exportId);
    if (exportId === null || userId === null) return;
    const list = await this.step.keepList(ctx, this.data.export(ctx, userId));
    await this.step.complete(ctx, item, exportId, this.data.part, list);
  }

  override async onFailed(ctx: RequestContext, { subjectId }: WorkItem<null>): Promise<void> {
    if (subjectId !== null) await this.step.fail(ctx, subjectId);
  }
}
