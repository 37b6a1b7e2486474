import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';

export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'danger';

const TONES: Readonly<Record<Tone, string>> = {
  neutral: 'bg-hover text-ink-soft',
  accent: 'bg-accent-soft text-accent',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
};

export function Badge({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }): ReactElement {
  return (
    <span
      className={cx('inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap', TONES[tone])}
    >
      {children}
    </span>
  );
}
