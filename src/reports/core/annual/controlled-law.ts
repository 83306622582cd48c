// Which of the parts that the law asks for a report has. Two parts may share a section: then each is known by its words.
import { halfYearParts, requiredParts, type LegalPart } from '#control/core';
import type { ReportKind } from '../report-kind.ts';
import type { ReportDocument } from '../report-document.ts';
import { findTable } from './controlled-tables.ts';
import { writtenText } from './controlled-prose.ts';
import { explanationParagraphs } from './inserts.ts';
import type { ReportMaterial } from './material.ts';

/** Where a part stands: a table by its id, or the text of a section, with words it cannot be without. */
type Standing =
  { readonly table: string } | { readonly section: string; readonly words?: RegExp; readonly orTable?: string };

const standings: Readonly<Record<string, Standing>> = {
  incomeStatement: { table: 'incomeStatement' },
  balanceSheet: { table: 'balanceSheet' },
  cashFlow: { table: 'cashFlow' },
  operatingAccount: { table: 'operatingAccount' },
  'notes.principles': { section: 'notes.principles' },
  'notes.audit': { section: 'notes.audit', words: /\d|ingen|inga/i, orTable: 'notes.audit' },
  'management.development': { section: 'management.overview' },
  'management.overview': { table: 'overview' },
  'management.conditions': { section: 'management.conditions' },
  'halfYear.events': { section: 'management.conditions' },
  'halfYear.goals': { section: 'management.economy', orTable: 'goals' },
  'management.events': { section: 'management.conditions', words: /händelse|hände(?!r)|inträffa/i },
  'management.expected': { section: 'management.outlook' },
  'management.staff': { section: 'management.staff' },
  'management.steering': { section: 'management.governance' },
  'management.goals': { section: 'management.economy', words: /(?<!\p{L})(del)?mål/iu },
  'management.position': {
    section: 'management.economy',
    words: /ekonomiska? ställning|egna? kapital|soliditet|likvid/i,
  },
  'management.balanceRequirement': { table: 'balanceRequirement' },
};

export function legalPartsOf(document: ReportDocument, kind: ReportKind): LegalPart[] {
  const parts = kind === 'annual' ? requiredParts : halfYearParts;
  return parts.map((part) => ({ ...part, isPresent: isPresent(document, part.id) }));
}

function isPresent(document: ReportDocument, partId: string): boolean {
  if (partId === 'forecast') return hasForecast(document);
  if (partId === 'signatures') return hasSigners(document);
  const standing = standings[partId];
  if (standing === undefined) return false;
  if ('table' in standing) return hasNumbers(document, standing.table);
  if (standing.orTable !== undefined && hasNumbers(document, standing.orTable)) return true;
  const text = writtenText(document.sections.find(({ id }) => id === standing.section)).trim();
  return text !== '' && (standing.words?.test(text) ?? true);
}

function hasNumbers(document: ReportDocument, tableId: string): boolean {
  const rows = findTable(document, tableId)?.rows ?? [];
  return rows.some(({ cells }) => cells.some(({ value }) => value !== null));
}

/** The result that is expected of the year stands in the income statement. */
function hasForecast(document: ReportDocument): boolean {
  const table = findTable(document, 'incomeStatement');
  const column = table?.columns.findIndex(({ id }) => id === 'forecast') ?? -1;
  return column >= 0 && (table?.rows.some(({ cells }) => (cells[column]?.value ?? null) !== null) ?? false);
}

function hasSigners({ sections }: ReportDocument): boolean {
  return sections.some(({ blocks }) => blocks.some((block) => block.kind === 'signatures' && block.rows.length > 0));
}

/** The explanation of a negative result (LKBR 11:11), when the report prints it. */
export function printedExplanation(document: ReportDocument, { setting }: ReportMaterial): string | null {
  const written = explanationParagraphs(setting.balanceRequirementExplanation);
  const lines = document.sections.flatMap((section) => writtenText(section).split('\n'));
  return written.length > 0 && written.every((text) => lines.includes(text)) ? written.join('\n') : null;
}
