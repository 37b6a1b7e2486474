import type { ModelList } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { AllowedModels } from '../access/allowed-models.js';
import { toModel } from './connections.dto.js';

/** The models that the caller may use. */
@Injectable()
export class ListModels {
  constructor(private readonly allowed: AllowedModels) {}

  async execute(ctx: RequestContext): Promise<ModelList> {
    const { rows, defaultId } = await this.allowed.list(ctx);
    return { items: rows.map((row) => toModel(row, row.id === defaultId)) };
  }
}
