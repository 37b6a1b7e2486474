import { z } from 'zod';
import { exactTextSchema, idSchema, instantSchema, pageQuerySchema } from '../shared.js';

/**
 * What the audit log knows: past tense, `topic.what_happened`. Append only, a name never leaves the list: entries of
 * years ago carry it.
 */
export const AUDIT_ACTIONS = [
  'auth.signed_in',
  'auth.sign_in_refused',
  'auth.signed_out',
  'setup.completed',
  'user.created',
  'user.changed',
  'user.password_changed',
  'api_key.created',
  'api_key.revoked',
  'session.revoked',
  'session.all_revoked',
  'invitation.created',
  'invitation.renewed',
  'invitation.revoked',
  'invitation.accepted',
  'user.password_reset_requested',
  'user.password_reset_link_made',
  'second_factor.enabled',
  'second_factor.disabled',
  'second_factor.reset',
  'second_factor.recovery_codes_made',
  'second_factor.recovery_code_used',
  'user.deletion_requested',
  'user.erased',
  'role.created',
  'role.changed',
  'role.deleted',
  'group.created',
  'group.changed',
  'group.deleted',
  'group.member_added',
  'group.member_removed',
  'personal_data.export_requested',
  'personal_data.exported',
  'personal_data.downloaded',
  'user.linked',
  'retention.exception_set',
  'retention.exception_removed',
  'retention.deleted',
  'legal_hold.placed',
  'legal_hold.released',
  'license.installed',
  'license.refused',
  'license.state_changed',
  'model_connection.created',
  'model_connection.changed',
  'model_connection.deleted',
  'access.refused',
  'audit.pruned',
  'setting.changed',
  'setting.reset',
  'module.switched_on',
  'module.switched_off',
  'banner.created',
  'banner.changed',
  'banner.deleted',
  'audit.exported',
  'audit.verified',
  'break_glass.requested',
  'break_glass.approved',
  'break_glass.declined',
  'break_glass.read',
  'break_glass.ended',
  'break_glass.acknowledged',
  'break_glass.refused',
  'work.retried',
  'work.discarded',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const AUDIT_OUTCOMES = ['done', 'refused'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

export const AUDIT_ACTOR_KINDS = ['anonymous', 'user', 'service', 'system'] as const;
export type AuditActorKind = (typeof AUDIT_ACTOR_KINDS)[number];

/** Facts, never contents: no message or document text, no secret. */
export const auditDetailSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);
export type AuditDetail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * `name`: of a person, where the account still exists. `clockPending`: the clock was in doubt at that time. `action` and
 * `outcome` are of the lists above, but in a database that somebody tampered with: that must be readable all the same.
 */
export const auditEntrySchema = z
  .object({
    seq: z.number().int(),
    at: instantSchema,
    actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().optional() }),
    action: z.string(),
    outcome: z.string(),
    target: z.object({ type: z.string(), id: z.string(), name: z.string().optional() }).nullable(),
    requestId: z.string(),
    address: z.string().nullable(),
    detail: auditDetailSchema,
    /** Names of the people whose ids stand in `detail`. */
    people: z.record(z.string(), z.string()),
    clockPending: z.boolean(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditListSchema = z
  .object({ items: z.array(auditEntrySchema), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditList' });
export type AuditList = z.infer<typeof auditListSchema>;

/** `action`: an action or the beginning of one, such as `auth.`. `from` is included, `to` is not. */
export const auditListQuerySchema = pageQuerySchema.extend({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'not a cursor')
    .optional(),
  action: exactTextSchema(80).optional(),
  actorId: exactTextSchema(120).optional(),
  targetId: exactTextSchema(200).optional(),
  outcome: z.enum(AUDIT_OUTCOMES).optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
});
export type AuditListQuery = z.infer<typeof auditListQuerySchema>;

/** A part of the chain without gaps: from the first entry that is not older than `from` to the last before `to`. */
export const auditExportQuerySchema = z.object({ from: instantSchema.optional(), to: instantSchema.optional() });
export type AuditExportQuery = z.infer<typeof auditExportQuerySchema>;

/**
 * `hash`: an entry was changed; `prev`: it does not follow the one before; `gap`: some are missing before it; `start`:
 * the oldest are missing, and no entry says that they were pruned; `head`: the newest are missing.
 */
export const AUDIT_FAULTS = ['hash', 'prev', 'gap', 'start', 'head'] as const;
export type AuditFault = (typeof AUDIT_FAULTS)[number];

/** `seq`: of the first entry that is not as it was written. `lastSeq`, `lastHash`: to be noted outside of the product. */
export const auditVerdictSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), count: z.number().int(), lastSeq: z.number().int(), lastHash: z.string() }),
  z.object({ ok: z.literal(false), seq: z.number().int(), fault: z.enum(AUDIT_FAULTS) }),
]);
export type AuditVerdict = z.infer<typeof auditVerdictSchema>;

/** `failed`: it could not be carried through and says nothing about the chain. */
export const AUDIT_CHECK_STATES = ['waiting', 'running', 'done', 'failed'] as const;
export type AuditCheckState = (typeof AUDIT_CHECK_STATES)[number];

/** One look at the whole chain. `verdict` is there when it is done; `byName` is null for the daily one. */
export const auditCheckSchema = z
  .object({
    id: idSchema,
    state: z.enum(AUDIT_CHECK_STATES),
    startedAt: instantSchema,
    finishedAt: instantSchema.nullable(),
    checked: z.number().int(),
    total: z.number().int(),
    byName: z.string().nullable(),
    verdict: auditVerdictSchema.nullable(),
  })
  .meta({ id: 'AuditCheck' });
export type AuditCheck = z.infer<typeof auditCheckSchema>;

/** `pruned`: what retention removed last; everything up to `throughSeq` is gone. */
export const auditStateSchema = z
  .object({
    lastSeq: z.number().int(),
    lastHash: z.string(),
    keptFrom: z.number().int(),
    retentionDays: z.number().int(),
    pruned: z.object({ at: instantSchema, throughSeq: z.number().int(), throughAt: instantSchema }).nullable(),
    /** The check that runs, else the last one. */
    check: auditCheckSchema.nullable(),
  })
  .meta({ id: 'AuditState' });
export type AuditState = z.infer<typeof auditStateSchema>;

/** People to choose from: words of a name or an address. */
export const peopleQuerySchema = z.object({ q: exactTextSchema(120).trim().default('') });
export type PeopleQuery = z.infer<typeof peopleQuerySchema>;
export const personSchema = z.object({ id: idSchema, name: z.string(), email: z.string() }).meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;
export const personListSchema = z.object({ items: z.array(personSchema) }).meta({ id: 'PersonList' });
