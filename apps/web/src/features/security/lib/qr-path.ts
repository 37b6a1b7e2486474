import { encode } from 'uqr';

/** A quiet zone of four is what scanners ask for (ISO/IEC 18004). */
const BORDER = 4;

/** The dark modules of a QR code as one path, and the side of its square. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: BORDER });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${String(x)} ${String(y)}h1v1h-1z` : '')))
    .filter((part) => part !== '')
    .join('');
  return { size, path };
}
