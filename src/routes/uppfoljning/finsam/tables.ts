// The sheets as tables: what each of the two roles types in, and nothing else.
import { amountCell, countCell, notReportedCell, textCell, type Cell, type TableModel } from '#design/core';
import type { FinsamMoney } from '#finance/core';
import type { AssociationSheet, FinsamProgramme, PartySheet } from '#followup/core';
import { roundToKronor, type Ore } from '#kernel';
import type { SheetWords } from './texts.ts';

/** `money` is null where the year has no ledger. */
export function associationTables(
  sheet: AssociationSheet,
  money: FinsamMoney | null,
  words: SheetWords,
): TableModel[] {
  const of = (orientation: FinsamProgramme['orientation']) =>
    sheet.rows.filter((row) => row.orientation === orientation);
  const [individual, structural] = [of('individual'), of('structural')];
  const { columns, remarks } = words;
  const rowsOf = (rows: readonly FinsamProgramme[], people: (row: FinsamProgramme) => Cell[]): TableModel['rows'] =>
    rows.map((row) => {
      const spent = money?.programmes.find(({ programme }) => programme === row.programme);
      return {
        id: row.programme,
        label: row.name,
        role: 'row',
        cells: [
          kronor(spent?.budgetOre ?? null),
          kronor(spent?.usedOre ?? null),
          countCell(row.plannedParticipants),
          ...people(row),
          textCell(row.targetGroup, { language: 'sv' }),
        ],
      };
    });
  const bookedOf = (rows: readonly FinsamProgramme[]): string[] =>
    rows.flatMap(({ programme, name }) => {
      const bookedOn = money?.programmes.find((one) => one.programme === programme)?.bookedOn ?? null;
      return bookedOn === null ? [] : [remarks.bookedOn(name, bookedOn)];
    });
  const common = [
    { id: 'budget', label: columns.budget, kind: 'amount' },
    { id: 'utfall', label: columns.used, kind: 'amount' },
    { id: 'planerade', label: columns.planned, kind: 'count' },
  ] as const;
  const targetGroup = { id: 'malgrupp', label: columns.targetGroup, kind: 'text' as const };
  return [
    ...(money ? [moneyTable(money, words)] : []),
    ...(individual.length === 0
      ? []
      : [
          {
            id: 'individ',
            caption: words.individual,
            labelHeading: words.programme,
            columns: [
              ...common,
              { id: 'kvinnor', label: columns.women, kind: 'count' as const },
              { id: 'man', label: columns.men, kind: 'count' as const },
              targetGroup,
            ],
            rows: rowsOf(individual, ({ women, men }) => [countCell(women), countCell(men)]),
            remarks: [...bookedOf(individual), remarks.participations, remarks.missing],
          },
        ]),
    ...(structural.length === 0
      ? []
      : [
          {
            id: 'struktur',
            caption: words.structural,
            labelHeading: words.programme,
            columns: [
              ...common,
              { id: 'deltagare', label: columns.participants, kind: 'count' as const },
              targetGroup,
            ],
            rows: rowsOf(structural, ({ total }) => [countCell(total)]),
            remarks: [...bookedOf(structural), remarks.missing],
          },
        ]),
  ];
}

function moneyTable(money: FinsamMoney, words: SheetWords): TableModel {
  const { allocatedOre, equityOre, administration, others } = money;
  const amounts = {
    allocated: allocatedOre,
    equity: equityOre,
    administrationBudget: administration?.budgetOre ?? null,
    administrationUsed: administration?.usedOre ?? null,
  };
  return {
    id: 'medel',
    caption: words.money,
    labelHeading: words.amount,
    columns: [{ id: 'belopp', label: String(money.year), kind: 'amount' }],
    rows: (['allocated', 'equity', 'administrationBudget', 'administrationUsed'] as const).map((id) => ({
      id,
      label: words.rows[id],
      role: 'row',
      cells: [kronor(amounts[id])],
    })),
    remarks: [
      administration === null ? words.remarks.noRule : words.remarks.rule(administration.rule),
      ...(others.length === 0 ? [] : [words.remarks.others(others.join(', '))]),
    ],
  };
}

export function partyTables(sheet: PartySheet, words: SheetWords): TableModel[] {
  const { columns } = words;
  const table = (id: string, caption: string, rows: TableModel['rows'], remarks: readonly string[]): TableModel => ({
    id,
    caption,
    labelHeading: id === 'personer' ? words.counted : words.programme,
    columns: [
      { id: 'kvinnor', label: columns.women, kind: 'count' },
      { id: 'man', label: columns.men, kind: 'count' },
      { id: 'totalt', label: columns.total, kind: 'count' },
    ],
    rows,
    remarks,
  });
  const cells = (row: {
    readonly women: number | null;
    readonly men: number | null;
    readonly total: number | null;
  }) => [countCell(row.women), countCell(row.men), countCell(row.total)];
  return [
    table(
      'deltagare',
      words.people,
      sheet.rows.map((row) => ({ id: row.programme, label: row.name, role: 'row', cells: cells(row) })),
      [words.remarks.participations],
    ),
    table(
      'personer',
      words.persons,
      [{ id: 'personer', label: words.personsRow, role: 'row', cells: cells(sheet.unduplicated) }],
      [],
    ),
  ];
}

function kronor(amountOre: Ore | null): Cell {
  return amountOre === null ? notReportedCell() : amountCell(roundToKronor(amountOre));
}
