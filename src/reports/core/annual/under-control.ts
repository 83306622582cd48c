// Fills control's own input type from the report: what is checked is what is printed, not what somebody meant.
import {
  requiredParts,
  type ControlledGoals,
  type LegalPart,
  type ProseRun,
  type ProseSection,
  type QuotedPercentage,
  type ReportUnderControl,
  type StatedEquation,
} from '#control/core';
import { printed } from '#finance/core';
import { countAssessments } from '#goals/core';
import { asCalendarYear, roundToPercent, type Figure } from '#kernel';
import type { Block, Inline, ReportDocument, Section } from '../report-document.ts';
import { countTables } from './controlled-counts.ts';
import { moneyTables } from './controlled-tables.ts';
import type { ReportMaterial } from './material.ts';

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
    tables: [...moneyTables(statements), ...countTables(document, material)],
    figures: document.figures,
    prose: document.sections.map(proseOf).filter(({ runs }) => runs.length > 0),
    percentages: percentagesOf(document, material),
    means: [],
    equations: equationsOf(material),
    goals: goalsOf(material),
    legalParts: legalPartsOf(document),
    unmappedAccounts: statements.unmapped,
    balanceRequirementExplanation: setting.balanceRequirementExplanation,
  };
}

/** Text as runs, paragraphs parted by line ends; tables and charts are checked as tables. */
function proseOf(section: Section): ProseSection {
  const runs = section.blocks.flatMap((block): ProseRun[] => {
    const inlines = inlinesOf(block);
    return inlines.length === 0 ? [] : [...inlines.map(runOf), { kind: 'typed', text: '\n' }];
  });
  return { sectionId: section.id, heading: section.heading, runs };
}

function inlinesOf(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'paragraph':
    case 'quote':
      return block.inlines;
    case 'list':
      return block.items.flatMap((item) => [...item, { kind: 'text', text: '\n' } as const]);
    default:
      return [];
  }
}

function runOf(inline: Inline): ProseRun {
  return inline.kind === 'figure'
    ? { kind: 'figure', figureId: inline.figureId, text: inline.text }
    : { kind: 'typed', text: inline.text };
}

/** Shares that are quoted and know their whole numbers, and measured goals with a stated percentage. */
function percentagesOf(document: ReportDocument, { goals }: ReportMaterial): QuotedPercentage[] {
  const quoted = document.figures.flatMap((figure: Figure): QuotedPercentage[] => {
    if (figure.unit !== 'share' || figure.of === undefined || figure.value === null) return [];
    const percent = roundToPercent(figure.of);
    if (percent === null) return [];
    return [
      { path: figure.id, label: figure.label, percent, decimals: 0, part: figure.of.part, whole: figure.of.whole },
    ];
  });
  const measured = goals.flatMap((goal): QuotedPercentage[] => {
    if (goal.unit !== 'share' || typeof goal.result !== 'number') return [];
    return [
      {
        path: `goals.${goal.programme ?? 'association'}.${goal.id}`,
        label: goal.text,
        percent: Math.round(goal.result * 100),
        decimals: 0,
        part: goal.part ?? null,
        whole: goal.n ?? null,
      },
    ];
  });
  return [...quoted, ...measured];
}

function equationsOf({ split, statements }: ReportMaterial): StatedEquation[] {
  if (split === null) return [];
  const netted = statements.notes.income
    .filter(({ id }) => split.rule.nettedIncome.includes(id))
    .reduce((sum, { amounts }) => sum + (amounts.currentOre ?? 0), 0);
  const costs = statements.notes.costs.find(({ isTotal }) => isTotal)?.amounts.currentOre ?? 0;
  return [
    {
      id: 'cost-split',
      rule: 'shares',
      path: 'Nettokostnadernas fördelning › Summa',
      leftLabel: 'Summan av de fördelade nettokostnaderna',
      rightLabel: 'Kostnader minus de intäkter som regeln drar av',
      left: printed(split.totalOre) ?? 0,
      right: printed(costs - netted) ?? 0,
      // Net amounts are entered in whole kronor, one for each net row.
      tolerance: split.rule.parts.filter(({ from }) => from === 'netAgainstBudget').length,
      unit: 'kr',
    },
  ];
}

function goalsOf({ goals, head }: ReportMaterial): ControlledGoals | null {
  const own = goals.filter((goal) => goal.scope === 'association' && asCalendarYear(goal) === head.year);
  if (own.length === 0) return null;
  return {
    list: own.map(({ id, text, assessment }) => ({ id, label: text, assessment })),
    counts: countAssessments(own),
    total: own.length,
    stated: [],
  };
}

/** Which section carries each part that the law asks for. */
const sectionOfPart: Readonly<Record<string, string>> = {
  'management.development': 'management.overview',
  'management.conditions': 'management.conditions',
  'management.events': 'management.conditions',
  'management.expected': 'management.outlook',
  'management.staff': 'management.staff',
  'management.steering': 'management.governance',
  'management.goals': 'management.economy',
  'management.position': 'management.economy',
  'management.balanceRequirement': 'management.balanceRequirement',
};

function legalPartsOf({ sections }: ReportDocument): LegalPart[] {
  const hasText = (id: string): boolean =>
    sections.some((section) => section.id === id && section.blocks.some((block) => inlinesOf(block).length > 0));
  const hasTable = (id: string): boolean =>
    sections.some(({ blocks }) => blocks.some((block) => block.kind === 'table' && block.table.id === id));
  return requiredParts.map((part): LegalPart => {
    const section = sectionOfPart[part.id];
    const isPresent =
      section !== undefined
        ? hasText(section)
        : part.id === 'signatures'
          ? sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'signatures'))
          : part.id === 'management.overview'
            ? hasTable('overview')
            : hasTable(part.id) || hasText(part.id);
    return { ...part, isPresent };
  });
}
