// Opens a workbook's zip container without believing it: sizes are summed before anything is unpacked.
import { accept, refuse, type Result } from '#kernel';
import { unzipSync } from 'fflate';
import type { CannotReadSheet, SheetLimits } from '../sheet.ts';
import { foreignKind } from '../text-encoding.ts';

export type Parts = Readonly<Record<string, Uint8Array>>;

/** The XML parts of a workbook by name. fflate writes into a buffer of the declared size, so a lying size cannot grow. */
export function unpackWorkbook(bytes: Uint8Array, limits: SheetLimits): Result<Parts, CannotReadSheet> {
  if (bytes.length === 0) return refuse({ kind: 'empty' });
  if (bytes.length > limits.bytes) return refuse({ kind: 'tooLarge', what: 'bytes', limit: limits.bytes });
  const kind = foreignKind(bytes);
  if (kind !== 'xlsx' && kind !== 'zip') return refuse({ kind: 'wrongType', found: kind ?? 'binary' });
  let unpackedBytes = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(?:xml|rels)$/i.test(name) || unpackedBytes > limits.unpackedBytes) return false;
        unpackedBytes += originalSize;
        return unpackedBytes <= limits.unpackedBytes;
      },
    });
    if (unpackedBytes > limits.unpackedBytes) {
      return refuse({ kind: 'tooLarge', what: 'bytes', limit: limits.unpackedBytes });
    }
    const isWorkbook = Object.keys(parts).some((name) => /(?:^|\/)workbook\.xml$/i.test(name));
    return isWorkbook ? accept(parts) : refuse({ kind: 'wrongType', found: kind === 'xlsx' ? 'binary' : 'zip' });
  } catch (error) {
    return refuse({ kind: 'damaged', detail: error instanceof Error ? error.message : 'unknown' });
  }
}
