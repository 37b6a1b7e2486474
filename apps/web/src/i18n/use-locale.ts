import { useTranslation } from 'react-i18next';
import { asLocale, type Locale } from './locale';

export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return asLocale(i18n.language) ?? 'en';
}
