import type { LicensePreview } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { LicenceState } from '../licence-state.js';
import { LicenseMemories } from '../memory/license-memories.js';
import { LicenseViews } from '../view/license-views.js';
import { LimitsInUse } from '../view/limits-in-use.js';
import { isoOrNull } from '../view/license-view.js';
import type { HandedDocument } from './handed-document.js';
import { licenseDiff } from './license-diff.js';
import { PlanImport, type ImportPlan } from './plan-import.js';
import { previewWarnings } from './preview-warnings.js';

/** Says what handing in documents would do, and changes nothing. */
@Injectable()
export class PreviewImport {
  constructor(
    private readonly plans: PlanImport,
    private readonly memories: LicenseMemories,
    private readonly licence: LicenceState,
    private readonly views: LicenseViews,
    private readonly limits: LimitsInUse,
  ) {}

  async execute(ctx: RequestContext, files: readonly HandedDocument[]): Promise<LicensePreview> {
    const plan = await this.plans.execute(ctx, files, this.memories.current);
    const before = this.licence.snapshot;
    const current = await this.views.ofPossible(ctx, before);
    if (plan.fault !== null) return refused(plan, before.state, current);
    const after = plan.begun ?? plan.after.snapshot;
    return {
      documents: [...plan.documents],
      verdict: { accepted: true, state: after.state, reason: after.reason === null ? null : reasonOf(after.reason) },
      takesEffect: plan.effect.when,
      at: plan.effect.when === 'at' ? isoOrNull(plan.effect.at) : null,
      current,
      next: await this.views.ofPossible(ctx, after),
      diff: licenseDiff(before, after),
      warnings: previewWarnings(before, after, await this.limits.of(ctx, after)),
    };
  }
}

function refused(
  plan: ImportPlan,
  state: LicensePreview['verdict']['state'],
  current: LicensePreview['current'],
): LicensePreview {
  return {
    documents: [...plan.documents],
    verdict: { accepted: false, state, reason: plan.fault === null ? null : reasonOf(plan.fault) },
    takesEffect: 'never',
    at: null,
    current,
    next: null,
    diff: [],
    warnings: [],
  };
}

function reasonOf({ code, params }: NonNullable<ImportPlan['fault']>): NonNullable<LicensePreview['verdict']['reason']> {
  return { code, params: { ...params } };
}
