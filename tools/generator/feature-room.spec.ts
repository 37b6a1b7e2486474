import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HouseCopy } from '../boundaries/house-copy.ts';
import { boundariesCommand, lintCommand } from '../commands.ts';
import { featureNames, featureRoom } from './feature-room.ts';

const root = join(import.meta.dirname, '../..');
const versions = { version: '0.1.0', '@nestjs/common': '12.5.1', zod: '4.6.7' };
const name = 'ops';

describe('the room of a new feature', () => {
  let house: HouseCopy;
  let clone: string;
  beforeAll(() => {
    house = new HouseCopy();
    clone = mkdtempSync(join(tmpdir(), 'assist-room-'));
  });
  afterAll(() => {
    house.remove();
    rmSync(clone, { recursive: true, force: true });
  });

  it('has one place for each thing', () => {
    expect(Object.keys(featureRoom(name, versions))).toEqual([
      'libs/features/ops/package.json',
      'libs/features/ops/tsconfig.json',
      'libs/features/ops/README.md',
      'libs/features/ops/src/index.ts',
      'libs/features/ops/src/ops.errors.ts',
      'libs/features/ops/src/ops.feature.ts',
      'libs/features/ops/src/ops.module.ts',
      'libs/features/ops/test/ops.api.spec.ts',
    ]);
  });

  it('keeps the boundaries and the lint of the house', () => {
    const files = featureRoom(name, versions);
    for (const command of [boundariesCommand, lintCommand]) {
      const { failed, text } = house.runWith(files, command);
      expect({ failed, text }).toMatchObject({ failed: false });
    }
  }, 180_000);

  it('starts with a test that fails because the first behaviour is missing, and for no other reason', () => {
    mkdirSync(join(clone, 'libs'));
    for (const path of ['node_modules', 'libs/contracts', 'libs/kernel', 'libs/platform']) {
      symlinkSync(join(root, path), join(clone, path));
    }
    for (const file of ['vitest.config.ts', 'tsconfig.base.json']) cpSync(join(root, file), join(clone, file));
    for (const [path, text] of Object.entries(featureRoom(name, versions))) {
      mkdirSync(dirname(join(clone, path)), { recursive: true });
      writeFileSync(join(clone, path), text);
    }
    const report = join(clone, 'report.json');
    const run = ['node_modules/vitest/vitest.mjs', 'run', 'libs/features', '--reporter=json', `--outputFile=${report}`];
    spawnSync(process.execPath, run, { cwd: clone });
    const { numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
      numTotalTests: number;
      testResults: { assertionResults: { failureMessages: string[] }[] }[];
    };
    expect(numTotalTests).toBe(1);
    expect(testResults[0]?.assertionResults[0]?.failureMessages.join()).toContain('expected [ 404, ');
  }, 120_000);

  it('can be made for modules that the licence knows', () => {
    const modules = readFileSync(join(root, 'libs/contracts/src/modules.ts'), 'utf8');
    expect(featureNames.filter((feature) => !modules.includes(`'${feature}'`))).toEqual([]);
  });
});
