import {
  setupRequestSchema,
  setupStateSchema,
  type SetupRequest,
  type SetupState as SetupStateReply,
} from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Body, Controller } from '@nestjs/common';
import { CreateFirstAdmin } from './create-first-admin.js';
import { InstallationMarker } from './installation-marker.js';
import { SetupState } from './setup-state.js';

@Controller()
export class SetupController {
  constructor(
    private readonly state: SetupState,
    private readonly createFirstAdmin: CreateFirstAdmin,
    private readonly marker: InstallationMarker,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/setup',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'Whether the first administrator is still to be made',
    reply: setupStateSchema,
  })
  async getSetup(@Ctx() ctx: RequestContext): Promise<SetupStateReply> {
    const state = await this.state.read(ctx);
    // The path helps whoever sets up or restores; a running installation tells nothing about its host.
    return { ...state, dataDir: state.needed || state.restoreRequired ? this.marker.dataDir : null };
  }

  @Endpoint({
    method: 'POST',
    path: '/api/setup',
    module: 'core',
    access: 'safety',
    role: 'public',
    knownHostOnly: true,
    summary: 'Make the first administrator',
    status: 201,
    reply: setupStateSchema,
    errors: ['HOST_REFUSED', 'SETUP_DONE', 'RESTORE_REQUIRED', 'PASSWORD_TOO_WEAK'],
  })
  async createSetup(
    @Ctx() ctx: RequestContext,
    @Body({ schema: setupRequestSchema }) body: SetupRequest,
  ): Promise<SetupStateReply> {
    await this.createFirstAdmin.execute(ctx, body);
    return { needed: false, restoreRequired: false, dataDir: null };
  }
}
