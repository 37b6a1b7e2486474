import { z } from 'zod';

/** Ids of the built-in roles; roles that are made here have ids as everything else. */
export const BUILT_IN_ROLES = ['admin', 'user'] as const;
export type BuiltInRole = (typeof BUILT_IN_ROLES)[number];

export const roleIdSchema = z
  .string()
  .regex(/^(admin|user|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/, 'not the id of a role')
  .meta({ description: '`admin`, `user`, or the id of a role that was made here' });

export function isBuiltInRole(id: string): id is BuiltInRole {
  return id === 'admin' || id === 'user';
}
