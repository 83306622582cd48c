import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, HEAD } from './fixtures.testing.ts';
import { problemText } from './problem-texts.ts';
import { readSie } from './read-sie.ts';
import { correctedRows } from './transactions.ts';
import { writeSie } from './write-sie.ts';

/** Milliseconds before a test is given up; it takes one or two seconds where nothing else runs. */
const SLOW_MACHINE = 120_000;

const sample = bytesOf(
  `${HEAD}#DIM 6 "Projekt"
#IB 0 1930 100.00 1
#PBUDGET 0 202401 3511 {6 "1"} -10
#VER A 1 20240105 "Köp \\"å\\"" 20240106
{
#RTRANS 1930 {} 5
#TRANS 1930 {1 "01" 6 "P 1"} 99999999999999.99 20240105 "Text" 2 "AB"
#BTRANS 3511 {} -5
}
`,
  'cp437',
);

/** Bytes that mean something in SIE, so that changes hurt. */
const meaningful = fc.constantFrom(
  ...bytesOf('"\\{}# \t\r\n-.,0123456789#TRANS#VER#IB#KONTO', 'ascii'),
  0x86,
  0xe5,
  0xff,
);

test(
  'any change of any bytes gives a document or a refusal, and whatever was read can be told and written',
  () => {
    const change = fc.record({
      at: fc.nat(sample.length - 1),
      remove: fc.nat(6),
      insert: fc.array(meaningful, { maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const bytes = [...sample];
        for (const { at, remove, insert } of changes) bytes.splice(at, remove, ...insert);
        const outcome = readSie(Uint8Array.from(bytes));
        if (!outcome.ok) return;
        for (const problem of outcome.value.problems) expect(problemText(problem)).toMatch(/[.]$/);
        for (const voucher of outcome.value.vouchers) correctedRows(voucher);
        const { bytes: written } = writeSie(outcome.value, { ksumma: true });
        const again = readSie(written);
        expect(again).toMatchObject({ ok: true, value: { ksumma: { ok: true } } });
      }),
      { numRuns: 500 },
    );
  },
  SLOW_MACHINE,
);

test(
  'noise is refused or read, never thrown at',
  () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        expect(() => readSie(noise)).not.toThrow();
        expect(() => readSie(Uint8Array.from([...bytesOf('#FLAGGA 0\n', 'ascii'), ...noise]))).not.toThrow();
      }),
      { numRuns: 500 },
    );
  },
  SLOW_MACHINE,
);
