// What the columns of a printed table are, from their headings: "budget2024", "2023-12-31", "Avvikelse", "women".
import { slug } from '#kernel';
import type { ControlledColumn, CountMeasure } from '../report-under-control.ts';

/** Columns of amounts; a heading without a year belongs to the year of the report. */
export function amountColumns(
  headings: readonly string[],
  table: { year: number; isOverview: boolean },
): ControlledColumn[] {
  return headings.map((label, index) => {
    const printed = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(label)?.[1];
    const year = printed ? Number(printed) : table.year;
    const column = { id: columnId(label, index), label };
    if (/dev|avvik|differens|^diff/i.test(label)) return { ...column, kind: 'deviation', year: null };
    if (/budget/i.test(label)) return { ...column, kind: 'budget', year };
    if (/forecast|prognos/i.test(label)) return { ...column, kind: 'forecast', year };
    if (/previous|föreg|fjolår|förra|^fg/i.test(label) && !printed) {
      return { ...column, kind: 'previous', year: table.year - 1 };
    }
    if (!printed && !/actual|utfall|current|bokslut|i år|belopp|kr$/i.test(label)) {
      return { ...column, kind: 'measure', year: null, measure: 'other' };
    }
    if (table.isOverview) return { ...column, kind: 'year', year };
    return { ...column, kind: year === table.year ? 'current' : 'previous', year };
  });
}

export function countColumns(headings: readonly string[]): ControlledColumn[] {
  return headings.map((label, index) => ({
    id: columnId(label, index),
    label,
    kind: 'measure',
    year: null,
    measure: measureOf(label),
  }));
}

const measures: readonly (readonly [RegExp, CountMeasure])[] = [
  [/^(planned|planera|budget|mål|target)/i, 'other'],
  [/^(women|kvinnor|kvinna)$/i, 'women'],
  [/^(men|män|man)$/i, 'men'],
  [/^(new|nya|nyinskriv|started|påbörja)/i, 'new'],
  [/^(exits?|exited|avslut(ade|ats)?|avslut totalt|antal avslut(ade)?|utskrivna)$/i, 'exited'],
  [
    /^(total|totalt|summa|participants|deltagare|antal|antal deltagare|enrolled|inskrivna|antal inskrivna)$/i,
    'participants',
  ],
  [/^(ongoing|pågående|remaining|kvar)/i, 'other'],
  [
    /work|arbete|jobb|stud|rehab|illness|sjuk|other|annat|annan|request|begäran|return|remittent|moved|flytt|pension/i,
    'exitReason',
  ],
];

export function measureOf(label: string): CountMeasure {
  return measures.find(([pattern]) => pattern.test(label.trim()))?.[1] ?? 'other';
}

/** Whether a reason takes in what no other reason does, so that the reasons are all of the exits. */
export function isCatchAll(label: string): boolean {
  return /other|annat|annan|övrig/i.test(label);
}

function columnId(label: string, index: number): string {
  return slug(label) || `column-${index + 1}`;
}
