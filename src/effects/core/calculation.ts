// A calculation as somebody fills it in: fields of a form, and an address that carries them. Page and browser read it alike.
import {
  checkGrid,
  gridColumns,
  gridNames,
  gridRow,
  readSentGrid,
  readSwedishNumber,
  type GridColumn,
  type GridFault,
  type GridRow,
  type GridStep,
  type Language,
} from '#design/core';
import type { SheetRows } from '#exchange/core';
import type { Ore } from '#kernel';
import type { EffectsInput } from './effects.ts';
import type { Move } from './move.ts';
import { moveHeadings, readMoves } from './read-moves.ts';
import { stateIds, type StateId } from './states.ts';
import { effectsTexts } from './texts.ts';

export const MOVES_GRID = 'f';
/** One cell of the matrix in an address: `FORS~ARBETE~12~lonebidrag~0,6`. */
const CELL = 'flytt';
const PARTS = '~';
/** So many cells fit into an address that every server and mail program takes. */
export const MOST_CELLS = 150;

export type AssumptionField = {
  readonly field: string;
  readonly name: string;
  /** `percent` is typed as 60 and means 0.6; `rate` is typed and means 21.64. */
  readonly kind: 'kr' | 'percent' | 'rate' | 'months';
  readonly group: 'model' | 'amounts' | 'equalisation' | 'rates' | 'cooperation';
};

export const assumptionFields: readonly AssumptionField[] = [
  { field: 'manader', name: 'model.months', kind: 'months', group: 'model' },
  { field: 'kvar', name: 'model.persistence_year2', kind: 'percent', group: 'model' },
  { field: 'anda', name: 'model.deadweight', kind: 'percent', group: 'model' },
  { field: 'ranta', name: 'model.discount_rate', kind: 'percent', group: 'model' },
  { field: 'utjamning-kommun', name: 'equalisation.kommun.clawback', kind: 'percent', group: 'equalisation' },
  { field: 'utjamning-region', name: 'equalisation.region.clawback', kind: 'percent', group: 'equalisation' },
  { field: 'kommunalskatt', name: 'municipal_tax.national_average_kommun', kind: 'rate', group: 'rates' },
  { field: 'regionskatt', name: 'regional_tax.national_average', kind: 'rate', group: 'rates' },
  { field: 'forsorjningsstod', name: 'social_assistance.full_year_single_adult', kind: 'kr', group: 'amounts' },
  { field: 'akassa', name: 'unemployment.average_annual_full_year', kind: 'kr', group: 'amounts' },
  { field: 'aktivitetsstod', name: 'activity_support.average_annual', kind: 'kr', group: 'amounts' },
  { field: 'sjukpenning', name: 'sickness_benefit.average_annual', kind: 'kr', group: 'amounts' },
  { field: 'aktivitetsersattning', name: 'activity_compensation.average_annual', kind: 'kr', group: 'amounts' },
  { field: 'sjukersattning', name: 'sickness_compensation.average_annual', kind: 'kr', group: 'amounts' },
  { field: 'loneandel', name: 'model.wage_share_of_median', kind: 'percent', group: 'amounts' },
  { field: 'lonebidrag', name: 'wage_subsidy.default_level', kind: 'percent', group: 'amounts' },
  { field: 'samarbete-kostnad', name: 'strengthened_cooperation.cost_per_person', kind: 'kr', group: 'cooperation' },
  {
    field: 'samarbete-chans',
    name: 'strengthened_cooperation.uplift_probability_work_year2',
    kind: 'percent',
    group: 'cooperation',
  },
];

/** Fields of one value each; what is empty is the usual. */
export const plainFields = ['ar', 'antal-ar', 'kommun', 'skatt', 'utveckling', 'kostnad'] as const;

