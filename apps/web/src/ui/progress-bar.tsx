import { Progress as Radix } from 'radix-ui';
import type { ReactElement } from 'react';

export interface ProgressBarProps {
  readonly label: string;
  /** 0..1, or null while the end is not known. */
  readonly value: number | null;
  /** What a screen reader says instead of the percentage. */
  readonly text?: string;
}

export function ProgressBar({ label, value, text }: ProgressBarProps): ReactElement {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <Radix.Root
      aria-label={label}
      value={percent}
      getValueLabel={(current, max) => text ?? `${Math.round((current / max) * 100)} %`}
      className="h-1.5 w-full overflow-hidden rounded-full bg-hover"
    >
      <Radix.Indicator
        className={
          percent === null
            ? 'block h-full w-1/3 animate-pulse rounded-full bg-accent'
            : 'block h-full rounded-full bg-accent transition-[width] duration-300'
        }
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </Radix.Root>
  );
}
