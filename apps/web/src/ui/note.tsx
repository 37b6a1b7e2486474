import { CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';

type NoteTone = 'info' | 'warn' | 'good';
const LOOKS: Readonly<Record<NoteTone, { readonly icon: LucideIcon; readonly style: string }>> = {
  info: { icon: Info, style: 'border-line bg-sunken text-ink-soft' },
  warn: { icon: TriangleAlert, style: 'border-transparent bg-warn-soft text-warn' },
  good: { icon: CircleCheck, style: 'border-transparent bg-good-soft text-good' },
};

export interface NoteProps {
  readonly tone?: NoteTone;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A quiet remark beside the content. */
export function Note({ tone = 'info', children, className }: NoteProps): ReactElement {
  const { icon: Icon, style } = LOOKS[tone];
  return (
    <div className={cx('flex gap-2.5 rounded-lg border px-3 py-2.5 text-sm', style, className)}>
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