/** Columns of the matrix; the first five are all that the public page asks for. */
export function moveColumns(language: Language, extent: 'short' | 'whole' = 'whole') {
  const words = effectsTexts[language];
  const states = stateIds.map((id) => ({
    value: id,
    label: words.states[id],
    alsoCalled: [id, effectsTexts.sv.states[id], effectsTexts.en.states[id]],
  }));
  const subsidies = (['lonebidrag', 'nystartsjobb', 'samhall'] as const).map((value) => ({
    value,
    label: words.subsidies[value],
    alsoCalled: [value, ...(value === 'lonebidrag' ? ['OSA', 'lönebidrag'] : [])],
  }));
  const isSwedish = language === 'sv';
  const all = gridColumns([
    {
      id: 'from',
      label: words.matrix.from,
      kind: 'choice',
      options: states,
      isRequired: true,
      alsoCalled: ['from', 'start'],
    },
    {
      id: 'to',
      label: words.matrix.to,
      kind: 'choice',
      options: states,
      isRequired: true,
      alsoCalled: ['to', 'slut'],
    },
    {
      id: 'count',
      label: words.matrix.count,
      kind: 'integer',
      isRequired: true,
      size: 6,
      alsoCalled: ['count', 'antal'],
    },
    {
      id: 'subsidy_kind',
      label: isSwedish ? 'Stöd till arbetet' : 'Subsidy of the job',
      kind: 'choice',
      options: subsidies,
      alsoCalled: ['subsidy_kind', 'stöd'],
    },
    {
      id: 'subsidy_level',
      label: isSwedish ? 'Nivå' : 'Level',
      kind: 'text',
      size: 6,
      alsoCalled: ['subsidy_level', 'nivå'],
    },
    {
      id: 'strengthened_cooperation',
      label: words.matrix.strengthened,
      kind: 'choice',
      options: [{ value: 'ja', label: words.yes, alsoCalled: ['ja', 'yes', 'true', '1', 'x'] }],
      alsoCalled: ['strengthened_cooperation'],
    },
    { id: 'municipality', label: words.matrix.municipality, kind: 'text', size: 14, alsoCalled: ['municipality'] },
    {
      id: 'from_gross',
      label: isSwedish ? 'Belopp före' : 'Amount before',
      kind: 'text',
      size: 10,
      alsoCalled: ['from_gross'],
    },
    {
      id: 'to_gross',
      label: isSwedish ? 'Belopp efter' : 'Amount after',
      kind: 'text',
      size: 10,
      alsoCalled: ['to_gross'],
    },
  ]);
  return extent === 'whole' ? all : all.slice(0, 5);
}

export type FieldFault = {
  readonly fieldId: string;
  readonly code: 'badYear' | 'badNumber' | 'ratesAndMunicipality' | 'oneRate' | 'tooManyCells';
};

/** A fault of a cell that the columns alone do not see. */
export type MoveFault = { readonly row: number; readonly column: string; readonly code: string };

export type ReadCalculation = {
  /** Rows of the matrix as typed. */
  readonly rows: readonly GridRow[];
  /** By field, as typed. */
  readonly texts: Readonly<Record<string, string>>;
  /** A button that only changes the grid was pressed. */
  readonly step: GridStep | null;
  /** The grid came as fields of a form, not as an address: a page may show its address instead. */
  readonly isForm: boolean;
  readonly gridFaults: readonly GridFault[];
  readonly moveFaults: readonly MoveFault[];
  readonly fieldFaults: readonly FieldFault[];
  /** Null while the matrix is empty or anything is wrong. */
  readonly input: EffectsInput | null;
  readonly costOre: Ore | null;
};

