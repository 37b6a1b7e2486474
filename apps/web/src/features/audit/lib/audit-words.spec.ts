import { AUDIT_ACTIONS, type AuditEntry } from '@assist/contracts/house';
import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { de } from '../../../i18n/de/catalogue';
import { en } from '../../../i18n/en/catalogue';
import { auditSearch, TOPICS } from './audit-filter';
import { detailRows } from './detail-rows';
import { sentenceOf } from './entry-words';
import { spanOf } from './period';

function makeEntry(changes: Partial<AuditEntry> = {}): AuditEntry {
  return {
    ...{ seq: 1, at: '2026-01-15T12:00:00.000Z', action: 'user.changed', outcome: 'done', requestId: 'r', address: null },
    actor: { kind: 'user', id: 'a', name: 'Anna' },
    target: { type: 'user', id: 'b', name: 'Bert' },
    ...{ detail: {}, people: {}, clockPending: false, hash: 'h' },
    ...changes,
  };
}

describe.each(['de', 'en'] as const)('entries of the audit log in words (%s)', (language) => {
  let t: TFunction;
  beforeAll(async () => {
    const i18n = i18next.createInstance();
    const resources = { de: { translation: de }, en: { translation: en } };
    await i18n.init({ lng: language, resources, interpolation: { escapeValue: false } });
    t = i18n.t;
  });

  it('are a sentence for every action, whatever an entry lacks', () => {
    for (const action of AUDIT_ACTIONS) {
      const sentence = sentenceOf(t, makeEntry({ action, target: null, actor: { kind: 'system', id: null } }));
      expect([action, sentence]).toEqual([action, expect.not.stringMatching(/\{\{|audit\.|undefined|null/)]);
      expect(sentence.length).toBeGreaterThan(10);
    }
  });

  it('have a name for every topic', () => {
    const groups: Readonly<Record<string, string>> = (language === 'de' ? de : en).audit.groups;
    expect(TOPICS.filter((topic) => (groups[topic] ?? '') === '')).toEqual([]);
    expect(Object.keys(groups).filter((topic) => !TOPICS.some((known) => known === topic))).toEqual([]);
  });

  it('name people, also those in the details, and those who are gone', () => {
    const added = makeEntry({ action: 'group.member_added', detail: { userId: 'x' }, people: { x: 'Xaver' } });
    expect(sentenceOf(t, added)).toContain('Xaver');
    expect(sentenceOf(t, { ...added, people: {} })).not.toMatch(/\bx\b/);
    expect(sentenceOf(t, makeEntry())).toMatch(/Anna.*Bert/);
    expect(sentenceOf(t, makeEntry({ target: { type: 'user', id: 'b' } }))).not.toContain('Bert');
  });

  it('name modules, roles and states of the licence as pages do', () => {
    const words = language === 'de' ? de : en;
    const off = makeEntry({ action: 'module.switched_off', target: { type: 'module', id: 'rag' } });
    expect(sentenceOf(t, off)).toContain(words.licence.modules.rag);
    const admin = makeEntry({ action: 'role.changed', target: { type: 'role', id: 'admin' }, detail: { name: 'admin' } });
    expect(sentenceOf(t, admin)).toContain(words.people.roles.builtIn.admin);
    const renamed = { nameBefore: 'Leser', nameAfter: 'Extern' };
    const role = makeEntry({ action: 'role.changed', target: { type: 'role', id: 'r' }, detail: renamed });
    expect(sentenceOf(t, role)).toContain('Extern');
    const state = makeEntry({ action: 'license.state_changed', detail: { state: 'grace' } });
    expect(sentenceOf(t, state)).toContain(words.licence.states.grace);
  });

  it('say when something was only tried', () => {
    const tried = sentenceOf(t, makeEntry({ action: 'user.password_changed', outcome: 'refused' }));
    expect(tried).toMatch(/^(Abgewiesener Versuch|Refused attempt): /);
    expect(sentenceOf(t, makeEntry({ action: 'access.refused', outcome: 'refused' }))).not.toMatch(/Versuch: |attempt: /);
  });

  it('show what somebody wrote into the database by hand', () => {
    expect(sentenceOf(t, makeEntry({ action: 'all.well' }))).toContain('all.well');
  });
});

describe('the details of an entry', () => {
  it('pair what was before with what is now', () => {
    expect(
      detailRows({ changed: ['role'], roleBefore: 'user', roleAfter: 'admin', host: 'b', hostBefore: 'a', left: 3 }),
    ).toEqual([
      { kind: 'fact', name: 'changed', value: ['role'] },
      { kind: 'change', name: 'role', before: 'user', after: 'admin' },
      { kind: 'change', name: 'host', before: 'a', after: 'b' },
      { kind: 'fact', name: 'left', value: 3 },
    ]);
    expect(detailRows({ before: null, after: '7' })).toEqual([{ kind: 'change', name: 'value', before: null, after: '7' }]);
    expect(detailRows({ state: 'valid', before: 'grace' })).toEqual([
      { kind: 'fact', name: 'state', value: 'valid' },
      { kind: 'fact', name: 'before', value: 'grace' },
    ]);
  });
});

describe('the period', () => {
  const now = Date.UTC(2026, 0, 15, 12, 0, 30);
  it('is counted from now, whole days in the own time zone, or nothing', () => {
    expect(spanOf('all', {}, now)).toEqual({});
    expect(spanOf('day', {}, now)).toEqual({ from: '2026-01-14T12:00:00.000Z' });
    const { from, to } = spanOf('custom', { from: '2026-01-01', to: '2026-01-31' }, now);
    expect(new Date(from ?? '')).toEqual(new Date(2026, 0, 1));
    expect(new Date(to ?? '')).toEqual(new Date(2026, 1, 1));
    expect(spanOf('custom', { from: 'x' }, now)).toEqual({});
  });
});

describe('the address of the page', () => {
  it('is read, and what is unknown left out', () => {
    expect(auditSearch({ topic: 'auth', outcome: 'refused', period: 'week', person: '0'.repeat(36), more: 1 })).toEqual({
      ...{ topic: 'auth', outcome: 'refused', period: 'week', person: '0'.repeat(36) },
    });
    expect(auditSearch({ topic: 'x', outcome: 1, period: '', from: '1.1.2026', side: 'actor', person: '../x' })).toEqual({});
  });
});
