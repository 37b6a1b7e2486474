import type { ReactElement } from 'react';
import { cx } from './cx';

export interface MeterProps {
  readonly label: string;
  /** What is used, in words: `7 von 10`. */
  readonly text: string;
  readonly value: number;
  readonly max: number;
  readonly level: 'ok' | 'near' | 'full';
  readonly hint?: string;
}

const LEVELS = { ok: 'bg-accent', near: 'bg-warn', full: 'bg-danger' } as const;

/** How much of something is used. The words carry it; the bar is for the eye. */
export function Meter({ label, text, value, max, level, hint }: MeterProps): ReactElement {
  const percent = max === 0 ? 100 : Math.min(100, (value / max) * 100);
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span>{label}</span>
        <span className={cx('text-sm', level === 'ok' ? 'text-ink-soft' : level === 'near' ? 'text-warn' : 'text-danger')}>
          {text}
        </span>
      </div>
      <div aria-hidden="true" className="mt-1.5 h-1.5 w-full overflow-hidden rounded-full bg-hover">
        <div className={cx('h-full rounded-full', LEVELS[level])} style={{ width: `${percent}%` }} />
      </div>
      {hint === undefined ? null : <p className="mt-1 text-sm text-ink-faint">{hint}</p>}
    </div>
  );
}
