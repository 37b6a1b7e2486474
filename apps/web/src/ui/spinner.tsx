import { LoaderCircle } from 'lucide-react';
import type { ReactElement } from 'react';
import { cx } from './cx';

/** Decoration; say what is going on in words beside it. */
export function Spinner({ className }: { readonly className?: string }): ReactElement {
  return <LoaderCircle aria-hidden="true" className={cx('size-4 shrink-0 animate-spin', className)} />;
}
