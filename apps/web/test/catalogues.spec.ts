import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ADMIN_AREAS,
  DOCUMENT_FAILURES,
  ERROR_CODES,
  LICENSE_STATES,
  MESSAGE_NOTICES,
  MODULE_IDS,
  PERMISSIONS,
  PROVIDER_FAULTS,
  PROVIDERS,
} from '@assist/contracts';
import { LOG_LEVELS, SERVICE_STATES, SETTING_KEYS, SYSTEM_PROBLEMS } from '@assist/contracts/house';
import { BROWSER_NAMES, PERSONAL_DATA_PARTS, SYSTEM_NAMES, USER_STATES } from '@assist/contracts/people';
import { describe, expect, it } from 'vitest';
import { SECTIONS } from '../src/features/settings/lib/sections';
import { CLIENT_ERROR_CODES } from '../src/lib/api/api-error';
import { de } from '../src/i18n/de/catalogue';
import { en } from '../src/i18n/en/catalogue';

function flatten(texts: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...flatten(value as object, `${prefix}${key}.`)],
    ),
  );
}

const german = flatten(de);
const english = flatten(en);
const variables = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? ''))].sort();

/** Literal keys in the sources; those put together from parts are checked by their closed unions below. */
function usedKeys(): string[] {
  const root = join(import.meta.dirname, '..', 'src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !name.includes('.spec.'),
  );
  return files.flatMap((name) =>
    [...readFileSync(join(root, name), 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => match[1] ?? ''),
  );
}

describe('the catalogues', () => {
  it('have the same texts in both languages, with the same variables', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of english) expect([key, variables(german.get(key) ?? '')]).toEqual([key, variables(text)]);
  });

  it('leave nothing empty', () => {
    const empty = [...german, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it('know every literal key of the client', () => {
    const missing = usedKeys().filter((key) => !english.has(key) && !english.has(`${key}_other`));
    expect(missing).toEqual([]);
  });

  it.each([
    ['errors', [...ERROR_CODES, ...CLIENT_ERROR_CODES]],
    ['documents.failed', DOCUMENT_FAILURES],
    ['licence.modules', MODULE_IDS],
    ['house.modules.about', MODULE_IDS],
    ['house.items', SETTING_KEYS.filter((key) => key !== 'modules.disabled').flatMap((key) => [`${key}.label`, `${key}.hint`])],
    ['house.choices', LOG_LEVELS],
    ['system.problems', SYSTEM_PROBLEMS.flatMap((code) => [`${code}.what`, `${code}.do`])],
    ['system.serviceStates', SERVICE_STATES],
    ['settings.sections', SECTIONS.map(({ id }) => id)],
    ['permissions.areas', ADMIN_AREAS],
    ['security.devices.browsers', BROWSER_NAMES],
    ['security.devices.systems', SYSTEM_NAMES],
    ['people.rights.what', PERMISSIONS],
    ['people.erasure.parts', PERSONAL_DATA_PARTS],
    ['people.users.states', USER_STATES],
    ['settings.models.providers', PROVIDERS],
    ['settings.models.providerFaults', PROVIDER_FAULTS],
  ] as const)('have a text for every member of %s', (prefix, members) => {
    expect(members.filter((member) => !english.has(`${prefix}.${member}`))).toEqual([]);
  });

  it('have a text for every state of a licence and every notice of an answer', () => {
    const text = (name: string): boolean =>
      [...english.keys()].some((key) => key.split('.').some((part) => part.replace(/_(one|other)$/, '') === name));
    expect(LICENSE_STATES.filter((state) => !text(state))).toEqual([]);
    const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(MESSAGE_NOTICES.filter((notice) => !text(camel(notice)))).toEqual([]);
  });
});
