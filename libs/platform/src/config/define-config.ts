import type { z } from 'zod';

/** One room's part of the configuration: a section of config.yaml, its environment names and its injection token. */
export interface ConfigSlice<S extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly schema: S;
  /** Environment variable name → key of the slice. Each also works as `NAME_FILE`. */
  readonly env: Readonly<Record<string, string>>;
  readonly token: string;
}

/** Value type of a slice, for constructor injection: `@Inject(ragConfig.token) config: ConfigOf<typeof ragConfig>`. */
export type ConfigOf<C extends ConfigSlice> = z.output<C['schema']>;

export function defineConfig<S extends z.ZodObject>(
  name: string,
  schema: S,
  env: Readonly<Record<string, keyof z.output<S> & string>> = {},
): ConfigSlice<S> {
  return { name, schema, env, token: `config:${name}` };
}
