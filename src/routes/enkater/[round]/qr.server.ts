import { encode } from 'uqr';

export type QrCode = { readonly size: number; readonly path: string };

/** The dark squares of a QR code as one path; the quiet zone of four squares lies around them. */
export function qrOf(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size, path };
}
