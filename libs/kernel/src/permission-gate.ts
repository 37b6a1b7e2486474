import type { Actor, RequestContext } from './request-context.js';

/** Whether the one who asks was granted this permission of `@assist/contracts`; administrators hold all. */
export function holds(actor: Actor, permission: string): boolean {
  return actor.kind === 'user' && (actor.roles.includes('admin') || actor.permissions.has(permission));
}

/**
 * Asks anew what somebody may do now. Doors have looked when they let a call in; whatever works in the name of a person
 * later, or reaches into another module for them, asks here: nothing may widen the rights of its user.
 */
export abstract class PermissionGate {
  /** False for a user who is suspended or gone. `system` actors hold everything, others nothing. */
  abstract allows(ctx: RequestContext, permission: string): Promise<boolean>;
}
