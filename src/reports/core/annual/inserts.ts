// What the system puts into the report beside its texts: statements, notes, tables, charts, and sentences that the law asks for.
import { formatPercent, type TableModel } from '#design/core';
import { noteTable, overviewTable, statementTable, type NoteName } from '#finance/core';
import { healthTable, participantsTable } from '#followup/core';
import { unreachable } from '#kernel';
import type { Block } from '../report-document.ts';
import { budgetChart, exitsChart, fiveYearChart, nameOf, participantsChart, yearPackages } from './charts.ts';
import { effectsBlocks } from './effects-blocks.ts';
import { forecastBlocks, withGoals } from './half-year-blocks.ts';
import { goalTables } from './goal-tables.ts';
import type { ReportMaterial, Seat } from './material.ts';
import { countedPeriod } from './periods.ts';
import { capitalTable, contributionsTable, costSplitTable } from './money-tables.ts';
import type { InsertName } from './template.ts';

/** The blocks of an insert; none when the association has nothing of it. */
export function composeInsert(material: ReportMaterial, name: InsertName): Block[] {
  const { statements, head, programmes } = material;
  switch (name) {
    case 'incomeStatement':
    case 'balanceSheet':
    case 'cashFlow':
    case 'operatingAccount':
    case 'balanceRequirement':
      return tableBlock(statementTable(statements, name));
    case 'balanceRequirementExplanation':
      return explanation(material);
    case 'notes.income':
    case 'notes.costs':
    case 'notes.receivables':
    case 'notes.liabilities':
    case 'notes.audit':
    case 'notes.netAgainstBudget':
      return noteBlock(material, name);
    case 'overview':
      return tableBlock(overviewTable(statements));
    case 'contributions':
      return tableBlock(contributionsTable(statements));
    case 'forecast':
      return forecastBlocks(material);
    case 'costSplit':
      return material.split === null ? [] : tableBlock(costSplitTable(material.split, head.year));
    case 'capital':
      return material.capital === null ? [] : tableBlock(capitalTable(material.capital, statements));
    case 'participants': {
      const names = Object.fromEntries(programmes.map(({ slug }) => [slug, nameOf(programmes, slug)]));
      const table = participantsTable(yearPackages(material), countedPeriod(material), names);
      const told = statements.at === null ? table : withGoals(table, material);
      return told.rows.some(({ role }) => role === 'row') ? tableBlock(told) : [];
    }
    case 'health': {
      const names = Object.fromEntries(programmes.map(({ slug }) => [slug, nameOf(programmes, slug)]));
      const table = healthTable(yearPackages(material), { period: countedPeriod(material), names });
      return table === null ? [] : tableBlock(table);
    }
    case 'effects':
      return effectsBlocks(material);
    case 'goals':
      return goalTables(material, null).flatMap(tableBlock);
    case 'board':
      return material.seats.length === 0 ? [] : tableBlock(boardTable(material.seats));
    case 'signatures':
      return [signatureBlock(material)];
    case 'chart.result':
      return chartBlock(fiveYearChart(material));
    case 'chart.programmes':
      return chartBlock(budgetChart(material));
    case 'chart.participants':
      return chartBlock(participantsChart(material));
    case 'chart.exits':
      return chartBlock(exitsChart(material));
    default:
      return unreachable(name);
  }
}

function noteBlock({ statements, setting }: ReportMaterial, name: `notes.${NoteName}`): Block[] {
  const note = name.slice('notes.'.length) as NoteName;
  if (statements.notes[note].length === 0) return [];
  const table = noteTable(statements, note);
  const remarks = note === 'costs' ? shareRemark(setting.budgetedShareOfGranted) : [];
  return tableBlock({ ...table, remarks: [...(table.remarks ?? []), ...remarks] });
}

/** Why budget and granted differ: programmes rarely use all that they are granted, so the budget counts with less. */
function shareRemark(share: number | null): string[] {
  return share === null ? [] : [`Budgeten räknar med ${formatPercent(share)} av beviljade belopp.`];
}

function signatureBlock({ signers }: ReportMaterial): Block {
  return {
    kind: 'signatures',
    statement:
      'Vi som är ledamöter i styrelsen intygar att årsredovisningen ger en rättvisande bild av årets kostnader, intäkter och resultat och av förbundets ekonomiska ställning.',
    rows: signers.map(({ role, member }) => ({ role, member })),
  };
}

/** One row a member: the place it fills, and how many deputies it appoints. */
function boardTable(seats: readonly Seat[]): TableModel {
  const members = [...new Set(seats.map(({ member }) => member))];
  return {
    id: 'board',
    caption: 'Platser i styrelsen',
    labelHeading: 'Utsedd av',
    columns: [
      { id: 'member', label: 'Ledamöter', kind: 'text' },
      { id: 'deputies', label: 'Ersättare', kind: 'count' },
    ],
    rows: members.map((member, index) => {
      const own = seats.filter((seat) => seat.member === member);
      const deputies = own.filter(({ isDeputy }) => isDeputy).length;
      const roles = own.filter(({ isDeputy }) => !isDeputy).map(({ role }) => role);
      return {
        id: `member${index + 1}`,
        label: member,
        role: 'row',
        cells: [
          { value: null, text: roles.join(', ') },
          { value: deputies, text: String(deputies) },
        ],
      };
    }),
  };
}

/** LKBR 11:11: when and how a negative result is regulated, or why it is not. A positive one needs no words. */
function explanation({ statements, setting }: ReportMaterial): Block[] {
  const row = statements.balanceRequirement.find(({ key }) => key === 'balanceRequirementResult');
  if ((row?.amounts.currentOre ?? 0) >= 0) return [];
  return explanationParagraphs(setting.balanceRequirementExplanation).map((text) => ({
    kind: 'paragraph',
    inlines: [{ kind: 'text', text }],
  }));
}

export function explanationParagraphs(written: string | null): string[] {
  return (written ?? '').split(/\n\s*\n/).flatMap((part) => part.replaceAll(/\s+/g, ' ').trim() || []);
}

function tableBlock(table: TableModel): Block[] {
  return [{ kind: 'table', table }];
}

function chartBlock(chart: ReturnType<typeof fiveYearChart>): Block[] {
  return chart === null ? [] : [{ kind: 'chart', chart }];
}
