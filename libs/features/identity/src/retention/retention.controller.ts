import {
  ownRetentionSchema,
  previewRequestSchema,
  putExceptionRequestSchema,
  RETENTION_PARTS,
  retentionPreviewSchema,
  retentionRulesSchema,
  type OwnRetention,
  type PreviewRequest,
  type PutExceptionRequest,
  type RetentionPart,
  type RetentionPreview,
  type RetentionRules,
} from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam, ValidationError } from '@assist/platform/http';
import { Body, Controller, Param } from '@nestjs/common';
import { Previews } from './previews/previews.service.js';
import { ChangeException } from './rules/change-exception.js';
import { ReadRetention } from './rules/read-retention.js';

const ADMIN = { module: 'core', access: 'admin', permission: 'settings.administer' } as const;
const groupParam = idParam('GROUP_NOT_FOUND');

/** The rule of the house itself is a setting and changed as such. */
@Controller()
export class RetentionController {
  constructor(
    private readonly readRetention: ReadRetention,
    private readonly changeException: ChangeException,
    private readonly previews: Previews,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/me/retention',
    module: 'core',
    access: 'safety',
    summary: 'How long the caller’s chats and documents are kept, and why',
    reply: ownRetentionSchema,
  })
  readMyRetention(@Ctx() ctx: RequestContext): Promise<OwnRetention> {
    return this.readRetention.own(ctx);
  }

  @Endpoint({
    ...ADMIN,
    method: 'GET',
    path: '/api/privacy/retention',
    summary: 'How long chats and documents are kept, the exceptions of groups, and the last look of each room',
    reply: retentionRulesSchema,
  })
  readRetentionRules(@Ctx() ctx: RequestContext): Promise<RetentionRules> {
    return this.readRetention.all(ctx);
  }

  @Endpoint({
    ...ADMIN,
    method: 'PUT',
    path: '/api/privacy/retention/groups/:groupId/:part',
    summary: 'Set how long things of the members of a group are kept; nothing is deleted by it for a day',
    reply: retentionRulesSchema,
    errors: ['GROUP_NOT_FOUND'],
  })
  async putRetentionException(
    @Ctx() ctx: RequestContext,
    @Param('groupId', groupParam) groupId: string,
    @Param('part') part: string,
    @Body({ schema: putExceptionRequestSchema }) { keepDays }: PutExceptionRequest,
  ): Promise<RetentionRules> {
    await this.changeException.put(ctx, groupId, partOf(part), keepDays);
    return this.readRetention.all(ctx);
  }

  @Endpoint({
    ...ADMIN,
    method: 'DELETE',
    path: '/api/privacy/retention/groups/:groupId/:part',
    summary: 'Let the rule of the house hold for the members of a group again; nothing is deleted by it for a day',
    reply: retentionRulesSchema,
    errors: ['GROUP_NOT_FOUND'],
  })
  async deleteRetentionException(
    @Ctx() ctx: RequestContext,
    @Param('groupId', groupParam) groupId: string,
    @Param('part') part: string,
  ): Promise<RetentionRules> {
    await this.changeException.remove(ctx, groupId, partOf(part));
    return this.readRetention.all(ctx);
  }

  @Endpoint({
    ...ADMIN,
    method: 'POST',
    path: '/api/privacy/retention/previews',
    summary: 'Have it counted what a change of the rules would delete',
    status: 202,
    reply: retentionPreviewSchema,
    errors: ['GROUP_NOT_FOUND'],
  })
  createRetentionPreview(
    @Ctx() ctx: RequestContext,
    @Body({ schema: previewRequestSchema }) request: PreviewRequest,
  ): Promise<RetentionPreview> {
    return this.previews.begin(ctx, request);
  }

  @Endpoint({
    ...ADMIN,
    method: 'GET',
    path: '/api/privacy/retention/previews/:id',
    summary: 'What was counted so far, for the one who asked',
    reply: retentionPreviewSchema,
    errors: ['RETENTION_PREVIEW_NOT_FOUND'],
  })
  readRetentionPreview(
    @Ctx() ctx: RequestContext,
    @Param('id', idParam('RETENTION_PREVIEW_NOT_FOUND')) id: string,
  ): Promise<RetentionPreview> {
    return this.previews.read(ctx, id);
  }
}

function partOf(part: string): RetentionPart {
  const known = RETENTION_PARTS.find((name) => name === part);
  if (known === undefined) {
    throw new ValidationError([{ path: ['part'], message: `must be one of ${RETENTION_PARTS.join(', ')}` }]);
  }
  return known;
}
