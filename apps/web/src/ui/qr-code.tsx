import type { ReactElement } from 'react';
import { encode } from 'uqr';

/** Dark on white in every theme, with the quiet zone that readers need (ISO/IEC 18004, 9.1). */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactElement {
  const { data, size } = encode(text, { border: 4, ecc: 'L' });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter((part) => part !== '')
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="w-full max-w-80 rounded-lg border border-line bg-white"
    >
      <path d={path} fill="black" />
    </svg>
  );
}
