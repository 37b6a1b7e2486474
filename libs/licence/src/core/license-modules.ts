import { z } from 'zod';

const quota = z.int().min(0).optional();

/**
 * The licensable modules and their quotas; a test keeps the names equal to those of `@assist/contracts`, which this
 * room may not import. A missing module is not licensed, a missing quota is unlimited, 0 is none.
 */
export const licensedModulesSchema = z.strictObject({
  chat: z.object({}).optional(),
  usecases: z.object({}).optional(),
  rag: z.object({ documents: quota, storageGiB: quota }).optional(),
  mcp: z.object({ servers: quota }).optional(),
  imagegen: z.object({ imagesPerDay: quota }).optional(),
  workflow: z.object({ activeWorkflows: quota }).optional(),
  helpdesk: z.object({ ticketsPerDay: quota }).optional(),
  ops: z.object({}).optional(),
});
export type LicensedModules = Readonly<z.output<typeof licensedModulesSchema>>;
export type LicensedModule = keyof LicensedModules;

/** All modules without a quota: what an evaluation may use. */
export const ALL_MODULES: LicensedModules = {
  chat: {},
  usecases: {},
  rag: {},
  mcp: {},
  imagegen: {},
  workflow: {},
  helpdesk: {},
  ops: {},
};

export interface LicenseLimits {
  readonly seats: number;
  readonly seatTolerancePct: number;
  readonly nodes: number;
}

/** How many accounts can be in use: the seats and their tolerance, rounded down. */
export function seatsWithTolerance({ seats, seatTolerancePct }: Pick<LicenseLimits, 'seats' | 'seatTolerancePct'>): number {
  return seats + Math.floor((seats * seatTolerancePct) / 100);
}

/** In the unit of the licence; null: unlimited, 0: none, or the module is not licensed. */
export function quotaLimit(modules: LicensedModules, module: string, quota: string): number | null {
  const quotas = memberOf<Readonly<Record<string, number | undefined>>>(modules, module);
  return quotas === undefined ? 0 : (memberOf<number>(quotas, quota) ?? null);
}

/** Names come from outside: `constructor` is no module. */
function memberOf<T>(record: object, name: string): T | undefined {
  return Object.hasOwn(record, name) ? (record as Readonly<Record<string, T | undefined>>)[name] : undefined;
}

/** Without a licence five people can work with the product; who is there already stays. */
export const UNLICENSED_LIMITS: LicenseLimits = { seats: 5, seatTolerancePct: 0, nodes: 1 };
