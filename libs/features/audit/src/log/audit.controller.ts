import {
  auditExportQuerySchema,
  auditListQuerySchema,
  auditListSchema,
  auditStateSchema,
  peopleQuerySchema,
  personListSchema,
  type AuditExportQuery,
  type AuditList,
  type AuditListQuery,
  type AuditState,
  type PeopleQuery,
  type Person,
} from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, sendBytes } from '@assist/platform/http';
import { Controller, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ReadState } from '../checks/read-state.js';
import { StartCheck } from '../checks/start-check.js';
import { ExportEntries } from './export-entries.js';
import { FindPeople } from './find-people.js';
import { ListEntries } from './list-entries.js';

const ADMIN = { module: 'core', access: 'admin', permission: 'audit.administer' } as const;

/** The audit log stays open in every licence state. */
@Controller()
export class AuditController {
  constructor(
    private readonly entries: ListEntries,
    private readonly exportEntries: ExportEntries,
    private readonly state: ReadState,
    private readonly startCheck: StartCheck,
    private readonly people: FindPeople,
  ) {}

  @Endpoint({
    ...ADMIN,
    method: 'GET',
    path: '/api/audit',
    summary: 'Entries of the audit log, newest first',
    reply: auditListSchema,
  })
  listAudit(@Ctx() ctx: RequestContext, @Query({ schema: auditListQuerySchema }) query: AuditListQuery): Promise<AuditList> {
    return this.entries.execute(ctx, query);
  }

  @Endpoint({
    ...ADMIN,
    method: 'GET',
    path: '/api/audit/state',
    summary: 'How far the audit log goes, what was removed, and what its last verification found',
    reply: auditStateSchema,
  })
  readAuditState(@Ctx() ctx: RequestContext): Promise<AuditState> {
    return this.state.execute(ctx);
  }

  @Endpoint({
    ...ADMIN,
    method: 'POST',
    path: '/api/audit/verify',
    summary: 'Have the whole audit log verified in the background; its state tells how far that is',
    status: 202,
    reply: auditStateSchema,
  })
  async verifyAudit(@Ctx() ctx: RequestContext): Promise<AuditState> {
    return this.state.execute(ctx, await this.startCheck.execute(ctx));
  }

  @Endpoint({
    ...ADMIN,
    method: 'GET',
    path: '/api/audit/export',
    summary: 'A part of the audit log as JSON lines that anybody can verify',
    reply: 'stream',
    errors: ['RATE_LIMITED'],
  })
  async exportAudit(
    @Ctx() ctx: RequestContext,
    @Query({ schema: auditExportQuerySchema }) query: AuditExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    const { fileName, lines } = await this.exportEntries.execute(ctx, query);
    const disposition = `attachment; filename="${fileName}"`;
    response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8', 'content-disposition': disposition });
    await sendBytes(lines, response);
  }

  @Endpoint({
    ...ADMIN,
    method: 'GET',
    path: '/api/audit/people',
    summary: 'People by words of their name or address, a few of them',
    reply: personListSchema,
  })
  async findPeople(
    @Ctx() ctx: RequestContext,
    @Query({ schema: peopleQuerySchema }) query: PeopleQuery,
  ): Promise<{ items: Person[] }> {
    return { items: await this.people.execute(ctx, query) };
  }
}
