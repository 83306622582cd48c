// A matrix out of a file that was sent: moves, or sentences about what is wrong.
import type { Language } from '#design/core';
import { calculationAddress, matrixHeadings, moveHeadings, MOST_CELLS, readMatrix, rowsOfMoves } from '#effects/core';
import { readTable } from '#exchange/core';
import { cannotReadText } from '#exchange/ui';
import { accept, refuse, type Result } from '#kernel';
import { texts } from '../texts.ts';

/** The address of the calculation with the file's matrix, or why it could not be read. */
export async function addressOfFile(file: File, language: Language): Promise<Result<string, readonly string[]>> {
  const words = texts[language].calculate;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sheet = readTable(bytes, { knownHeadings: [...moveHeadings, ...matrixHeadings], limits });
  if (!sheet.ok) return refuse([cannotReadText(sheet.refusal, language)]);
  const moves = readMatrix(sheet.value);
  if (!moves.ok) {
    const { refusal } = moves;
    if (refusal.kind === 'columnMissing') return refuse([words.noColumns]);
    if (refusal.kind === 'noRows') return refuse([words.noRows]);
    return refuse(
      refusal.problems.map(({ line, code, message }) =>
        words.badRow(line, words.codes[code as keyof typeof words.codes] ?? message),
      ),
    );
  }
  if (moves.value.length > MOST_CELLS) return refuse([words.tooMany(MOST_CELLS)]);
  return accept(calculationAddress({ rows: rowsOfMoves(moves.value), texts: {} }));
}

/** An outcome matrix is small. */
const limits = { bytes: 2_000_000, unpackedBytes: 20_000_000, rows: 2000, columns: 100 };
