import { useMemo, type ReactElement } from 'react';
import { encode } from 'uqr';
import { cx } from './cx';

export interface QrCodeProps {
  readonly text: string;
  readonly label: string;
  /** Says how large it is. */
  readonly className: string;
}

/** Dark on white in every theme, with the quiet zone that readers need (ISO/IEC 18004, 9.1). */
export function QrCode({ text, label, className }: QrCodeProps): ReactElement {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={cx('rounded-lg bg-white', className)}
    >
      <path d={path} fill="black" />
    </svg>
  );
}

/** The dark squares as one path, and the side of the whole. As small as the text allows, and as safe as that size allows. */
function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { border: 4, ecc: 'L', boostEcc: true });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter((part) => part !== '')
    .join('');
  return { size, path };
}
