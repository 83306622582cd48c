// What was granted, as rows of a budget: under the name that the ledger books it by, and never over what somebody wrote.
import { expect, test } from 'vitest';
import { kronor } from '#kernel';
import type { Programme } from '#programmes/core';
import { demoLedger } from '../../testing/demo-ledgers.ts';
import { presets } from '../mapping/presets.ts';
import { budgetToBegin, grantedBudgetRows, grantedRows, withoutUntouched } from './granted.ts';

const programme = (slug: string, kr: number | null, given: Partial<Programme> = {}): Programme => ({
  slug,
  name: slug,
  orientation: 'individual',
  functionType: null,
  owner: null,
  partners: [],
  targetGroup: '',
  from: null,
  to: null,
  ledgerObject: null,
  staffing: [],
  years: [
    {
      year: 2024,
      grantedOre: kr === null ? null : kronor(kr),
      plannedParticipants: null,
      hasEqualityRoutine: null,
      source: '§ 5',
    },
  ],
  ...given,
});
const programmes = [
  programme('fia', 1000, { ledgerObject: '1300', name: 'FIA' }),
  programme('koll', 100, { bookedOn: 'fia' }),
  programme('bryggan', 600, { name: 'Bryggan' }),
  programme('nova', null),
];

test('a share of what was granted, on the row of the ledger’s project, else under the own name', () => {
  const { ledger } = demoLedger(2024);
  const mapping = presets.kommunbas;
  const name = ledger.objects.get(mapping.projectDimension)?.get('1300');
  const granted = grantedRows(programmes, { year: 2024, share: 0.9 });
  expect(granted.map(({ programme: of, countedOre }) => [of, countedOre])).toEqual([
    ['fia', kronor(900)],
    ['koll', kronor(90)],
    ['bryggan', kronor(540)],
  ]);
  expect(name).toBeDefined();
  expect(grantedBudgetRows(granted, { programmes, ledger, mapping })).toEqual([
    { position: 'operatingCosts', label: name, amountOre: kronor(990) },
    { position: 'operatingCosts', label: 'Bryggan', amountOre: kronor(540) },
  ]);
  const [, bare] = grantedRows(programmes, { year: 2024, share: null });
  expect(bare?.countedOre).toBe(kronor(100));
  expect(grantedRows(programmes, { year: 2025, share: 0.9 })).toEqual([]);
});

test('what somebody budgeted stays; what the budget lacks is proposed', () => {
  const costs = (label: string, amountOre: number) => ({ position: 'operatingCosts', label, amountOre }) as const;
  const granted = [costs('Enter', 90), costs('Bryggan', 54)];
  expect(budgetToBegin({ current: [costs('enter', 100)], before: [], granted })).toEqual({
    rows: [costs('enter', 100), costs('Bryggan', 54)],
    proposed: ['Bryggan'],
  });
  expect(budgetToBegin({ current: null, before: [costs('Enter', 100), costs('Kansli', 7)], granted })).toEqual({
    rows: [costs('Enter', 90), { ...costs('Kansli', 0), amountOre: null }, costs('Bryggan', 54)],
    proposed: ['Enter', 'Bryggan'],
  });
});

test('a pasted row takes the place of one that the form began with, but two that somebody wrote are both kept', () => {
  const costs = (label: string, amountOre: number) => ({ position: 'operatingCosts', label, amountOre }) as const;
  const begun = { rows: [costs('Enter', 90), { ...costs('Kansli', 0), amountOre: null }] };
  const left = (...rows: ReturnType<typeof costs>[]) => withoutUntouched(rows, begun);
  expect(left(costs('Enter', 100), costs('Kansli', 7), costs('Enter', 90))).toEqual([
    costs('Enter', 100),
    costs('Kansli', 7),
  ]);
  expect(left(costs('Enter', 90), costs('ENTER', 100))).toEqual([costs('ENTER', 100)]);
  expect(left(costs('Enter', 90), costs('Enter', 90))).toEqual([costs('Enter', 90)]);
  expect(left(costs('Enter', 100), costs('Enter', 110))).toHaveLength(2);
  expect(left(costs('Kansli', 7), costs('Kansli', 7))).toHaveLength(2);
});
