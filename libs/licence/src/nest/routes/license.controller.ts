import {
  licenseImportSchema,
  licensePreviewSchema,
  licenseRequestSchema,
  licenseUsageQuerySchema,
  licenseUsageSchema,
  licenseViewSchema,
  type LicenseImport,
  type LicensePreview,
  type LicenseRequestReply,
  type LicenseUsageQuery,
  type LicenseUsageReply,
  type LicenseView,
} from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Body, Controller, Query, Req, type RawBodyRequest } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { ImportDocuments } from '../documents/import-documents.js';
import { PreviewImport } from '../documents/preview-import.js';
import { RequestLicense } from '../statements/request-license.js';
import { StateUsage } from '../statements/state-usage.js';
import { ReadLicense } from '../view/read-license.js';
import { handedFiles } from './handed-files.js';

/** The shape of a JSON body, for those who read the description; what counts is checked by the verifier, on the bytes. */
const envelopeSchema = z
  .object({ protected: z.string(), payload: z.string(), signature: z.string() })
  .meta({ id: 'LicenseFile' });
const bodySchema = z.union([envelopeSchema, z.unknown()]);

const door = { module: 'core', access: 'safety' } as const;
const administer = { ...door, permission: 'license.administer' } as const;

@Controller()
export class LicenseController {
  constructor(
    private readonly read: ReadLicense,
    private readonly imports: ImportDocuments,
    private readonly previews: PreviewImport,
    private readonly requests: RequestLicense,
    private readonly statements: StateUsage,
  ) {}

  @Endpoint({
    ...door,
    method: 'GET',
    path: '/api/license',
    summary: 'State of the licence; administrators see more',
    reply: licenseViewSchema,
  })
  getLicense(@Ctx() ctx: RequestContext): Promise<LicenseView> {
    return this.read.execute(ctx);
  }

  @Endpoint({
    ...administer,
    method: 'PUT',
    path: '/api/license',
    summary: 'Install documents of the vendor: a licence, keys, revocations; one as JSON, up to eight as a form',
    reply: licenseImportSchema,
    consumes: 'either',
    errors: ['LICENSE_INVALID', 'LICENSE_FOLDER_READ_ONLY'],
  })
  async putLicense(
    @Ctx() ctx: RequestContext,
    @Req() request: RawBodyRequest<Request>,
    @Body({ schema: bodySchema }) _body: unknown,
  ): Promise<LicenseImport> {
    const outcome = await this.imports.execute(ctx, await handedFiles(request));
    return { ...(await this.read.execute(ctx)), ...outcome };
  }

  @Endpoint({
    ...administer,
    method: 'POST',
    path: '/api/license/preview',
    summary: 'What installing documents would change; nothing is changed',
    reply: licensePreviewSchema,
    consumes: 'either',
  })
  async previewLicense(
    @Ctx() ctx: RequestContext,
    @Req() request: RawBodyRequest<Request>,
    @Body({ schema: bodySchema }) _body: unknown,
  ): Promise<LicensePreview> {
    return this.previews.execute(ctx, await handedFiles(request));
  }

  @Endpoint({
    ...administer,
    method: 'POST',
    path: '/api/license/request',
    summary: 'A signed request for a licence, as a file and for a QR code',
    reply: licenseRequestSchema,
  })
  requestLicense(@Ctx() ctx: RequestContext): Promise<LicenseRequestReply> {
    return this.requests.execute(ctx);
  }

  @Endpoint({
    ...administer,
    method: 'GET',
    path: '/api/license/usage',
    summary: 'A signed statement of use, counts and hashes only',
    reply: licenseUsageSchema,
  })
  readLicenseUsage(
    @Ctx() ctx: RequestContext,
    @Query({ schema: licenseUsageQuerySchema }) query: LicenseUsageQuery,
  ): Promise<LicenseUsageReply> {
    return this.statements.execute(ctx, query);
  }
}
