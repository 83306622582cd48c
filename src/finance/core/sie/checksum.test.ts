import fc from 'fast-check';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { addSpan, addText, EMPTY_CHECKSUM, finishChecksum } from './checksum.ts';
import { bytesOf, encodings, HEAD, lineEnds, problemsOf, read } from './fixtures.testing.ts';

test('sums as zlib does, for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      fc.pre(!bytes.includes(92));
      const sum = finishChecksum(addSpan(EMPTY_CHECKSUM, bytes, { start: 0, end: bytes.length }));
      expect(sum).toBe(crc32(bytes));
    }),
  );
});

test('text counts as the CP437 bytes it stands for', () => {
  expect(finishChecksum(addText(EMPTY_CHECKSUM, 'Åäö é'))).toBe(crc32(bytesOf('Åäö é', 'cp437')));
});

/** The content by hand: labels and fields without blanks, quotation marks, braces, escapes and line ends. */
const CONTENT = '#PROGRAMProv1.0#FNAMNF"örb #VERA120240105#TRANS193010101-5.00a}b';

function withChecksum(stated: string): string {
  return `#FLAGGA 0\n#KSUMMA\n#PROGRAM "Prov" \t1.0\n#FNAMN "F\\"örb "\n#VER A 1 20240105\n{\n#TRANS 1930 {1 "0101"} -5.00 "" "a}b"\n}\n#KSUMMA ${stated}\n`;
}

const right = crc32(bytesOf(CONTENT, 'cp437'));

test.each(encodings.filter((encoding) => encoding !== 'ascii'))('is verified in a file written in %s', (encoding) => {
  for (const end of Object.values(lineEnds)) {
    const document = read(withChecksum(String(right)).replaceAll('\n', end), encoding);
    expect(document.ksumma).toEqual({ stated: right, computed: right, ok: true });
  }
});

test('a sum that does not match is an error that states both', () => {
  const document = read(withChecksum('4711'));
  expect(document.ksumma).toEqual({ stated: 4711, computed: right, ok: false });
  expect(document.problems.find(({ code }) => code === 'ksumma-mismatch')).toMatchObject({
    severity: 'error',
    line: 9,
  });
});

test('#FLAGGA stands outside the sum, so that an importer may change it', () => {
  expect(read(withChecksum(String(right)).replace('#FLAGGA 0', '#FLAGGA 1')).ksumma?.ok).toBe(true);
});

test('a signed sum is accepted with a warning', () => {
  const large = HEAD.replace('#FLAGGA 0', '#FLAGGA 0\n#KSUMMA');
  const texts = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `${large}#PROSA ${letter}\n`);
  const computed = texts.map((text) => read(`${text}#KSUMMA 1\n`).ksumma?.computed ?? 0);
  const index = computed.findIndex((sum) => sum > 2 ** 31);
  const document = read(`${texts[index]}#KSUMMA ${computed[index]! - 2 ** 32}\n`);
  expect(document.ksumma?.ok).toBe(true);
  expect(problemsOf(document)).toEqual(['13 ksumma-signed']);
});

test('an end without a start, an end without a number, and records after the end are told', () => {
  expect(problemsOf(read(`${HEAD}#KSUMMA 17\n`))).toEqual(['11 ksumma-without-start']);
  expect(problemsOf(read(`${HEAD}#KSUMMA\n#KSUMMA x\n#PROSA a\n#PROSA b\n`))).toEqual([
    '12 ksumma-bad',
    '13 ksumma-after-end',
  ]);
});
