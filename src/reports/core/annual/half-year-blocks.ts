// What a half-year report has and an annual report has not: the reasons of the forecast, and participants against the
// year's goal.
import { amountCell, formatCount, textCell, type Cell, type TableModel, type TableRow } from '#design/core';
import { noteFigureId, printed, type NoteRow } from '#finance/core';
import { calendarYear, figureId } from '#kernel';
import { yearOfProgramme } from '#programmes/core';
import type { Block } from '../report-document.ts';
import { nameOf } from './charts.ts';
import type { ReportMaterial } from './material.ts';

const BALANCE_REMARK =
  'Fordringar och kortfristiga skulder vid årets slut antas bli som vid förra årets slut när inget annat är bedömt; kassan är det som återstår.';

/** Every row that somebody commented, and those that are expected to leave their budget by more than a twentieth. */
export function forecastBlocks({ statements, forecast }: ReportMaterial): Block[] {
  if (!forecast) return [];
  const rows = (['income', 'costs'] as const).flatMap((note) =>
    statements.notes[note].flatMap((row) => {
      const judged = forecast.rows.find((one) => one.note === note && one.row === row.id);
      const comment = judged?.comment ?? '';
      return row.isTotal || row.amounts.forecastOre === null || (comment === '' && !isFarFromBudget(row))
        ? []
        : [{ note, row, comment }];
    }),
  );
  const remark: Block = { kind: 'paragraph', inlines: [{ kind: 'text', text: BALANCE_REMARK }] };
  if (rows.length === 0) return [remark];
  const table: TableModel = {
    id: 'forecast',
    caption: 'Prognosen rad för rad',
    labelHeading: 'Belopp i kr',
    columns: [
      { id: 'budget', label: `Budget ${statements.year}`, kind: 'amount' },
      { id: 'forecast', label: `Prognos ${statements.year}`, kind: 'amount' },
      { id: 'comment', label: 'Kommentar', kind: 'text' },
    ],
    rows: rows.map(({ note, row, comment }): TableRow => {
      const cell = (column: 'budget' | 'forecast'): Cell => {
        const value = printed(row.amounts[`${column}Ore`]);
        const link = value === null ? {} : { figureId: noteFigureId({ note, row: row.id, column, statements }) };
        return amountCell(value, link);
      };
      return {
        id: `${note}.${row.id}`,
        label: row.label,
        role: 'row',
        cells: [cell('budget'), cell('forecast'), textCell(comment)],
      };
    }),
    remarks: ['Raderna är de som är kommenterade eller väntas avvika mer än fem procent från budgeten.'],
  };
  return [{ kind: 'table', table }, remark];
}

function isFarFromBudget({ of, amounts: { budgetOre, forecastOre } }: NoteRow): boolean {
  if (of !== null || budgetOre === null || forecastOre === null) return false;
  return Math.abs(forecastOre - budgetOre) * 20 > Math.abs(budgetOre);
}

/** The participants so far beside the number that was planned for the whole year. */
export function withGoals(table: TableModel, { head, programmes }: ReportMaterial): TableModel {
  const planned = new Map(
    programmes.flatMap((programme) => {
      const goal = yearOfProgramme(programme, head.year)?.plannedParticipants ?? null;
      return goal === null ? [] : [[programme.slug, goal] as const];
    }),
  );
  if (planned.size === 0) return table;
  const counted = new Set(table.rows.map(({ id }) => id));
  const uncounted = [...planned.keys()].filter((slug) => !counted.has(slug));
  const blank = table.columns.map((): Cell => ({ value: null, text: '' }));
  const goalCell = (slug: string): Cell => {
    const value = planned.get(slug) ?? null;
    if (value === null) return { value, text: '' };
    const period = calendarYear(head.year);
    const id = figureId({ name: 'programmes.plannedParticipants', period, dimensions: { programme: slug } });
    return { value, text: formatCount(value), figureId: id };
  };
  const rows = table.rows.filter(({ role }) => role === 'row');
  // The goals of some programmes are no goal for all of them.
  const isWhole = rows.every(({ id }) => planned.has(id));
  const total = isWhole ? [...planned.values()].reduce((sum, goal) => sum + goal, 0) : null;
  return {
    ...table,
    caption: `${table.caption}, med målet för året`,
    columns: [...table.columns, { id: 'goal', label: `Mål ${head.year}`, kind: 'count' }],
    rows: [
      ...rows.map((row): TableRow => ({ ...row, cells: [...row.cells, goalCell(row.id)] })),
      ...uncounted.map((slug): TableRow => ({
        id: slug,
        label: nameOf(programmes, slug),
        role: 'row',
        cells: [...blank, goalCell(slug)],
      })),
      ...table.rows
        .filter(({ role }) => role === 'total')
        .map((row): TableRow => ({
          ...row,
          cells: [...row.cells, { value: total, text: total === null ? '' : formatCount(total) }],
        })),
    ],
  };
}
