import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personalDataIn } from './personal-data.ts';

const kinds = (text: string): string[] => personalDataIn(text).map(({ kind }) => kind);

test.each([
  '19850101-1236',
  '198501011236',
  '850101-1236',
  '8501011236',
  '850101 1236',
  '85 01 01 12 36',
  '1985-01-01-1236',
  '850101+1236',
  '850101–1236',
  '850101\u00A01236',
  'Anna (19 850101 - 1236) fick vänta',
  // A coordination number: 60 is added to the day.
  '850161-1233',
  '19850161-1230',
])('%s holds a personal number', (text) => {
  expect(kinds(text)).toContain('personalNumber');
});

test.each([
  ['the check digit is wrong and there is no century', '850101-1233'],
  ['a sum of money', 'Det kostade 1 234 567 890 kr'],
  ['a day and a time', 'Mötet 2024-05-13 13:00'],
  ['an organisation number', '222000-2428'],
  ['a diary number', 'Dnr 2025:02 / 3'],
  ['a telephone', '010-123 45 67'],
  ['years', '2019 2020 2021 2022'],
])('%s is no personal number', (_, text) => {
  expect(kinds(text)).not.toContain('personalNumber');
});

test('addresses and telephones are told, with their places', () => {
  const text = 'Ring 036-10 20 30 eller skriv till ann.berg@exempel.se.';
  expect(personalDataIn(text)).toEqual([
    { kind: 'phone', at: 5, text: '036-10 20 30' },
    { kind: 'email', at: 35, text: 'ann.berg@exempel.se' },
  ]);
});

test('a real number is found however it is parted, and wherever it stands', () => {
  const digits = fc.tuple(
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.boolean(),
    fc.integer({ min: 0, max: 999 }),
  );
  fc.assert(
    fc.property(
      digits,
      fc.constantFrom('', '-', ' ', '+', '–', ' - '),
      fc.constantFrom('', '19', '20'),
      (parts, gap, century) => {
        const [year, month, day, isCoordination, serial] = parts;
        const two = (value: number): string => String(value).padStart(2, '0');
        const nine = two(year) + two(month) + two(day + (isCoordination ? 60 : 0)) + String(serial).padStart(3, '0');
        const sum = [...nine].reduce((all, digit, at) => {
          const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1);
          return all + (doubled > 9 ? doubled - 9 : doubled);
        }, 0);
        const ten = nine + String((10 - (sum % 10)) % 10);
        expect(kinds(`Hon, ${century}${ten.slice(0, 6)}${gap}${ten.slice(6)}, kom inte.`)).toEqual([
          'personalNumber',
        ]);
      },
    ),
  );
});
