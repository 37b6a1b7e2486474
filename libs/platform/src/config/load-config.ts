import { existsSync, readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';
import type { ConfigOf, ConfigSlice } from './define-config.js';

export interface ConfigFault {
  /** Environment name or path in config.yaml. */
  readonly name: string;
  /** What is wrong; never contains the value. */
  readonly message: string;
}

/** All faults of a configuration at once. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(faults.map((fault) => `${fault.name}: ${fault.message}`).join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

export interface ConfigSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Path of config.yaml; a missing file counts as empty. */
  readonly file?: string;
  /** Sections of config.yaml that other processes of the product read. */
  readonly otherSections?: readonly string[];
  /** Lowest layer, above the schemas' own defaults: what an app presets, by slice name. */
  readonly presets?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Who said so: the schema or the app (`default`), config.yaml (`file`), or a variable (`environment`). */
export interface ConfigOrigin {
  readonly kind: 'default' | 'file' | 'environment';
  /** Key of config.yaml or name of the variable; null for a default. */
  readonly name: string | null;
}

export interface LoadedConfig {
  readonly slices: readonly ConfigSlice[];
  get<C extends ConfigSlice>(slice: C): ConfigOf<C>;
  /** A value by the names of its section and key; undefined where this process does not read that section. */
  lookUp(section: string, key: string): { readonly value: unknown; readonly origin: ConfigOrigin } | undefined;
}

type Section = Record<string, unknown>;

/**
 * Reads all slices. Order: schema defaults < presets < config.yaml < environment < `NAME_FILE`.
 * @throws ConfigError with every fault.
 */
export function loadConfig(slices: readonly ConfigSlice[], sources: ConfigSources): LoadedConfig {
  const faults: ConfigFault[] = [];
  const sections = readFileSections(slices, sources, faults);
  const values = new Map<string, Readonly<Section>>();
  const origins = new Map<string, ConfigOrigin>();
  for (const slice of slices) {
    const fromEnv = readEnvironment(slice, sources.env, faults);
    const input = { ...sources.presets?.[slice.name], ...sections.get(slice.name), ...fromEnv.values };
    const parsed = slice.schema.strict().safeParse(input);
    noteOrigins(origins, slice, sections.get(slice.name) ?? {}, fromEnv.names);
    if (parsed.success) values.set(slice.name, Object.freeze(parsed.data));
    else faults.push(...parsed.error.issues.map((issue) => toFault(slice, issue, fromEnv.names)));
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    slices,
    get: (slice) => sliceOf(values, slice.name) as ConfigOf<typeof slice>,
    lookUp: (section, key) => {
      const slice = values.get(section);
      const origin = origins.get(`${section}.${key}`) ?? { kind: 'default', name: null };
      return slice === undefined ? undefined : { value: slice[key], origin };
    },
  };
}

function sliceOf(values: ReadonlyMap<string, unknown>, name: string): unknown {
  if (!values.has(name)) throw new Error(`configuration slice ${name} was not loaded`);
  return values.get(name);
}

function noteOrigins(
  origins: Map<string, ConfigOrigin>,
  slice: ConfigSlice,
  section: Section,
  envNames: ReadonlyMap<string, string>,
): void {
  for (const key of Object.keys(section)) {
    const name = `${slice.name}.${key}`;
    origins.set(name, { kind: 'file', name });
  }
  for (const [key, name] of envNames) origins.set(`${slice.name}.${key}`, { kind: 'environment', name });
}

function readFileSections(
  slices: readonly ConfigSlice[],
  { file, otherSections = [] }: ConfigSources,
  faults: ConfigFault[],
): Map<string, Section> {
  const sections = new Map<string, Section>();
  if (file === undefined || !existsSync(file)) return sections;
  let content: unknown;
  try {
    content = parseYaml(readFileSync(file, 'utf8')) ?? {};
  } catch {
    faults.push({ name: 'config.yaml', message: 'is not valid YAML' });
    return sections;
  }
  if (!isSection(content)) {
    faults.push({ name: 'config.yaml', message: 'must be a map of sections' });
    return sections;
  }
  const known = new Set(slices.map((slice) => slice.name));
  for (const [name, section] of Object.entries(content)) {
    if (!known.has(name) && otherSections.includes(name)) continue;
    if (!known.has(name)) faults.push({ name: `config.yaml: ${name}`, message: 'unknown section' });
    else if (section === null) sections.set(name, {});
    else if (!isSection(section)) faults.push({ name: `config.yaml: ${name}`, message: 'must be a map' });
    else sections.set(name, section);
  }
  return sections;
}

function readEnvironment(
  slice: ConfigSlice,
  env: ConfigSources['env'],
  faults: ConfigFault[],
): { values: Section; names: Map<string, string> } {
  const values: Section = {};
  const names = new Map<string, string>();
  for (const [name, key] of Object.entries(slice.env)) {
    const direct = env[name];
    if (direct !== undefined && direct !== '') {
      values[key] = direct;
      names.set(key, name);
    }
    const path = env[`${name}_FILE`];
    if (path === undefined || path === '') continue;
    names.set(key, `${name}_FILE`);
    try {
      values[key] = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    } catch {
      faults.push({ name: `${name}_FILE`, message: 'the file cannot be read' });
    }
  }
  return { values, names };
}

function toFault(slice: ConfigSlice, issue: z.core.$ZodIssue, envNames: ReadonlyMap<string, string>): ConfigFault {
  if (issue.code === 'unrecognized_keys') {
    return { name: `config.yaml: ${slice.name}.${issue.keys.join(', ')}`, message: 'unknown key' };
  }
  const key = String(issue.path[0] ?? '');
  const fromEnv = envNames.get(key);
  const missing = Object.entries(slice.env).find(([, target]) => target === key)?.[0];
  const name =
    fromEnv ??
    (issue.code === 'invalid_type' && missing !== undefined ? missing : `config.yaml: ${slice.name}.${issue.path.join('.')}`);
  return { name, message: issue.message };
}

function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
