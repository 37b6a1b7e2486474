import type { Citation } from '@assist/contracts';
import { useTranslation } from 'react-i18next';

/** Where in its document a source stands: the page, else the last heading above it, else nothing. */
export function usePlace(): (source: Pick<Citation, 'page' | 'headingPath'>) => string {
  const { t } = useTranslation();
  return ({ page, headingPath }) => {
    if (page !== null) return t('chat.source.page', { page });
    return headingPath.at(-1) ?? '';
  };
}
