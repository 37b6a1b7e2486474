import { useTranslation } from 'react-i18next';

/** How long something is kept, in words. */
export function useKeptText(): (keepDays: number | null) => string {
  const { t } = useTranslation();
  return (keepDays) => (keepDays === null ? t('privacy.forEver') : t('privacy.days', { count: keepDays }));
}
