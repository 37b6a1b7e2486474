import { AppError, ModuleGate, PermissionGate, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { permissionOf, type EndpointOptions } from './endpoint.js';

/**
 * The door between modules: asked where a module works for a user from inside another one, such as a chat that searches
 * documents. Outer doors looked at the outer module only.
 */
@Injectable()
export class ModuleDoor {
  constructor(
    private readonly gate: ModuleGate,
    private readonly permissions: PermissionGate,
  ) {}

  /** @throws AppError FORBIDDEN or a code of the licence gate */
  async require(ctx: RequestContext, door: Pick<EndpointOptions, 'module' | 'access' | 'permission'>): Promise<void> {
    const permission = permissionOf(door);
    if (permission !== undefined && !(await this.permissions.allows(ctx, permission))) {
      throw new AppError('FORBIDDEN', { permission });
    }
    const decision = this.gate.allows(door.module, door.access);
    if (!decision.allowed) throw new AppError(decision.code, decision.params);
  }
}
