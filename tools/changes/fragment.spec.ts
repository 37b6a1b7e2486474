import { describe, expect, it } from 'vitest';
import { parseFragment } from './fragment.ts';

const good = 'audience: admin\nmigration: yes\nde: Kollektionen haben Rechte.\nen: Collections have rights.\n';

describe('a fragment of the release notes', () => {
  it('says for whom it is, in both languages', () => {
    expect(parseFragment(good)).toEqual({
      audience: 'admin',
      migration: true,
      de: 'Kollektionen haben Rechte.',
      en: 'Collections have rights.',
    });
  });

  it.each([
    ['a missing language', good.replace(/de: .*\n/, ''), 'four lines'],
    ['an empty sentence', good.replace(/en: .*\n/, 'en: \n'), 'four lines'],
    ['an unknown audience', good.replace('admin', 'friends'), 'audience is one of'],
    ['a note that is no sentence', good.replace('have rights.', 'have rights'), 'a sentence is expected'],
    ['an undecided migration', good.replace('yes', 'maybe'), 'four lines'],
  ])('is refused with %s', (_what, text, reason) => {
    expect(() => parseFragment(text)).toThrow(reason);
  });
});
