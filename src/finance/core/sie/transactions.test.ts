import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumOre } from '#kernel';
import { HEAD, read } from './fixtures.testing.ts';
import { correctedRows, countedRows, transactionsOf } from './transactions.ts';

const corrected = `${HEAD}#VER A 8 20240110 "Varor" 20240114 "AB"
{
#BTRANS 1930 {} -1000 20240207 "" "" "CD"
#RTRANS 1930 {} -800 20240207 "" "" "CD"
#TRANS 1930 {} -800 20240110 ""
#BTRANS 3511 {} 1000 20240207 "" "" "CD"
#TRANS 3511 {} 800
}
`;

test('a struck row does not count and an added row counts once', () => {
  const [voucher] = [...read(corrected).vouchers];
  expect(countedRows(voucher!).map(({ amountOre }) => amountOre)).toEqual([-80_000, 80_000]);
  expect(
    correctedRows(voucher!).map(({ history, amountOre, countedOre, sign }) => [history, amountOre, countedOre, sign]),
  ).toEqual([
    ['struck', -100_000, 0, 'CD'],
    ['added', -80_000, -80_000, 'CD'],
    ['struck', 100_000, 0, 'CD'],
    ['original', 80_000, 80_000, ''],
  ]);
});

test('a transaction without a date has the date of its voucher', () => {
  expect([...transactionsOf(read(corrected))].map(({ date }) => date)).toEqual(['2024-01-10', '2024-01-10']);
  expect(read(corrected).vouchers.transactionCount).toBe(2);
});

test('vouchers are found by place, and no place outside gives one', () => {
  const { vouchers } = read(corrected);
  expect(vouchers.at(0)?.number).toBe('8');
  expect([vouchers.at(-1), vouchers.at(1)]).toEqual([undefined, undefined]);
});

test('any amount survives in öre, and sums are exact', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -10_000_000_00, max: 10_000_000_00 }), { minLength: 1, maxLength: 20 }),
      (amounts) => {
        const rows = amounts.map((amount) => `#TRANS 1930 {} ${(amount / 100).toFixed(2)}\n`).join('');
        const document = read(`${HEAD}#VER A 1 20240105\n{\n${rows}}\n`);
        const found = Array.from(transactionsOf(document), ({ row }) => row.amountOre);
        expect(found).toEqual(amounts.map((amount) => amount + 0));
        const unbalanced = document.problems.find(({ code }) => code === 'voucher-unbalanced');
        expect(unbalanced?.facts ?? { differenceOre: 0 }).toMatchObject({ differenceOre: sumOre(amounts) });
      },
    ),
  );
});

test('a file that is cut anywhere inside a voucher has an error', () => {
  const start = corrected.indexOf('#VER') + '#VER'.length;
  for (let length = start; length <= corrected.lastIndexOf('}'); length += 1) {
    const { problems } = read(corrected.slice(0, length));
    expect([length, problems.some(({ severity }) => severity === 'error')]).toEqual([length, true]);
  }
});
