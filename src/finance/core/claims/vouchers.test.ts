// Which voucher an invoice may have been booked on.
import { expect, test } from 'vitest';
import { proposeVouchers, voucherLabel, type BookedVoucher } from './vouchers.ts';

const voucher = (number: string, of: Partial<BookedVoucher> = {}): BookedVoucher => ({
  year: 2025,
  series: 'A',
  number,
  datedOn: '2025-07-20',
  text: 'Leverantörsfaktura',
  project: '1200',
  amountOre: 550_00,
  parties: [],
  ...of,
});
const claim = { amountOre: 550_00, receivedOn: '2025-07-15', invoice: 'F 17' };
const of = { project: '1200', party: '302', partyName: 'Jönköpings kommun' };
const proposed = (vouchers: readonly BookedVoucher[], given: object = {}) =>
  proposeVouchers(claim, vouchers, { ...of, ...given }).map(({ voucher: one, reasons }) => [one.number, ...reasons]);

test.each([
  ['of the amount, near the day', voucher('1'), [['1', 'amount', 'day']]],
  ['of the party', voucher('1', { parties: ['302'] }), [['1', 'amount', 'party', 'day']]],
  ['that names the party', voucher('1', { text: 'JÖNKÖPINGS KOMMUN kv 2' }), [['1', 'amount', 'party', 'day']]],
  ['that names the invoice', voucher('1', { amountOre: 1, text: 'Faktura f 17' }), [['1', 'invoice', 'day']]],
  ['whose text only begins as the invoice', voucher('1', { amountOre: 1, text: 'F 1712' }), []],
  ['of another amount', voucher('1', { amountOre: 549_99 }), []],
  ['of another party', voucher('1', { parties: ['303'] }), []],
  ['of another project', voucher('1', { project: '1300' }), []],
  ['long after', voucher('1', { datedOn: '2025-12-01' }), [['1', 'amount']]],
  ['before the day', voucher('1', { datedOn: '2025-07-01' }), [['1', 'amount', 'day']]],
])('a voucher %s', (_, one, expected) => expect(proposed([one])).toEqual(expected));

test('the likeliest stands first: more that fits, then the nearer day', () =>
  expect(
    proposed([
      voucher('1', { datedOn: '2025-08-20' }),
      voucher('2', { datedOn: '2025-07-16' }),
      voucher('3', { parties: ['302'], datedOn: '2025-08-25' }),
    ]).map(([number]) => number),
  ).toEqual(['3', '2', '1']));

test('a programme without a project and a party without an object are matched by the rest', () =>
  expect(proposed([voucher('1', { project: '9', parties: ['7'] })], { project: null, party: null })).toEqual([
    ['1', 'amount', 'day'],
  ]));

test('a voucher is called by series and number', () =>
  expect([voucherLabel({ series: 'A', number: '17' }), voucherLabel({ series: '', number: '17' })]).toEqual([
    'A 17',
    '17',
  ]));
