import type { Collection } from '@assist/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

/** What the server calls a person's first collection, in the language they had then. */
const GIVEN_NAMES: readonly string[] = ['Meine Dokumente', 'My documents'];

/** Whether a collection still has the name that it was given, not one that somebody chose. */
export function hasGivenName({ isDefault, name }: Pick<Collection, 'isDefault' | 'name'>): boolean {
  return isDefault && GIVEN_NAMES.includes(name);
}

export function collectionName(t: TFunction, collection: Pick<Collection, 'isDefault' | 'name'>): string {
  return hasGivenName(collection) ? t('documents.defaultCollection') : collection.name;
}

/** Names of collections in the language of the page, as far as nobody has chosen them. */
export function useCollectionName(): (collection: Pick<Collection, 'isDefault' | 'name'>) => string {
  const { t } = useTranslation();
  return (collection) => collectionName(t, collection);
}
