import { ChevronDown, ChevronUp, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { IconButton } from '../../../ui/icon-button';

const ZOOM_STEP = 1.25;
const ZOOM_MIN = 0.4;
const ZOOM_MAX = 5;

export interface PdfToolbarProps {
  readonly page: number;
  readonly pages: number;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly onPage: (page: number) => void;
}

export function PdfToolbar({ page, pages, zoom, onZoom, onPage }: PdfToolbarProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [typed, setTyped] = useState(String(page));
  useEffect(() => setTyped(String(page)), [page]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = Math.round(Number(typed));
    if (wanted >= 1 && wanted <= pages) onPage(wanted);
    else setTyped(String(page));
  };
  return (
    <div
      role="toolbar"
      aria-label={t('viewer.toolbar')}
      className="flex shrink-0 items-center justify-between gap-2 border-b border-line bg-canvas px-2 py-1 text-sm"
    >
      <div className="flex items-center gap-0.5">
        <IconButton
          small
          icon={ChevronUp}
          label={t('viewer.previousPage')}
          disabled={page <= 1}
          onClick={() => onPage(page - 1)}
        />
        <IconButton
          small
          icon={ChevronDown}
          label={t('viewer.nextPage')}
          disabled={page >= pages}
          onClick={() => onPage(page + 1)}
        />
        <form onSubmit={submit} className="flex items-center gap-1.5 pl-1 text-ink-soft">
          <input
            aria-label={t('viewer.goToPage')}
            inputMode="numeric"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => setTyped(String(page))}
            className="h-8 w-12 rounded-md border border-line-strong bg-canvas text-center text-ink"
          />
          <span>{t('viewer.ofPages', { pages: format.number(pages) })}</span>
        </form>
      </div>
      <div className="flex items-center gap-0.5">
        <IconButton
          small
          icon={ZoomOut}
          label={t('viewer.zoomOut')}
          disabled={zoom <= ZOOM_MIN}
          onClick={() => onZoom(zoom / ZOOM_STEP)}
        />
        <button
          type="button"
          onClick={() => onZoom(1)}
          aria-label={t('viewer.fitWidth')}
          className="h-8 min-w-13 rounded-md px-1 text-ink-soft tabular-nums hover:bg-hover"
        >
          {format.percent(zoom)}
        </button>
        <IconButton
          small
          icon={ZoomIn}
          label={t('viewer.zoomIn')}
          disabled={zoom >= ZOOM_MAX}
          onClick={() => onZoom(zoom * ZOOM_STEP)}
        />
      </div>
    </div>
  );
}
