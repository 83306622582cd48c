import { encode } from 'uqr';

export type QrCodeModel = {
  /** Squares on a side, with the quiet border. */
  readonly size: number;
  /** The dark squares as an SVG path, one unit each. */
  readonly path: string;
};

/** A QR code of a text, that survives a smudge on the paper (15 % of it). Throws when the text is too long for one. */
export function qrCode(text: string): QrCodeModel {
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join('') };
}
