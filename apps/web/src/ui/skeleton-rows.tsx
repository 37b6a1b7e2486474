import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** The shape of a list that is on its way. */
export function SkeletonRows({ rows, className = 'h-10' }: { readonly rows: number; readonly className?: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <div role="status" className="space-y-2">
      <span className="sr-only">{t('common.loading')}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={`animate-pulse rounded-lg bg-hover ${className}`} />
      ))}
    </div>
  );
}
