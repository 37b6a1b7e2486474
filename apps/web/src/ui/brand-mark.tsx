import type { ReactElement } from 'react';
import { useBranding } from '../lib/brand';
import { cx } from './cx';

/** The logo of the house; else the same drawing as `public/favicon.svg`, in the page itself: it is there when the server is not. */
export function BrandMark({ className }: { readonly className?: string }): ReactElement {
  const { logo } = useBranding();
  const style = cx('shrink-0', className ?? 'size-8');
  if (logo !== null) return <img src={logo} alt="" className={cx(style, 'w-auto max-w-32 object-contain')} />;
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={style}>
      <rect width="32" height="32" rx="8" fill="#0b6b6e" />
      <path d="M9 10.5a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-4.6L12 23.6v-4.1h-1a2 2 0 0 1-2-2z" fill="#fff" />
      <path d="M12.6 12.6h6.8M12.6 15.6h4.4" stroke="#0b6b6e" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
}
