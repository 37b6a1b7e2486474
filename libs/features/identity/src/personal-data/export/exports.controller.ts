import { personalExportListSchema, personalExportSchema, type PersonalExport } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam, sendBytes } from '@assist/platform/http';
import { Controller, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ExportOwnData } from './export-own-data.js';
import { ExportUserData } from './export-user-data.js';
import { Exports } from './exports.service.js';
import { OpenExport } from './open-export.js';

/** In every licence state: what people have, they can take along. */
@Controller()
export class ExportsController {
  constructor(
    private readonly exports: Exports,
    private readonly exportOwnData: ExportOwnData,
    private readonly exportUserData: ExportUserData,
    private readonly openExport: OpenExport,
  ) {}

  @Endpoint({
    method: 'POST',
    path: '/api/me/export',
    module: 'core',
    access: 'safety',
    sessionOnly: true,
    summary: 'Have a copy made of all that is kept of the caller',
    status: 202,
    reply: personalExportSchema,
  })
  createMyExport(@Ctx() ctx: RequestContext): Promise<PersonalExport> {
    return this.exportOwnData.execute(ctx);
  }

  @Endpoint({
    method: 'POST',
    path: '/api/users/:id/export',
    module: 'core',
    access: 'safety',
    permission: 'users.administer',
    sessionOnly: true,
    summary: 'Have a copy made of all that is kept of a suspended user',
    status: 202,
    reply: personalExportSchema,
    errors: ['RIGHTS_EXCEEDED', 'USER_NOT_FOUND', 'USER_ENABLED', 'USER_DELETING'],
  })
  createUserExport(@Ctx() ctx: RequestContext, @Param('id', idParam('USER_NOT_FOUND')) id: string): Promise<PersonalExport> {
    return this.exportUserData.execute(ctx, id);
  }

  @Endpoint({
    method: 'GET',
    path: '/api/exports',
    module: 'core',
    access: 'safety',
    summary: 'Copies that the caller had made, and those that others had made about the caller',
    reply: personalExportListSchema,
  })
  listExports(@Ctx() ctx: RequestContext): Promise<{ items: PersonalExport[] }> {
    return this.exports.list(ctx);
  }

  @Endpoint({
    method: 'GET',
    path: '/api/exports/:id/file',
    module: 'core',
    access: 'safety',
    sessionOnly: true,
    summary: 'Download a copy, for the one who had it made',
    reply: 'stream',
    errors: ['EXPORT_NOT_FOUND'],
  })
  async readExportFile(
    @Ctx() ctx: RequestContext,
    @Param('id', idParam('EXPORT_NOT_FOUND')) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { name, sizeBytes, content } = await this.openExport.execute(ctx, id);
    response.setHeader('Content-Type', 'application/zip');
    response.setHeader('Content-Length', String(sizeBytes));
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    response.setHeader('Cache-Control', 'private, no-store');
    await sendBytes(content, response);
  }
}
