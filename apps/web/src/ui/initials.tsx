import type { ReactElement } from 'react';
import { cx } from './cx';

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}

/** Decoration beside a name. */
export function Initials({ name, muted = false }: { readonly name: string; readonly muted?: boolean }): ReactElement {
  return (
    <span
      aria-hidden="true"
      className={cx(
        'inline-flex size-9 shrink-0 items-center justify-center rounded-full text-sm font-semibold',
        muted ? 'bg-hover text-ink-soft' : 'bg-accent-soft text-accent',
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
