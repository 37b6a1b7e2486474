import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/format/use-format';
import { IconButton } from './icon-button';

export interface PagerProps {
  /** From 0. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}

/** Where in a long list the page is, and the way to the next one. Nothing while all fits. */
export function Pager({ page, pageSize, total, onPage }: PagerProps): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const last = Math.max(0, Math.ceil(total / pageSize) - 1);
  if (last === 0) return null;
  const from = page * pageSize + 1;
  const to = Math.min(total, (page + 1) * pageSize);
  return (
    <nav aria-label={t('common.pages')} className="flex items-center justify-end gap-1">
      <p className="mr-2 text-sm text-ink-soft tabular-nums">
        {t('common.range', { from: format.number(from), to: format.number(to), total: format.number(total) })}
      </p>
      <IconButton icon={ChevronLeft} label={t('common.previousPage')} disabled={page === 0} onClick={() => onPage(page - 1)} />
      <IconButton icon={ChevronRight} label={t('common.nextPage')} disabled={page >= last} onClick={() => onPage(page + 1)} />
    </nav>
  );
}
