// The chart fitted to printed rows: read, tried out, saved as a version; what is wrong changes nothing.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { rolledBackSession } from '#access/testing';
import type { Session } from '#access/server';
import { importLedger } from './import-ledger.ts';
import { listYearsToFit, readFitting, type Fitting } from './read-fitting.ts';
import { readMapping } from './read-mapping.ts';
import { readStatements } from './read-statements.ts';
import { saveFitting } from './save-fitting.ts';
import { readPrintedRows, savePrintedRows } from './save-printed.ts';
import { anAssociation, ownDemoFile } from './testing/an-association.ts';

const costs = (
  JSON.parse(readFileSync(new URL('../../../demo/printed/figures-2024.json', import.meta.url), 'utf8')) as {
    note3Costs: Record<string, readonly (number | string | null)[]>;
  }
).note3Costs;
/** Note 3 with one row under another name. */
const printedText = [
  'Verksamhetens intäkter\t11 764 068\t9 589 737',
  'Finansiella intäkter\t170 927\t147 945',
  'Verksamhetens kostnader\t2024\t2023',
  ...Object.entries(costs)
    .filter(([label]) => !['columns', 'Totalt'].includes(label))
    .map(([label, [, now, before]]) => `${label === 'Information' ? 'Trycksaker' : label}\t${now}\t${before}`),
].join('\n');

let session: Session;
beforeAll(async () => {
  session = await anAssociation();
  for (const year of [2023, 2024] as const) await importLedger(session, ownDemoFile(session, year));
});

async function fittingOf(inside: Session, more: object = {}): Promise<Fitting> {
  const read = await readFitting(inside, { year: 2024, ...more });
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value;
}

const draftOf = ({ lines }: Fitting) => ({ lines: lines.map(({ key, text }) => ({ key, text })) });

describe('a chart fitted to printed rows', () => {
  test('from a difference to 0 and saved, so that statements have the printed row', async () => {
    await rolledBackSession(session, async (inside) => {
      const rows = await readPrintedRows(inside, { year: 2024, text: printedText });
      expect(rows).toMatchObject({ ok: true, value: { rows: 18 } });
      const before = await fittingOf(inside);
      expect(before.comparison?.differing).toBe(2);
      expect(before.moves).toHaveLength(1);

      const tried = await fittingOf(inside, { draft: draftOf(before), take: 'alla' });
      expect(tried).toMatchObject({ hasChanges: true, moves: [], comparison: { totalOre: 0 } });
      // Nothing is saved by trying.
      expect((await fittingOf(inside)).comparison?.differing).toBe(2);

      const saved = await saveFitting(inside, { year: 2024, changes: before.saved, draft: draftOf(tried) });
      expect(saved).toMatchObject({ ok: true, value: { version: 1, differenceOre: 0 } });
      const after = await fittingOf(inside);
      expect(after).toMatchObject({
        saved: { year: 2024, version: 1 },
        hasChanges: false,
        comparison: { totalOre: 0 },
      });
      const { statements } = await statementsOf(inside);
      expect(statements.notes.costs.find(({ label }) => label === 'Trycksaker')?.amounts.currentOre).toBe(2562000);
      const mapping = await readMapping(inside, { year: 2024 });
      expect(mapping.ok && mapping.value.unmapped).toEqual([]);
    });
  });

  test('what cannot be placed and what somebody else saved refuse, and nothing is saved', async () => {
    await rolledBackSession(session, async (inside) => {
      const fitting = await fittingOf(inside);
      const line = fitting.lines.find(({ row }) => row?.position === 'receivables');
      const key = line?.key ?? '';
      const long = await saveFitting(inside, {
        year: 2024,
        changes: null,
        draft: { lines: [{ key, text: 'x'.repeat(300) }] },
      });
      expect(long).toMatchObject({ refusal: { kind: 'cannotPlace', lines: [{ key, why: 'tooLong' }] } });
      const draft = { lines: [{ key, text: 'Kortfristiga skulder' }] };
      const first = await saveFitting(inside, { year: 2024, changes: null, draft });
      expect(first).toMatchObject({ value: { version: 1 } });
      const second = await saveFitting(inside, { year: 2024, changes: null, draft });
      expect(second).toMatchObject({ refusal: { kind: 'changedSince', version: 1 } });
      const again = await saveFitting(inside, { year: 2024, changes: { year: 2024, version: 1 }, draft });
      expect(again).toMatchObject({ value: { version: null } });
    });
  });

  test('unknown accounts, a year without a ledger, foreign parts and empty text are refused or passed over', async () => {
    await rolledBackSession(session, async (inside) => {
      const draft = { lines: [{ key: '0000', text: 'Ny rad' }] };
      expect(await saveFitting(inside, { year: 2024, changes: null, draft })).toMatchObject({
        value: { version: null },
      });
      expect(await readFitting(inside, { year: 2010 })).toMatchObject({ refusal: { kind: 'noLedger' } });
      expect(await readPrintedRows(inside, { year: 2024, text: 'Bara ord' })).toMatchObject({
        refusal: { kind: 'noRows' },
      });
      const rows = [{ label: 'Hyra', amount: 1, part: 'row.closing' as never }];
      expect(await savePrintedRows(inside, { year: 2024, printed: { unit: 'kr', rows } })).toMatchObject({
        refusal: { kind: 'invalidInput' },
      });
      expect((await fittingOf(inside)).printed).toBeNull();
    });
  });

  test('the year before the first ledger can be fitted when the file tells of it', async () => {
    const years = await listYearsToFit(session, {});
    expect(years.ok && years.value.slice(0, 2)).toEqual([2024, 2023]);
    const earlier = years.ok ? years.value[2] : undefined;
    if (earlier === undefined) return;
    const read = await readFitting(session, { year: earlier });
    expect(read).toMatchObject({ ok: true, value: { year: 2022, isFromFileOfYearAfter: true } });
  });
});

async function statementsOf(inside: Session) {
  const read = await readStatements(inside, { year: 2024 });
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value;
}
