import { describe, expect, it } from 'vitest';
import { groupsOf, nameOf, subjectOf } from './person-fields.js';
import { mappedRights } from './mapped-rights.js';

const rules = {
  roleMapping: { 'cn=Chefs, ou=Groups ,dc=firma': 'admin', gäste: 'Gast' },
  groupMapping: { 'cn=Müller\\, Söhne,dc=firma': 'Familie', Vertrieb: 'Verkauf', 'CN=Vertrieb,OU=Nord,DC=firma': 'Nord' },
  groupNames: 'directory',
} as const;
const of = (...groups: string[]) => mappedRights({ groups }, rules);

describe('what groups of a directory mean here', () => {
  it('does not depend on case, spaces or escapes', () => {
    expect(of('CN=chefs,OU=groups,DC=Firma').role).toBe('admin');
    expect(of('cn=M\\C3\\BCller\\2C S\\C3\\B6hne,dc=firma').groups).toEqual(['Familie']);
    expect(of('GÄSTE').role).toBe('Gast');
  });

  it('takes a group of the same name elsewhere for another one, where the whole name is configured', () => {
    expect(of('cn=chefs,ou=people,dc=firma').role).toBe('user');
    expect(of('cn=chefs,ou=groups,dc=firma,dc=evil').role).toBe('user');
    expect(of('chefs').role).toBe('user');
    expect(of('cn=vertrieb,ou=süd,dc=firma').groups).toEqual(['Verkauf']);
    expect(of('cn=vertrieb,ou=nord,dc=firma').groups).toEqual(['Verkauf', 'Nord']);
  });

  it('is not fooled by commas inside of a name', () => {
    expect(of('cn=x\\,ou=groups\\,dc=firma').role).toBe('user');
    expect(of('cn=chefs\\,ou=groups\\,dc=firma,dc=evil').role).toBe('user');
    expect(of('cn=chefs\\2Cou=groups\\2Cdc=firma').role).toBe('user');
  });

  it('takes the first role that fits, and leaves roles alone without a mapping', () => {
    expect(of('gäste', 'cn=chefs,ou=groups,dc=firma').role).toBe('admin');
    expect(mappedRights({ groups: ['x'] }, { ...rules, roleMapping: {} }).role).toBeNull();
  });

  it('tells groups of an identity provider apart by every character', () => {
    const exact = { roleMapping: { admins: 'admin' }, groupMapping: {}, groupNames: 'exact' } as const;
    expect(mappedRights({ groups: ['Admins', 'cn=admins,dc=x'] }, exact).role).toBe('user');
    expect(mappedRights({ groups: ['admins'] }, exact).role).toBe('admin');
  });
});

describe('what is taken of a person', () => {
  it('is a name on one line', () => {
    expect(nameOf('  Anna\u0000\u2028 Muster\ud800 ', 'a@b.example')).toBe('Anna Muster\ufffd');
    for (const none of [undefined, 7, {}, '', ' \n']) expect(nameOf(none, 'anna@b.example')).toBe('anna');
    expect(nameOf('x'.repeat(500), 'a@b.example')).toHaveLength(120);
  });

  it('is a subject that can be kept', () => {
    expect(subjectOf('x'.repeat(255))).not.toBeNull();
    for (const bad of ['', 'x'.repeat(256), 'a\u0000', 7, null, undefined, ['a']]) expect(subjectOf(bad)).toBeNull();
  });

  it('is a limited number of groups', () => {
    expect(groupsOf(['a', 7, null, '', 'a', 'b'.repeat(1001), 'c'], 10)).toEqual(['a', 'c']);
    expect(
      groupsOf(
        Array.from({ length: 50 }, (_, index) => `g${index}`),
        10,
      ),
    ).toHaveLength(10);
    expect([groupsOf('one', 10), groupsOf(undefined, 10), groupsOf({ a: 1 }, 10)]).toEqual([['one'], [], []]);
  });
});
