// What the pages of a programme's money and of its closing share.
import { readProgrammeMoney, type ProgrammeMoney } from '#decisions/server';
import { amountCell, emptyCell, textCell, type Cell, type TableModel } from '#design/core';
import { roundToKronor, sumOre, type Ore } from '#kernel';
import { error } from '@sveltejs/kit';
import { sessionOr, valueOr } from '../../answer.ts';
import { texts as all } from '../texts.ts';
import { texts } from './money-texts.ts';

export async function readMoneyPage(locals: App.Locals, programme: string) {
  const money: ProgrammeMoney = valueOr(await readProgrammeMoney(sessionOr(locals), { programme }), () => error(404));
  return {
    money,
    table: moneyTable(money, texts[locals.language].years),
    breadcrumbs: [
      { address: '/insatser', label: all[locals.language].heading },
      { address: `/insatser/${programme}`, label: money.programme.name },
    ],
  };
}

function moneyTable({ years }: ProgrammeMoney, words: (typeof texts)['sv']['years']): TableModel {
  const amount = (ore: Ore | null): Cell => (ore === null ? emptyCell() : amountCell(roundToKronor(ore)));
  const sum = (amounts: readonly (Ore | null)[]): Cell => {
    const known = amounts.filter((one) => one !== null);
    return known.length === 0 ? emptyCell() : amount(sumOre(known));
  };
  return {
    id: 'medel',
    caption: words.caption,
    labelHeading: words.year,
    columns: [
      { id: 'granted', label: words.granted, kind: 'amount' },
      { id: 'used', label: words.used, kind: 'amount' },
      { id: 'left', label: words.left, kind: 'amount' },
      { id: 'unused', label: words.unused, kind: 'amount' },
      { id: 'decision', label: words.decision, kind: 'text' },
    ],
    rows: [
      ...years.map(({ year, grantedOre, usedOre, leftOre, unusedOre, decision }) => ({
        id: String(year),
        label: String(year),
        role: 'row' as const,
        cells: [amount(grantedOre), amount(usedOre), amount(leftOre), amount(unusedOre), textCell(decision ?? '')],
      })),
      ...(years.length > 1
        ? [
            {
              id: 'sum',
              label: words.sum,
              role: 'total' as const,
              cells: [
                sum(years.map((one) => one.grantedOre)),
                sum(years.map((one) => one.usedOre)),
                sum(years.map((one) => one.leftOre)),
                sum(years.map((one) => one.unusedOre)),
                emptyCell(),
              ],
            },
          ]
        : []),
    ],
    remarks: [],
  };
}
