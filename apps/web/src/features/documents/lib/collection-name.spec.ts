import { expect, it } from 'vitest';
import { de } from '../../../i18n/de/catalogue';
import { en } from '../../../i18n/en/catalogue';
import { hasGivenName } from './collection-name';

it('translates the first collection until somebody renames it', () => {
  for (const { documents } of [de, en]) expect(hasGivenName({ isDefault: true, name: documents.defaultCollection })).toBe(true);
  expect(hasGivenName({ isDefault: true, name: 'Verträge' })).toBe(false);
  expect(hasGivenName({ isDefault: false, name: 'My documents' })).toBe(false);
});
