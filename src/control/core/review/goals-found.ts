// Goals and their judgements: from a true table with a column of judgements, or from the words "Uppfyllt", "Delvis uppfyllt"
// and "Ej uppfyllt" with a capital in the part of the report that lists the goals.
import type { DocumentLine, FoundTable } from '#exchange/core';
import type { Assessment, ControlledGoals } from '../report-under-control.ts';
import { placeWords } from './places.ts';

export type FoundGoals = { readonly goals: ControlledGoals; readonly page: number | null; readonly line: number };

const HEAD = /åtagande|måluppfyll|mål(?!grupp)/i;

export function goalsFound(tables: readonly FoundTable[], lines: readonly DocumentLine[]): FoundGoals | null {
  return goalsOfTables(tables) ?? goalsOfText(lines);
}

function goalsOfTables(tables: readonly FoundTable[]): FoundGoals | null {
  const found = tables.filter(
    (table) =>
      judgementColumn(table) !== null &&
      HEAD.test([table.corner, table.title, ...table.textColumns, ...table.under.slice(0, 2)].join(' ')),
  );
  // A table for each programme is no list of the association's goals.
  const [table] = found.toSorted((a, b) => b.rows.length - a.rows.length);
  const column = table ? judgementColumn(table) : null;
  if (!table || column === null) return null;
  const list = table.rows.flatMap((row, index) => {
    const assessment = assessmentOf(row.texts[column] ?? '');
    return assessment
      ? [{ id: `${table.id}.${index}`, label: `Mål ${index + 1} (${placeWords(row)})`, assessment }]
      : [];
  });
  return { goals: { list, counts: null, total: null, stated: [] }, page: table.page, line: table.line };
}

/** The column where most words are judgements. */
function judgementColumn(table: FoundTable): number | null {
  const columns = table.textColumns.map((_, column) => {
    const cells = table.rows.map((row) => row.texts[column] ?? '');
    return cells.filter((cell) => assessmentOf(cell) !== null).length;
  });
  const best = Math.max(0, ...columns);
  return best >= 3 && best * 3 >= table.rows.length * 2 ? columns.indexOf(best) : null;
}

function assessmentOf(cell: string): Assessment | null {
  const text = cell.trim().toLowerCase();
  if (text.startsWith('delvis')) return 'partlyFulfilled';
  if (
    /^([-–—]|(ej|inte|går (ej|inte) att) (bedöm|mät)\p{L}*|ej mätt)$/u.test(text) ||
    /^(ej|inte) (bedömt|bedömd|mätt|möjlig)/.test(text)
  )
    return 'notAssessed';
  if (/^(ej|inte|icke) (uppfyll|uppnå|nått)/.test(text)) return 'notFulfilled';
  return /^((helt )?uppfyll(t|d|da)|uppnått|uppnådd|(målet är )?(uppfyllt|uppnått)|ja)\b/.test(text)
    ? 'fulfilled'
    : null;
}

const WORDS =
  /(?<![\p{L}\d])(Delvis\s+uppfyll(?:t|d|da)|(?:Ej|Inte)\s+uppfyll(?:t|d|da)|(?:Ej|Inte)\s+(?:bedömt|mätt)|Uppfyll(?:t|d|da))(?!\p{L})/gu;

function goalsOfText(lines: readonly DocumentLine[]): FoundGoals | null {
  const start = lines.findIndex(
    (line, index) =>
      line.text.length < 90 &&
      /mål.{0,3}uppfyllelse av|åtagande.{0,30}uppfyllelse|^åtagande mål/i.test(line.text) &&
      followedByJudgements(lines, index),
  );
  const first = lines[start];
  if (!first) return null;
  let text = '';
  for (const line of lines.slice(start + 1)) {
    if (
      /^sammanfattning|^bilag|^\d{1,2}\.?\s+\p{Lu}|^individ\p{L}+ (verksamheter|insatser) som|^innehållsförteckning/iu.test(
        line.text,
      )
    )
      break;
    text += ` ${line.text}`;
    if (text.length > 30_000) break;
  }
  const found = [...text.matchAll(WORDS)].flatMap(
    (match) => assessmentOf(match[1]?.replaceAll(/\s+/g, ' ') ?? '') ?? [],
  );
  if (found.length < 3) return null;
  const list = found.map((assessment, index) => ({ id: `text.${index}`, label: `Mål ${index + 1}`, assessment }));
  return { goals: { list, counts: null, total: null, stated: [] }, page: first.page, line: first.line };
}

function followedByJudgements(lines: readonly DocumentLine[], index: number): boolean {
  const near = lines
    .slice(index, index + 40)
    .map((line) => line.text)
    .join(' ');
  return [...near.matchAll(WORDS)].length >= 3;
}
