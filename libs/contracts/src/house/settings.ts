import { z } from 'zod';
import { MODULE_IDS, moduleIdSchema, type ModuleId } from '../modules.js';
import { lineSchema, optionalTextSchema } from '../shared.js';

/** An operator can fix a value from outside: then it is seen in the administration, but changed only there. */
export interface FixedBy {
  /** Section and key of config.yaml; the configuration slice of that name has the same. */
  readonly section: string;
  readonly key: string;
  readonly env: string;
}

/**
 * One thing that administrators decide for the house. `kind` is how it is shown and edited; `modules` and `logo` have
 * doors of their own, and `days` (null: for ever) stand on a page that shows what a change deletes. Texts stand in the catalogues of the web client under `house.items.<key>`.
 */
export interface SettingSpec<S extends z.ZodType = z.ZodType> {
  readonly kind: 'flag' | 'integer' | 'days' | 'choice' | 'line' | 'colour' | 'texts' | 'modules' | 'logo';
  readonly schema: S;
  readonly default: z.output<S>;
  readonly fixedBy: FixedBy | null;
  readonly limits?: { readonly min: number; readonly max: number };
  readonly choices?: readonly string[];
}

const spec = <S extends z.ZodType>(value: SettingSpec<S>): SettingSpec<S> => value;

const flag = (preset: boolean, fixedBy: FixedBy | null): SettingSpec<z.ZodBoolean> =>
  spec({ kind: 'flag', schema: z.boolean(), default: preset, fixedBy });

const integer = (preset: number, limits: { min: number; max: number }, fixedBy: FixedBy | null): SettingSpec<z.ZodInt> =>
  spec({ kind: 'integer', schema: z.int().min(limits.min).max(limits.max), default: preset, fixedBy, limits });

/** How long something is kept, in days; null: for ever. */
const keepDays = (fixedBy: FixedBy): SettingSpec<z.ZodNullable<z.ZodInt>> =>
  spec({ kind: 'days', schema: z.int().min(1).max(36_500).nullable(), default: null, fixedBy, limits: { min: 1, max: 36_500 } });

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'trace'] as const;

export const hexColourSchema = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'must be #rrggbb')
  .toLowerCase();

/** Plain text with a little markdown (bold, italic, links, lists), in the languages of the product. */
export const houseTextSchema = z
  .strictObject({ de: optionalTextSchema(2000).trim(), en: optionalTextSchema(2000).trim() })
  .meta({ id: 'HouseText' });

export const LOGO_TYPES = ['image/svg+xml', 'image/png', 'image/webp'] as const;
export const MAX_LOGO_BYTES = 256 * 1024;
const logoRefSchema = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), mediaType: z.enum(LOGO_TYPES) });
export type LogoRef = z.output<typeof logoRefSchema>;

const disabledModulesSchema = z
  .array(moduleIdSchema)
  .max(MODULE_IDS.length)
  .transform((ids) => MODULE_IDS.filter((id) => ids.includes(id)));

/**
 * All settings of the house. A setting is read by `Settings.get(key)` in whatever process and holds there within
 * seconds of a change.
 */
