import type { ReactElement, ReactNode } from 'react';

/** The row of buttons under a dialog's form: first the way on, at the end of the row; stacked on a phone. */
export function DialogActions({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{children}</div>;
}
