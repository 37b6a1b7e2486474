import { useMemo, type ReactElement } from 'react';
import { qrPath } from '../lib/qr-path';

/** Black on white in every theme: cameras expect it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactElement {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      shapeRendering="crispEdges"
      className="mx-auto size-52 rounded-lg bg-white"
    >
      <path d={path} fill="black" />
    </svg>
  );
}