export const SETTINGS = {
  'modules.disabled': spec({
    kind: 'modules',
    schema: disabledModulesSchema,
    default: [] as ModuleId[],
    fixedBy: { section: 'house', key: 'disabledModules', env: 'ASSIST_DISABLED_MODULES' },
  }),
  'brand.name': spec({ kind: 'line', schema: lineSchema(60), default: 'CGS Assist', fixedBy: null }),
  'brand.accent': spec({ kind: 'colour', schema: hexColourSchema, default: '#0b6b6e', fixedBy: null }),
  'brand.logo': spec({ kind: 'logo', schema: logoRefSchema.nullable(), default: null as LogoRef | null, fixedBy: null }),
  'brand.loginText': spec({ kind: 'texts', schema: houseTextSchema, default: { de: '', en: '' }, fixedBy: null }),
  'usage.worksCouncilMode': flag(true, { section: 'house', key: 'worksCouncilMode', env: 'ASSIST_WORKS_COUNCIL_MODE' }),
  'usage.keepDays': integer(
    400,
    { min: 31, max: 3650 },
    { section: 'house', key: 'usageKeepDays', env: 'ASSIST_USAGE_KEEP_DAYS' },
  ),
  'privacy.keepChatDays': keepDays({ section: 'house', key: 'keepChatDays', env: 'ASSIST_KEEP_CHAT_DAYS' }),
  'privacy.keepDocumentDays': keepDays({ section: 'house', key: 'keepDocumentDays', env: 'ASSIST_KEEP_DOCUMENT_DAYS' }),
  'rag.maxUploadMb': integer(100, { min: 1, max: 4096 }, { section: 'rag', key: 'maxUploadMb', env: 'ASSIST_RAG_MAX_UPLOAD_MB' }),
  'llm.firstTokenTimeoutSeconds': integer(
    180,
    { min: 1, max: 3600 },
    { section: 'llm', key: 'firstTokenTimeoutSeconds', env: 'ASSIST_LLM_FIRST_TOKEN_TIMEOUT_SECONDS' },
  ),
  'log.level': spec({
    kind: 'choice',
    schema: z.enum(LOG_LEVELS),
    default: 'info',
    fixedBy: { section: 'observability', key: 'logLevel', env: 'LOG_LEVEL' },
    choices: LOG_LEVELS,
  }),
} as const satisfies Readonly<Record<string, SettingSpec>>;

export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<K extends SettingKey> = z.output<(typeof SETTINGS)[K]['schema']>;
export const SETTING_KEYS = Object.keys(SETTINGS) as readonly SettingKey[];

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(SETTINGS, key);
}

/** `default`: of the product; `brand`: of the brand folder; `file`, `environment`: fixed by the operator; `changed`: here. */
export const SETTING_ORIGINS = ['default', 'brand', 'file', 'environment', 'changed'] as const;
export type SettingOrigin = (typeof SETTING_ORIGINS)[number];

/** `originName`: the key of config.yaml, the variable or the brand that says so. `version` goes back with a change. */
export const settingViewSchema = z
  .object({
    key: z.enum(SETTING_KEYS as [SettingKey, ...SettingKey[]]),
    value: z.unknown(),
    default: z.unknown(),
    origin: z.enum(SETTING_ORIGINS),
    originName: z.string().nullable(),
    canChange: z.boolean(),
    version: z.number().int(),
    changedAt: z.iso.datetime().nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'SettingView' });
export type SettingView = z.infer<typeof settingViewSchema>;

export const settingListSchema = z.object({ items: z.array(settingViewSchema) }).meta({ id: 'SettingList' });

/** A version that a change is based on; 0 for a setting that was never changed. */
const versionSchema = z.int().min(0).max(2_000_000_000);
export const changeSettingRequestSchema = z
  .strictObject({ value: z.unknown(), version: versionSchema })
  .meta({ id: 'ChangeSettingRequest' });
export type ChangeSettingRequest = z.infer<typeof changeSettingRequestSchema>;
export const resetSettingQuerySchema = z.object({ version: z.coerce.number().pipe(versionSchema) });

/**
 * What people may do with a module. `licensed` and `enabled` are the two reasons; `usable` is what every door answers
 * now, and `code` why not.
 */
export const moduleViewSchema = z
  .object({
    id: moduleIdSchema,
    licensed: z.boolean(),
    enabled: z.boolean(),
    usable: z.boolean(),
    code: z.string().nullable(),
  })
  .meta({ id: 'ModuleView' });
export type ModuleView = z.infer<typeof moduleViewSchema>;

/** `version` and `canChange` for those who may switch modules; null for others. */
export const moduleListSchema = z
  .object({
    items: z.array(moduleViewSchema),
    admin: z.object({ version: z.number().int(), canChange: z.boolean(), originName: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'ModuleList' });
export type ModuleList = z.infer<typeof moduleListSchema>;

export const switchModuleRequestSchema = z
  .strictObject({ enabled: z.boolean(), version: versionSchema })
  .meta({ id: 'SwitchModuleRequest' });
export type SwitchModuleRequest = z.infer<typeof switchModuleRequestSchema>;
