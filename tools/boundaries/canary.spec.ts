import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundariesCommand, lintCommand } from '../commands.ts';
import { assistPlugin } from '../eslint-rules/plugin.ts';
import { allowed, lintAllowed, offences, ownRuleOffences, type Offence } from './canary-plants.ts';
import { HouseCopy, type Outcome } from './house-copy.ts';
import { matrix } from './matrix.ts';
import { generalRules } from './rules.ts';

let house: HouseCopy;
beforeAll(() => {
  house = new HouseCopy();
});
afterAll(() => house.remove());

const filesOf = (plants: readonly Offence[]): Record<string, string> => Object.assign({}, ...plants.map(({ files }) => files));

describe('the boundaries command', () => {
  let outcome: Outcome;
  beforeAll(() => {
    outcome = house.runWith(filesOf(offences), boundariesCommand);
  }, 120_000);

  it('fails on planted offences', () => {
    expect(outcome.failed).toBe(true);
  });

  it.each(offences)('$rule refuses $what', ({ rule, finding }) => {
    expect(outcome.text.split('\n').filter((line) => line.startsWith(`${rule}: `))).toContain(`${rule}: ${finding}`);
  });

  it('says nothing else', () => {
    const findings = outcome.text.split('\n').filter((line) => /^[a-z0-9-]+: \S+\.ts/.test(line));
    expect(findings.sort()).toEqual(offences.map(({ rule, finding }) => `${rule}: ${finding}`).sort());
  });

  it('has an offence for each row and each general rule', () => {
    const rules = [...matrix, ...generalRules].map(({ name }) => name ?? '');
    expect(rules.filter((name) => !offences.some(({ rule }) => rule === name))).toEqual([]);
  });

  it('passes on imports that are allowed', () => {
    const { failed, text } = house.runWith(allowed, boundariesCommand);
    expect({ failed, text }).toEqual({ failed: false, text: 'boundaries: 0 findings\n' });
  }, 120_000);
});

describe('the lint command', () => {
  let outcome: Outcome;
  beforeAll(() => {
    outcome = house.runWith(filesOf(ownRuleOffences), [...lintCommand, '--format', 'json']);
  }, 180_000);

  it('fails on planted offences', () => {
    expect(outcome.failed).toBe(true);
  });

  it.each(ownRuleOffences)('$rule refuses $what', ({ rule, finding }) => {
    const reports = JSON.parse(outcome.text) as ReadonlyArray<{ filePath: string; messages: ReadonlyArray<{ ruleId: string }> }>;
    const rules = reports.filter(({ filePath }) => filePath.endsWith(finding)).flatMap(({ messages }) => messages);
    expect(rules.map(({ ruleId }) => ruleId)).toContain(rule);
  });

  it('has an offence for each rule of the house', () => {
    const rules = Object.keys(assistPlugin.rules ?? {}).map((name) => `assist/${name}`);
    expect(rules.filter((name) => !ownRuleOffences.some(({ rule }) => rule === name))).toEqual([]);
  });

  it('passes on code that is allowed', () => {
    const { failed, text } = house.runWith(lintAllowed, lintCommand);
    expect({ failed, text }).toEqual({ failed: false, text: '' });
  }, 180_000);
});
