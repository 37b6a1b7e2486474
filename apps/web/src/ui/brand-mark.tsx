import type { ReactElement } from 'react';
import { cx } from './cx';

export function BrandMark({ className }: { readonly className?: string }): ReactElement {
  return <img src="/favicon.svg" alt="" className={cx('shrink-0', className ?? 'size-8')} />;
}
