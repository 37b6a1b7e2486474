import type { LicenseImport } from '@assist/contracts';
import { AppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { LicenceAudit } from '../licence-audit.js';
import { LicenceState } from '../licence-state.js';
import { LicenseMemories } from '../memory/license-memories.js';
import { isoOrNull } from '../view/license-view.js';
import type { HandedDocument } from './handed-document.js';
import { KeepImported } from './keep-imported.js';
import { PlanImport, type ImportPlan } from './plan-import.js';

export type ImportOutcome = Pick<LicenseImport, 'imported' | 'folder' | 'takesEffect' | 'at'>;

/**
 * Takes documents of the vendor in, all of them or none: verified, then in the folder, then in the database, then told
 * to all processes. One import at a time among all processes and hosts, each decided on what the one before it left.
 */
@Injectable()
export class ImportDocuments {
  constructor(
    private readonly plans: PlanImport,
    private readonly memories: LicenseMemories,
    private readonly keep: KeepImported,
    private readonly audit: LicenceAudit,
    private readonly licence: LicenceState,
  ) {}

  /** @throws AppError LICENSE_INVALID with the reason of the verification, LICENSE_FOLDER_READ_ONLY */
  async execute(ctx: RequestContext, files: readonly HandedDocument[]): Promise<ImportOutcome> {
    const { plan, folder } = await this.#import(ctx, files);
    if (plan.fault !== null) {
      await this.audit.refused(ctx, plan.documents, plan.fault.code);
      throw refusalOf(plan);
    }
    await this.licence.takeIn();
    const { when } = plan.effect;
    return {
      imported: [...plan.documents],
      folder,
      takesEffect: when,
      at: plan.effect.when === 'at' ? isoOrNull(plan.effect.at) : null,
    };
  }

  async #import(
    ctx: RequestContext,
    files: readonly HandedDocument[],
  ): Promise<{ readonly plan: ImportPlan; readonly folder: LicenseImport['folder'] }> {
    let done: { plan: ImportPlan; folder: LicenseImport['folder'] } | undefined;
    await this.memories.save(async (known, { tx }) => {
      const inside = { ...ctx, tx };
      const plan = await this.plans.execute(inside, files, known);
      if (plan.fault !== null) {
        done = { plan, folder: 'written' };
        return null;
      }
      done = { plan, folder: await this.keep.execute(inside, plan) };
      return plan.memory;
    });
    if (done === undefined) throw new AppError('SERVICE_UNAVAILABLE');
    return done;
  }
}

function refusalOf({ fault, documents }: ImportPlan): AppError {
  const refused = documents.find((document) => document.fault !== null);
  return new AppError('LICENSE_INVALID', {
    ...fault?.params,
    reason: fault?.code ?? 'LIC_INTERNAL',
    ...(documents.length > 1 && refused !== undefined ? { file: refused.fileName } : {}),
  });
}