/** `year` and `municipality` are what an empty field means. */
export function readCalculation(
  entries: Iterable<readonly [string, unknown]>,
  usual: { readonly year: number; readonly municipality: string | null; readonly language: Language },
): ReadCalculation {
  const all = [...entries];
  const columns = moveColumns(usual.language);
  const sent = readSentGrid(all, { grid: MOVES_GRID, columns });
  const isForm = all.some(([name]) => name.startsWith(`${MOVES_GRID}.`));
  const rows = [
    ...all.flatMap(([name, value]) => (name === CELL ? [rowOfAddress(String(value))] : [])),
    ...sent.rows,
  ];
  const texts = textsOf(all);
  const checked = checkGrid({ grid: MOVES_GRID, columns: columns as readonly GridColumn[], rows });
  const moves = movesOf(rows);
  const fields = readFields(texts, usual);
  const fieldFaults = [
    ...fields.faults,
    ...(moves.moves.length > MOST_CELLS ? [{ fieldId: MOVES_GRID, code: 'tooManyCells' as const }] : []),
  ];
  const gridFaults = checked.faults;
  const isWhole = gridFaults.length + moves.faults.length + fieldFaults.length === 0 && moves.moves.length > 0;
  return {
    rows,
    texts,
    step: sent.step,
    isForm,
    gridFaults,
    moveFaults: gridFaults.length > 0 ? [] : moves.faults,
    fieldFaults,
    input: isWhole ? { moves: moves.moves, ...fields.input } : null,
    costOre: fields.costOre,
  };
}

function textsOf(entries: readonly (readonly [string, unknown])[]): Record<string, string> {
  const known = new Set<string>([...plainFields, ...assumptionFields.map(({ field }) => field)]);
  const texts: Record<string, string> = {};
  for (const [name, value] of entries) {
    if (!known.has(name) || typeof value !== 'string') continue;
    const text = value.trim();
    if (text !== '' && text !== usualTexts[name]) texts[name] = text;
  }
  return texts;
}

function rowOfAddress(text: string): GridRow {
  const cells = text.split(PARTS).slice(0, moveHeadings.length);
  return gridRow(null, Object.fromEntries(cells.map((cell, index) => [moveHeadings[index] ?? '', cell])));
}

function movesOf(rows: readonly GridRow[]): {
  readonly moves: readonly Move[];
  readonly faults: readonly MoveFault[];
} {
  const sheet: SheetRows = {
    header: moveHeadings,
    rows: rows.flatMap(({ cells }, index) =>
      Object.values(cells).some((cell) => cell.trim() !== '') ? [{ line: index, cells: withIds(cells) }] : [],
    ),
  };
  const read = readMoves(sheet);
  if (read.ok) return { moves: read.value, faults: [] };
  if (read.refusal.kind !== 'rowsHaveErrors') return { moves: [], faults: [] };
  return {
    moves: [],
    faults: read.refusal.problems.map(({ line, code }) => ({
      row: line ?? 0,
      code,
      column: columnOf[code] ?? 'from',
    })),
  };
}

const columnOf: Readonly<Record<string, string>> = {
  'not-a-count': 'count',
  'unknown-subsidy': 'subsidy_kind',
  'subsidy-without-work': 'subsidy_kind',
  'level-without-subsidy': 'subsidy_level',
  'not-a-level': 'subsidy_level',
  'not-yes-or-no': 'strengthened_cooperation',
  'not-an-amount': 'from_gross',
};

/** Names of states as they are written become their ids. */
function withIds(cells: GridRow['cells']): Record<string, string> {
  return { ...cells, from: stateOf(cells['from'] ?? ''), to: stateOf(cells['to'] ?? '') };
}

/** By id or by name in either language; what is none stays as it is. */
export function stateOf(text: string): string {
  const wanted = text.trim().toLowerCase();
  const isNamed = (id: StateId): boolean =>
    [id, effectsTexts.sv.states[id], effectsTexts.en.states[id]].some((name) => name.toLowerCase() === wanted);
  return stateIds.find(isNamed) ?? text;
}

type Fields = {
  readonly input: Omit<EffectsInput, 'moves'>;
  readonly costOre: Ore | null;
  readonly faults: readonly FieldFault[];
};

