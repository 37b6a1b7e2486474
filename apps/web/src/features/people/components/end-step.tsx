import type { ReactElement, ReactNode } from 'react';

export interface EndStepProps {
  readonly title: string;
  readonly text: string;
  /** What is done, if it can be done now. */
  readonly children: ReactNode;
}

/** One of the steps in which people leave. */
export function EndStep({ title, text, children }: EndStepProps): ReactElement {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="max-w-prose min-w-0 flex-1 basis-72">
        <h3 className="font-medium">{title}</h3>
        <p className="text-sm text-ink-faint">{text}</p>
      </div>
      {children}
    </div>
  );
}
