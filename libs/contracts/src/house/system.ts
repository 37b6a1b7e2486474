import { z } from 'zod';
import { LICENSE_STATES } from '../licence.js';
import { idSchema, instantSchema } from '../shared.js';

const checksSchema = z.record(
  z.string(),
  z.object({ status: z.enum(['up', 'degraded', 'down']), detail: z.string().optional() }),
);
const bytesSchema = z.number().int().min(0);

/** What a process says about itself to the others. */
export const serviceReportSchema = z.object({
  checks: checksSchema,
  /** Figures beside the checks, such as `doc_count`. */
  members: z.record(z.string(), z.number()),
  /** Kind of data → bytes, of what this process keeps. */
  storage: z.record(z.string(), bytesSchema),
  disk: z.object({ freeBytes: bytesSchema, totalBytes: bytesSchema }).nullable(),
  memoryBytes: bytesSchema,
  /** What it works off. */
  work: z.array(z.object({ type: z.string(), canRetry: z.boolean() })),
  /** Settings that an operator fixed for it. */
  fixed: z.array(z.object({ key: z.string(), name: z.string() })),
});
export type ServiceReport = z.infer<typeof serviceReportSchema>;

/** `silent`: it gave no sign of life; `stopped`: it was ended in order; `missing`: it was never seen. */
export const SERVICE_STATES = ['up', 'degraded', 'down', 'silent', 'stopped', 'missing'] as const;

export const serviceViewSchema = z.object({
  id: z.string(),
  service: z.string(),
  state: z.enum(SERVICE_STATES),
  version: z.string().nullable(),
  host: z.string().nullable(),
  startedAt: instantSchema.nullable(),
  seenAt: instantSchema.nullable(),
  memoryBytes: bytesSchema.nullable(),
  checks: checksSchema,
});
export type ServiceView = z.infer<typeof serviceViewSchema>;

export const workCountSchema = z.object({
  type: z.string(),
  ready: z.number().int(),
  running: z.number().int(),
  parked: z.number().int(),
  failed: z.number().int(),
  oldestWaitMs: z.number().int().nullable(),
});

export const failedWorkSchema = z.object({
  id: idSchema,
  type: z.string(),
  attempt: z.number().int(),
  errorCode: z.string().nullable(),
  createdAt: instantSchema,
  finishedAt: instantSchema,
  canRetry: z.boolean(),
});
export type FailedWorkView = z.infer<typeof failedWorkSchema>;

/** What needs somebody, in the order of severity; each has a text that says what to do. */
export const SYSTEM_PROBLEMS = [
  'service_missing',
  'service_silent',
  'service_stopped',
  'check_down',
  'check_degraded',
  'versions_differ',
  'migrations_pending',
  'disk_full',
  'disk_low',
  'license_read_only',
  'work_failed',
  'work_waits',
  'work_parked',
] as const;
export const systemProblemSchema = z.object({
  code: z.enum(SYSTEM_PROBLEMS),
  severity: z.enum(['critical', 'warning', 'info']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type SystemProblem = z.infer<typeof systemProblemSchema>;

export const systemViewSchema = z
  .object({
    at: instantSchema,
    version: z.string(),
    releasedAt: instantSchema,
    runtime: z.string(),
    startedAt: instantSchema,
    problems: z.array(systemProblemSchema),
    licence: z.object({
      state: z.enum(LICENSE_STATES),
      level: z.enum(['full', 'read-only']),
      daysLeft: z.number().int().nullable(),
    }),
    services: z.array(serviceViewSchema),
    database: z.object({
      engine: z.enum(['sqlite', 'postgres']),
      sizeBytes: bytesSchema.nullable(),
      migrations: z.number().int(),
      pendingMigrations: z.number().int(),
    }),
    storage: z.object({
      kinds: z.array(z.object({ kind: z.string(), bytes: bytesSchema })),
      disks: z.array(z.object({ host: z.string(), freeBytes: bytesSchema, totalBytes: bytesSchema })),
    }),
    /** Null where no process with an index is seen. */
    index: z.object({ status: z.enum(['up', 'degraded', 'down']), documents: z.number().int().nullable() }).nullable(),
    work: z.object({ types: z.array(workCountSchema), failed: z.array(failedWorkSchema) }),
    /** Null: there was none yet. */
    backup: z.object({ lastSuccessAt: instantSchema }).nullable(),
  })
  .meta({ id: 'SystemView' });
export type SystemView = z.infer<typeof systemViewSchema>;