function readFields(
  texts: Readonly<Record<string, string>>,
  usual: { readonly year: number; readonly municipality: string | null },
): Fields {
  const faults: FieldFault[] = [];
  const fail = (fieldId: string, code: FieldFault['code']): void => {
    faults.push({ fieldId, code });
  };
  const year = texts['ar'] ?? String(usual.year);
  if (!/^(?:19|20|21)\d\d$/.test(year)) fail('ar', 'badYear');
  const number = (field: string, [low, high]: readonly [number, number]): number | null => {
    if (texts[field] === undefined) return null;
    const read = readSwedishNumber(texts[field].replace(/\s*(?:%|kr)$/, ''));
    if (read === null || read < low || read > high) fail(field, 'badNumber');
    return read;
  };
  const assumptions: Record<string, number> = {};
  for (const { field, name, kind } of assumptionFields) {
    const value = number(field, bounds[kind]);
    if (value !== null) assumptions[name] = kind === 'percent' ? Number((value / 100).toPrecision(12)) : value;
  }
  const cost = number('kostnad', [0, 10_000_000_000]);
  const municipality = texts['kommun'] === 'riket' ? null : (texts['kommun'] ?? usual.municipality);
  const typedRates = ['kommunalskatt', 'regionskatt'].filter((field) => texts[field] !== undefined);
  if (typedRates.length === 1)
    fail(texts['kommunalskatt'] === undefined ? 'kommunalskatt' : 'regionskatt', 'oneRate');
  if (typedRates.length > 0 && municipality !== null) fail('kommun', 'ratesAndMunicipality');
  return {
    input: {
      fromYear: Number(year),
      years: texts['antal-ar'] === '1' ? 1 : 2,
      municipality,
      tax: texts['skatt'] === 'flat' ? 'flat' : 'statutory',
      growth:
        texts['utveckling'] === 'geometric' || texts['utveckling'] === 'arithmetic'
          ? texts['utveckling']
          : 'constant',
      assumptions,
    },
    costOre: cost === null ? null : Math.round(cost * 100),
    faults,
  };
}

const bounds: Readonly<Record<AssumptionField['kind'], readonly [number, number]>> = {
  kr: [0, 10_000_000],
  percent: [0, 100],
  rate: [0, 60],
  months: [0, 12],
};

/** What a field says when nothing was chosen. */
const usualTexts: Readonly<Record<string, string>> = { skatt: 'statutory', utveckling: 'constant' };

/** The same calculation as an address: short, in one order, without what is empty. */
export function calculationAddress(of: Pick<ReadCalculation, 'rows' | 'texts'>): string {
  const address = new URLSearchParams();
  for (const { cells } of of.rows) {
    const parts = moveHeadings.map((name) => (cells[name] ?? '').trim().replaceAll(PARTS, ''));
    if (parts.every((part) => part === '')) continue;
    const ids = [stateOf(parts[0] ?? ''), stateOf(parts[1] ?? ''), ...parts.slice(2)];
    address.append(CELL, ids.join(PARTS).replace(/~+$/, ''));
  }
  for (const field of [...plainFields, ...assumptionFields.map((one) => one.field)]) {
    const text = of.texts[field];
    if (text !== undefined && text !== usualTexts[field]) address.append(field, text);
  }
  return address.toString();
}

/** A matrix as rows of the grid. */
export function rowsOfMoves(moves: readonly Move[]): GridRow[] {
  return moves.map((move) =>
    gridRow(null, {
      from: move.from,
      to: move.to,
      count: move.count,
      subsidy_kind: move.subsidy?.kind ?? '',
      subsidy_level: move.subsidy?.level ?? '',
      strengthened_cooperation: move.isStrengthened ? 'ja' : '',
      municipality: move.municipality ?? '',
      from_gross: grossText(move.fromGross),
      to_gross: grossText(move.toGross),
    }),
  );
}

function grossText(gross: Move['fromGross']): string {
  if (gross === null) return '';
  const amount = String(gross.amount).replace('.', ',');
  return gross.unit === 'pbb' ? `${amount} PBB` : amount;
}

/** Id of the field of a cell, for messages that lead to it. */
export function moveCellId(at: { readonly row: number; readonly column: string }): string {
  return gridNames.cellId({ grid: MOVES_GRID, ...at });
}
