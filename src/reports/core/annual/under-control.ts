// Fills control's own input type from the report: what is checked is what is printed, not what somebody meant.
import type { QuotedPercentage, ReportUnderControl, StatedEquation } from '#control/core';
import { printed } from '#finance/core';
import type { Goal } from '#goals/core';
import { calendarYear, figureId, type Ore } from '#kernel';
import type { ReportDocument } from '../report-document.ts';
import { nameOf } from './charts.ts';
import { controlledGoals, goalEquations } from './controlled-goals.ts';
import { legalPartsOf, printedExplanation } from './controlled-law.ts';
import { linkedPercentages, proseOf } from './controlled-prose.ts';
import { controlledTables, findTable, shownIn } from './controlled-tables.ts';
import type { ReportMaterial } from './material.ts';
import { cellAt, shownNumber } from './printed-cells.ts';
import { saysEqualityRoutine } from './programme-section.ts';
import { programmeSectionPrefix } from './template.ts';

export function underControl(document: ReportDocument, material: ReportMaterial): ReportUnderControl {
  const { statements, setting } = material;
  return {
    origin: 'own',
    year: document.year,
    association: document.association.name,
    settings: {
      incomeDefinition: setting.incomeDefinition === 'includingFinancial' ? 'includingFinancial' : 'operating',
      toleranceKronor: 1,
    },
    tables: controlledTables(document, material),
    figures: document.figures,
    prose: document.sections.map(proseOf).filter(({ runs }) => runs.length > 0),
    percentages: [
      ...linkedPercentages(document),
      ...shareColumns(document, material),
      ...measuredGoals(document, material),
    ],
    means: [],
    equations: [
      ...splitEquation(document, material),
      ...capitalEquation(document),
      ...equalityEquation(document),
      ...goalEquations(document, material),
    ],
    goals: controlledGoals(document, material),
    legalParts: legalPartsOf(document, material.head.kind),
    unmappedAccounts: statements.unmapped,
    balanceRequirementExplanation: printedExplanation(document, material),
  };
}

/** Printed shares of contributions and costs against the exact amounts that they are shares of. */
function shareColumns(document: ReportDocument, { statements, split }: ReportMaterial): QuotedPercentage[] {
  const paid = statements.contributions.map(({ payer, amounts }) => [payer, amounts.currentOre ?? 0] as const);
  const classes = Object.entries(split?.classes ?? {});
  return [
    ...shareColumn(document, { tableId: 'contributions', parts: paid }),
    ...shareColumn(document, { tableId: 'costSplit', parts: classes }),
  ];
}

function shareColumn(
  document: ReportDocument,
  of: { readonly tableId: string; readonly parts: readonly (readonly [string, Ore])[] },
): QuotedPercentage[] {
  const table = findTable(document, of.tableId);
  const whole = of.parts.reduce((sum, [, part]) => sum + part, 0);
  if (!table || whole === 0) return [];
  return of.parts.flatMap(([rowId, part]): QuotedPercentage[] => {
    const row = table.rows.find(({ id }) => id === rowId);
    const percent = row ? shownNumber(cellAt(table, row, 'share')) : null;
    if (!row || percent === null) return [];
    return [{ path: `${table.caption} › ${row.label}`, label: row.label, percent, decimals: 0, part, whole }];
  });
}

/** Results that a source stated, against the whole numbers that it stated beside them. */
function measuredGoals(document: ReportDocument, { goals, programmes }: ReportMaterial): QuotedPercentage[] {
  return goals.flatMap((goal): QuotedPercentage[] => {
    if (goal.unit !== 'share' || typeof goal.result !== 'number') return [];
    const percent = Math.round(goal.result * 1000) / 10;
    return [
      {
        ...goalPlace(document, { goal, programmes }),
        label: goal.text,
        percent,
        decimals: Number.isInteger(percent) ? 0 : 1,
        part: goal.part ?? null,
        whole: goal.n ?? null,
      },
    ];
  });
}

/** The page of the programme; the association's own goals, and those of a programme without a page, stand in the appendix. */
function goalPlace(
  document: ReportDocument,
  { goal, programmes }: { readonly goal: Goal; readonly programmes: ReportMaterial['programmes'] },
): Pick<QuotedPercentage, 'path' | 'sectionId'> {
  const owner = goal.programme === null ? 'Förbundets mål' : nameOf(programmes, goal.programme);
  const ids = [...(goal.programme === null ? [] : [programmeSectionPrefix + goal.programme]), 'appendix.goals'];
  const section = ids.find((id) => document.sections.some((one) => one.id === id));
  return { path: `${owner} › ${goal.text}`, ...(section === undefined ? {} : { sectionId: section }) };
}

/** The split is of all costs less the income that its rule takes away. */
function splitEquation(document: ReportDocument, { split, statements }: ReportMaterial): StatedEquation[] {
  const left = shownIn(document, { table: 'costSplit', row: 'total', column: 'current' });
  if (split === null || left === null) return [];
  const netted = statements.notes.income
    .filter(({ id }) => split.rule.nettedIncome.includes(id))
    .reduce((sum, { amounts }) => sum + (amounts.currentOre ?? 0), 0);
  const costs = statements.notes.costs.find(({ isTotal }) => isTotal)?.amounts.currentOre ?? 0;
  return [
    {
      id: 'cost-split',
      rule: 'shares',
      path: 'Nettokostnadernas fördelning › Summa',
      leftLabel: { sv: 'Summan av de fördelade nettokostnaderna', en: 'The sum of the net costs that are shared' },
      rightLabel: {
        sv: 'kostnader minus de intäkter som regeln drar av',
        en: 'the costs less the income that the rule takes off',
      },
      left,
      right: printed(costs - netted) ?? 0,
      // Net amounts are entered in whole kronor, one for each net row.
      tolerance: split.rule.parts.filter(({ from }) => from === 'netAgainstBudget').length,
      unit: 'kr',
    },
  ];
}

/** Equity less the guideline is what stands above it, never less than nothing; each printed in whole kronor. */
function capitalEquation(document: ReportDocument): StatedEquation[] {
  const shown = (row: string): number | null =>
    shownIn(document, { table: 'capital', row, column: document.at === undefined ? 'current' : 'forecast' });
  const [equity, guideline, excess] = [shown('closingEquity'), shown('guideline'), shown('excess')];
  if (equity === null || guideline === null || excess === null) return [];
  return [
    {
      id: 'capital',
      rule: 'capital',
      path: 'Eget kapital mot riktlinjen',
      leftLabel: 'Eget kapital över riktlinjen',
      rightLabel: 'Eget kapital minus riktlinjen',
      left: excess,
      right: Math.max(0, equity - guideline),
      tolerance: 1,
      unit: 'kr',
    },
  ];
}

/** Programmes whose page says that they have a routine, against the number that the text quotes. */
function equalityEquation(document: ReportDocument): StatedEquation[] {
  const id = figureId({ name: 'programmes.withEqualityRoutine', period: calendarYear(document.year) });
  const quoted = document.figures.find((figure) => figure.id === id);
  if (quoted === undefined || quoted.value === null) return [];
  return [
    {
      id: 'equality-routine',
      rule: 'counts',
      path: quoted.label,
      leftLabel: quoted.label,
      rightLabel: 'insatser vars sida svarar ja',
      left: quoted.value,
      right: document.sections.filter(({ blocks }) => blocks.some(saysEqualityRoutine)).length,
      tolerance: 0,
      unit: 'count',
    },
  ];
}
