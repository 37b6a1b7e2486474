import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { coreApiFeatures } from '@assist/api-modules/core-api';
import { llmApiFeatures } from '@assist/api-modules/llm-api';
import { ragApiFeatures } from '@assist/api-modules/rag-api';
import { workflowApiFeatures } from '@assist/api-modules/workflow-api';
import { licenceConfig } from '@assist/licence/nest';
import type { ConfigSlice } from '@assist/platform/config';
import { configSlices } from '@assist/platform/http';
import { z } from 'zod';
import type { Command } from './command.js';
import { EXIT } from './exit-codes.js';

interface Setting {
  readonly section: string;
  readonly key: string;
  readonly env: string;
  readonly description: string;
  readonly fallback: string;
  readonly isSecret: boolean;
}

/** `assist config --out FOLDER`: documentation, example and schema of all settings, from the slices that are checked at start. */
export const configCommand: Command = {
  summary: 'write configuration.md, schema.json and .env.example (--out FOLDER)',
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: { out: { type: 'string', default: '.' } } });
    const slices = allSlices();
    const settings = slices.flatMap(settingsOf);
    mkdirSync(join(values.out, 'docs'), { recursive: true });
    mkdirSync(join(values.out, 'configuration'), { recursive: true });
    writeFileSync(join(values.out, 'docs', 'configuration.md'), documentation(settings));
    writeFileSync(join(values.out, 'configuration', 'schema.json'), `${JSON.stringify(schema(slices), null, 2)}\n`);
    writeFileSync(join(values.out, '.env.example'), example(settings));
    return EXIT.ok;
  },
};

/** Every section of config.yaml, whichever process reads it. */
export function allSlices(): ConfigSlice[] {
  return configSlices([...coreApiFeatures, ...ragApiFeatures, ...llmApiFeatures, ...workflowApiFeatures], [licenceConfig]);
}

type Described = {
  readonly properties?: Readonly<
    Record<string, { readonly description?: string; readonly default?: unknown; readonly format?: string }>
  >;
};

function jsonSchema(slice: ConfigSlice): Described {
  return z.toJSONSchema(slice.schema, { io: 'input', unrepresentable: 'any' }) as Described;
}

function settingsOf(slice: ConfigSlice): Setting[] {
  const properties = jsonSchema(slice).properties ?? {};
  return Object.entries(slice.env).map(([env, key]) => ({
    section: slice.name,
    key,
    env,
    description: properties[key]?.description ?? '',
    fallback: shownDefault(properties[key]?.default),
    isSecret: properties[key]?.format === 'password',
  }));
}

/** Maps stand in the environment as JSON; an empty one is as good as none. */
function shownDefault(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return String(value);
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
}

function documentation(settings: readonly Setting[]): string {
  const sections = [...new Set(settings.map((setting) => setting.section))].map((section) => {
    const rows = settings
      .filter((setting) => setting.section === section)
      .map(
        (s) =>
          `| \`${s.env}\` | \`${s.section}.${s.key}\` | ${s.fallback === '' ? '' : `\`${s.fallback.replaceAll('|', '\\|')}\``} | ${s.description} |`,
      );
    return `## ${section}\n\n| environment | config.yaml | default | |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Settings

Made by \`assist config\` from the checks that run at start; do not edit.

Order: defaults, \`configuration/config.yaml\` (another path: \`CONFIG_FILE\`), environment, and for every name also
\`NAME_FILE\` with the path of a file that holds the value. All faults are reported at once and nothing starts (exit code 78).

${sections.join('\n')}`;
}

function example(settings: readonly Setting[]): string {
  const lines = settings.map(
    (s) =>
      `${s.description === '' ? '' : `# ${s.description}\n`}#${s.isSecret ? `${s.env}_FILE=/run/secrets/${s.env.toLowerCase()}` : `${s.env}=${s.fallback}`}`,
  );
  return `# Made by \`assist config\`; copy to .env and remove the # in front of what you set.\n\n${lines.join('\n')}\n`;
}

function schema(slices: readonly ConfigSlice[]): unknown {
  const properties = Object.fromEntries(
    slices.map((slice) => [slice.name, { ...jsonSchema(slice), $schema: undefined, required: undefined }]),
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'config.yaml of CGS Assist',
    type: 'object',
    additionalProperties: false,
    properties,
  };
}
