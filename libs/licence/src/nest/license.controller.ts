import { licenseViewSchema, type LicenseView } from '@assist/contracts';
import { Clock, type RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, isAdmin } from '@assist/platform/http';
import { Body, Controller } from '@nestjs/common';
import { z } from 'zod';
import { LicenceState } from './licence-state.js';
import { toLicenseView } from './license-view.js';
import { PutLicense } from './put-license.js';
import { SeatUsage } from './seats.js';

/** The three members of the signed envelope; what is in them is checked by the verifier, on the bytes. */
const envelopeSchema = z
  .strictObject({ protected: z.string().max(16_384), payload: z.string().max(16_384), signature: z.string().max(200) })
  .meta({ id: 'LicenseFile' });
type Envelope = z.output<typeof envelopeSchema>;

@Controller()
export class LicenseController {
  constructor(
    private readonly licence: LicenceState,
    private readonly putLicenseUseCase: PutLicense,
    private readonly seats: SeatUsage,
    private readonly clock: Clock,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/license',
    module: 'core',
    access: 'safety',
    summary: 'State of the licence; administrators see more',
    reply: licenseViewSchema,
  })
  async getLicense(@Ctx() ctx: RequestContext): Promise<LicenseView> {
    const admin = isAdmin(ctx)
      ? { seatsUsed: await this.seats.count(ctx), rootFingerprints: this.licence.rootFingerprints }
      : null;
    return toLicenseView(this.licence.snapshot, this.clock.now(), admin);
  }

  @Endpoint({
    method: 'PUT',
    path: '/api/license',
    module: 'core',
    access: 'safety',
    role: 'admin',
    summary: 'Install a licence file',
    reply: licenseViewSchema,
    errors: ['LICENSE_INVALID'],
  })
  async putLicense(@Ctx() ctx: RequestContext, @Body({ schema: envelopeSchema }) body: Envelope): Promise<LicenseView> {
    await this.putLicenseUseCase.execute(ctx, Buffer.from(JSON.stringify(body), 'utf8'));
    return this.getLicense(ctx);
  }
}
