import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { coreConfig, databaseTarget } from './core.config.js';
import { defineConfig } from './define-config.js';
import { configFlag, configInteger, configList, configSecret } from './fields.js';
import { ConfigError, loadConfig } from './load-config.js';

const slice = defineConfig(
  'demo',
  z.object({
    port: configInteger({ min: 1, max: 65535 }).default(8000),
    open: configFlag().default(false),
    origins: configList().default([]),
    key: configSecret(8).optional(),
  }),
  { DEMO_PORT: 'port', DEMO_OPEN: 'open', DEMO_ORIGINS: 'origins', DEMO_KEY: 'key' },
);
const dir = mkdtempSync(join(tmpdir(), 'assist-config-'));
const file = (name: string, text: string): string => {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
};
const faultsOf = (run: () => unknown): string[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map((fault) => fault.name);
    throw error;
  }
  return [];
};

describe('loadConfig', () => {
  it('takes defaults when nothing is given', () => {
    expect(loadConfig([slice], { env: {} }).get(slice)).toEqual({ port: 8000, open: false, origins: [] });
  });

  it('lets the environment win over the file, and NAME_FILE over both', () => {
    const yaml = file('a.yaml', 'demo:\n  port: 1\n  origins: [a, b]\n');
    const secret = file('key', 'from-a-file\n');
    const config = loadConfig([slice], {
      file: yaml,
      env: { DEMO_PORT: '2', DEMO_OPEN: 'yes', DEMO_KEY: 'from-the-env', DEMO_KEY_FILE: secret },
    });
    expect(config.get(slice)).toMatchObject({ port: 2, open: true, origins: ['a', 'b'] });
    expect(config.get(slice).key?.reveal()).toBe('from-a-file');
  });

  it('reports all faults at once, by name and without values', () => {
    const yaml = file('b.yaml', 'demo:\n  surprise: 1\nother: {}\n');
    const run = (): unknown =>
      loadConfig([slice], {
        file: yaml,
        env: { DEMO_PORT: 'eighty', DEMO_OPEN: 'perhaps', DEMO_KEY: 'hunter2', DEMO_ORIGINS_FILE: join(dir, 'absent') },
      });
    expect(faultsOf(run).sort()).toEqual(
      ['DEMO_KEY', 'DEMO_OPEN', 'DEMO_ORIGINS_FILE', 'DEMO_PORT', 'config.yaml: demo.surprise', 'config.yaml: other'].sort(),
    );
    expect(() => run()).not.toThrow(/eighty|perhaps|hunter2/);
  });

  it.each(['', '  ', '-1', '0', '65536', '80.5', '1e3', '0x50'])('never turns a bad port %j into the default', (value) => {
    const faults = faultsOf(() => loadConfig([slice], { env: { DEMO_PORT: value } }));
    expect(faults).toEqual(value === '' ? [] : ['DEMO_PORT']);
  });

  it('reads lists with commas and semicolons', () => {
    expect(loadConfig([slice], { env: { DEMO_ORIGINS: 'http://a; http://b,http://c' } }).get(slice).origins).toEqual([
      'http://a',
      'http://b',
      'http://c',
    ]);
  });

  it('names broken YAML instead of ignoring it', () => {
    expect(faultsOf(() => loadConfig([slice], { env: {}, file: file('c.yaml', 'demo: [') }))).toEqual(['config.yaml']);
    expect(faultsOf(() => loadConfig([slice], { env: {}, file: file('d.yaml', '- 1') }))).toEqual(['config.yaml']);
  });
});

describe('databaseTarget', () => {
  const targetOf = (url?: string): unknown =>
    databaseTarget(loadConfig([coreConfig], { env: { DATA_DIR: '/d', DATABASE_URL: url } }).get(coreConfig));

  it('understands the forms of the seeds', () => {
    expect(targetOf()).toEqual({ engine: 'sqlite', path: '/d/assist.sqlite' });
    expect(targetOf('sqlite:///x.db')).toEqual({ engine: 'sqlite', path: '/d/x.db' });
    expect(targetOf('sqlite:////abs/x.db')).toEqual({ engine: 'sqlite', path: '/abs/x.db' });
    expect(targetOf('sqlite:/abs/x.db')).toEqual({ engine: 'sqlite', path: '/abs/x.db' });
    expect(targetOf('postgresql://u@h/n')).toEqual({ engine: 'postgres', url: 'postgresql://u@h/n' });
  });

  it('refuses another scheme', () => {
    expect(faultsOf(() => targetOf('mysql://x'))).toEqual(['DATABASE_URL']);
  });
});

describe('Secret', () => {
  it('does not print itself', () => {
    const key = loadConfig([slice], { env: { DEMO_KEY: 'hunter2-hunter2' } }).get(slice).key;
    expect(`${String(key)} ${JSON.stringify({ key })}`).not.toContain('hunter2');
  });
});
