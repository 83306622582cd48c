// The same books as SIE type 1, 2, 3 and 4E: what each can say, it says alike.
import { describe, expect, test } from 'vitest';
import { demoFile, demoLedger } from '../../testing/demo-ledgers.ts';
import { presets } from '../mapping/presets.ts';
import { readSie, writeSie, type SieBalance, type SieDocument, type SieKind } from '../sie/index.ts';
import { statementsAsJson } from '../statements/as-json.ts';
import { computeStatements } from '../statements/compute.ts';
import { fromSie } from './from-sie.ts';
import type { Ledger } from './ledger.ts';
import { deriveOpening } from './opening.ts';
import { toLedger } from './to-ledger.ts';

const mapping = presets.kommunbas;
const { ledger, budget } = demoLedger(2024);

function statementsOf(of: Ledger) {
  const previous = demoLedger(2023).ledger;
  const input = { ledger: of, previous, earlier: [], mapping, budget, entered: [] };
  return statementsAsJson(computeStatements({ ...input, definition: 'includingFinancial' }));
}

/** The demo's books with months split as type 3 has them: an account total, and a row for each single dimension. */
function withMonths(document: SieDocument): SieDocument {
  const months: SieBalance[] = [];
  for (const { date, rows } of document.vouchers) {
    for (const { account, objects, amountOre } of rows) {
      const lists = [[], ...objects.map((object) => [object])];
      const period = date?.slice(0, 7) ?? null;
      months.push(
        ...lists.map((list) => ({ yearOffset: 0, period, account, objects: list, amountOre, quantity: null })),
      );
    }
  }
  return { ...document, balances: { ...document.balances, psaldo: months } };
}

function ledgerAs(type: SieKind): Ledger {
  const read = readSie(demoFile(2024).bytes);
  if (!read.ok) throw new Error(read.refusal.kind);
  const { bytes } = writeSie(withMonths(read.value), { type, ksumma: true });
  const again = readSie(bytes);
  if (!again.ok) throw new Error(again.refusal.kind);
  expect(again.value.kind).toBe(type);
  const input = fromSie(again.value, []);
  if (!input.ok) throw new Error(input.refusal.kind);
  const opened = deriveOpening(input.value, { mapping, before: null });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return toLedger(opened.value, { version: 1, source: 'prov' });
}

describe.each(['1', '2', '3', '4E'] as const)('as type %s', (type) => {
  const made = statementsOf(ledgerAs(type));
  const whole = statementsOf(ledger);

  test('statements are the same', () => {
    for (const name of ['incomeStatement', 'balanceSheet', 'cashFlow', 'operatingAccount', 'overview'] as const) {
      expect(made[name], name).toEqual(whole[name]);
    }
  });

  test('notes of the balance sheet are the same', () => {
    expect(made.notes.receivables).toEqual(whole.notes.receivables);
    expect(made.notes.liabilities).toEqual(whole.notes.liabilities);
  });
});

test.each(['3', '4E'] as const)('type %s, which has objects, gives the same notes of income and costs', (type) => {
  const { notes } = statementsOf(ledgerAs(type));
  expect(notes.costs).toEqual(statementsOf(ledger).notes.costs);
  expect(notes.income).toEqual(statementsOf(ledger).notes.income);
});
