import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFile, ensurePrivateFolder, readFileIfThere, removeTemporaries, replaceFile } from './files.js';

const disk = vi.hoisted(() => ({ hasLinks: true, hasModes: true }));
vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>();
  const poor = (): never => {
    throw Object.assign(new Error('not on this disk'), { code: 'EPERM' });
  };
  const linkSync: typeof real.linkSync = (from, to) => (disk.hasLinks ? real.linkSync(from, to) : poor());
  const fchmodSync: typeof real.fchmodSync = (file, mode) => (disk.hasModes ? real.fchmodSync(file, mode) : poor());
  return { ...real, linkSync, fchmodSync };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assist-files-'));
  Object.assign(disk, { hasLinks: true, hasModes: true });
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = (name = 'a.json'): string => join(folder, name);

describe.each([
  ['with hard links and modes', true],
  ['as on a stick, without', false],
])('files %s', (_name, isRich) => {
  beforeEach(() => Object.assign(disk, { hasLinks: isRich, hasModes: isRich }));

  it('are made whole, private, once, and leave nothing beside them', () => {
    createFile(file(), 'one');
    expect(() => createFile(file(), 'two')).toThrow('FILE_EXISTS');
    expect(readFileSync(file(), 'utf8')).toBe('one');
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('are replaced whole', () => {
    replaceFile(file(), 'one');
    replaceFile(file(), 'two', 0o644);
    expect(readFileSync(file(), 'utf8')).toBe('two');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });
});

describe('a folder of files', () => {
  it('is closed, also when it was open', () => {
    mkdirSync(file('open'), { mode: 0o755 });
    ensurePrivateFolder(file('open'));
    ensurePrivateFolder(file('new/inner'));
    expect([file('open'), file('new/inner')].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o700]);
  });

  it('loses what a crash left, and nothing else', () => {
    for (const name of ['.a.json.tmp-0123456789ab', '.a.json.tmp-x', 'a.tmp-0123456789ab']) writeFileSync(file(name), '');
    removeTemporaries(folder);
    expect(readdirSync(folder).sort()).toEqual(['.a.json.tmp-x', 'a.tmp-0123456789ab']);
  });

  it('without the file gives null, and what is no file is an error', () => {
    expect(readFileIfThere(file())).toBeNull();
    expect(() => readFileIfThere(folder)).toThrow();
  });
});
