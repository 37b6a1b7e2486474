import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '@assist/migrations';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { migrateCommand } from '../src/migrate.js';

describe('assist migrate on SQLite', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assist-migrate-'));
    vi.stubEnv('DATA_DIR', folder);
    vi.stubEnv('DATABASE_URL', '');
    vi.stubEnv('CONFIG_FILE', join(folder, 'config.yaml'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  const run = async (...args: readonly string[]): Promise<{ code: number; out: string }> => {
    let out = '';
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
    const code = await migrateCommand.run(args);
    write.mockRestore();
    return { code, out };
  };

  it('only looks: makes no database where there is none', async () => {
    expect(await run('--check')).toEqual({ code: 3, out: `pending: ${migrations.length}, unknown: 0\n` });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('makes the schema, and then finds nothing to do', async () => {
    expect((await run()).code).toBe(0);
    expect(existsSync(folder) && readdirSync(folder).length).toBeGreaterThan(0);
    expect(await run('--check')).toEqual({ code: 0, out: 'pending: 0, unknown: 0\n' });
    expect(await run()).toEqual({ code: 0, out: 'the schema is up to date\n' });
  });
});
