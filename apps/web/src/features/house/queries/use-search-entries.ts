import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../auth/queries/me-query';
import { searchEntries, textsOf, type SearchTarget } from '../lib/search-entries';
import type { SearchEntry } from '../lib/search-settings';

/** Both languages: somebody who reads one may think in the words of the other. */
const loadCatalogues = async () => {
  const [{ de }, { en }] = await Promise.all([import('../../../i18n/de/catalogue'), import('../../../i18n/en/catalogue')]);
  return { de, en };
};

export function useSearchEntries(): SearchEntry<SearchTarget>[] {
  const { i18n } = useTranslation();
  const may = useMay();
  const catalogues = useQuery({ queryKey: ['catalogues'], queryFn: loadCatalogues, staleTime: Infinity }).data;
  if (catalogues === undefined) return [];
  const texts = { de: textsOf(catalogues.de), en: textsOf(catalogues.en) };
  return searchEntries(may, i18n.language === 'de' ? texts.de : texts.en, Object.values(texts));
}
