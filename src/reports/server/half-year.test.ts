// The half-year report: the same machinery as the annual report, told to a day, with texts and locks of its own.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '#access/server';
import { rolledBackSession } from '#access/testing';
import { testInstallation } from '#database/testing';
import { importForecast, importLedger } from '#finance/server';
import { demoFile } from '#finance/testing';
import { savePackage } from '#followup/server';
import { saveGoals, saveStandings } from '#goals/server';
import { assert } from '#kernel';
import { createAssociation } from '#organisation/server';
import { saveProgrammes } from '#programmes/server';
import { blockingFindings } from '#control/core';
import type { TableModel } from '#design/core';
import type { ReportDocument } from '#reports/core';
import { lockReportVersion } from './lock-report-version.ts';
import { readHalfYearReport, readReport } from './read-report.ts';
import { readLocks } from './read-workshop.ts';
import { saveReportHead } from './save-report-head.ts';
import { saveReportText } from './save-report-text.ts';

const at = '2024-08-31';
const of = { year: 2024, kind: 'halfYear' } as const;
let session: Session;

beforeAll(async () => {
  const association = { name: 'Delårsprovet', orgNumber: '222000-2428', chartPreset: 'kommunbas' } as const;
  const created = await createAssociation(await testInstallation(), { kind: 'operator', name: 'prov' }, association);
  assert(created.ok, 'the association is new');
  session = created.value;
  for (const year of [2023, 2024] as const) assert((await importLedger(session, demoFile(year))).ok, 'books');
});

const lines = [
  'income,Driftbidrag från Försäkringskassan,5574000,',
  'costs,Enter,3050000,En tjänst var vakant',
  'costs,NOVA,4100000,',
  'costs,Kansli,1900000,',
];

async function judge(inside: Session, day = at): Promise<void> {
  const bytes = new TextEncoder().encode(['note,line,amount_kr,comment', ...lines].join('\n'));
  const saved = await importForecast(inside, { fileName: 'p.csv', bytes, at: day });
  assert(saved.ok, 'the forecast is saved');
}

async function write(inside: Session): Promise<void> {
  const sections = ['management.conditions', 'management.economy', 'management.outlook', 'notes.principles'];
  for (const sectionId of sections) {
    const saved = await saveReportText(inside, { ...of, sectionId, markdown: 'Så här var det.', owner: null });
    assert(saved.ok, 'the text is saved');
  }
}

async function reportAt(inside: Session, day = at) {
  const read = await readHalfYearReport(inside, { at: day });
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

function tableIn({ sections }: ReportDocument, id: string): TableModel {
  const blocks = sections.flatMap((section) => section.blocks);
  const found = blocks.flatMap((block) => (block.kind === 'table' && block.table.id === id ? [block.table] : []));
  assert(found[0] !== undefined, `the report has ${id}`);
  return found[0];
}

describe('a half-year report', () => {
  test.each(['2024-06-30', '2024-07-15', '2024-08-31'])('is made to %s', async (day) => {
    const { document } = await reportAt(session, day);
    expect(document).toMatchObject({ kind: 'halfYearReport', year: 2024, at: day });
  });

  test.each(['2024-06-29', '2024-09-01', '2024-12-31', '2024-01-31'])('is refused to %s', async (day) => {
    expect(await readHalfYearReport(session, { at: day })).toMatchObject({
      ok: false,
      refusal: { kind: 'notHalfYear', at: day, span: { from: '2024-06-30', to: '2024-08-31' } },
    });
  });

  test('is refused for a year without a ledger', async () => {
    expect(await readHalfYearReport(session, { at: '2031-08-31' })).toMatchObject({
      ok: false,
      refusal: { kind: 'noLedger', year: 2031 },
    });
  });

  test('shows last year, budget, actual to the day and forecast, and balances at three days', () =>
    rolledBackSession(session, async (inside) => {
      await judge(inside);
      const { document, findings } = await reportAt(inside);
      expect(tableIn(document, 'incomeStatement').columns.map(({ label }) => label)).toEqual([
        'Not',
        '2023',
        'Budget 2024',
        'Utfall till 2024-08-31',
        'Prognos 2024',
      ]);
      expect(tableIn(document, 'balanceSheet').columns.map(({ label }) => label)).toEqual([
        'Not',
        '2023-12-31',
        '2024-08-31',
        'Prognos 2024-12-31',
      ]);
      const enter = tableIn(document, 'forecast').rows.find(({ label }) => label === 'Enter');
      expect(enter?.cells.map(({ text }) => text.replaceAll('\u202f', ' '))).toEqual([
        '3 197 000',
        '3 050 000',
        'En tjänst var vakant',
      ]);
      // Every contradiction left is a part that nobody has written yet.
      expect(new Set(blockingFindings(findings).map(({ rule }) => rule))).toEqual(new Set(['legal-part']));
    }));

  test('shows participants so far beside the goal of the year, and leaves later counts out', () =>
    rolledBackSession(session, async (inside) => {
      const programme = {
        slug: 'stigen',
        name: 'Stigen',
        orientation: 'individual',
        functionType: 'preparatory',
        owner: null,
        partners: [],
        targetGroup: 'Alla',
        from: null,
        to: null,
        ledgerObject: '1100',
        staffing: [],
        years: [{ year: 2024, grantedOre: null, plannedParticipants: 60, hasEqualityRoutine: null, source: 'Prov' }],
      };
      const saved = await saveProgrammes(inside, { programmes: [programme] } as never);
      assert(saved.ok, `the programme is saved ${JSON.stringify(saved)}`);
      const counted = (to: string, count: number) => ({
        association: '222000-2428',
        programme: 'stigen',
        from: '2024-01-01',
        to,
        version: 1,
        countingUnit: 'participation',
        definitions: [],
        source: 'Prov',
        decision: { decidedOn: null, reference: 'Prov', text: 'Prov' },
        correctionReason: null,
        measures: [{ measure: 'participants', dimensions: {}, count }],
      });
      for (const one of [counted('2024-06-30', 33), counted('2024-12-31', 58)]) {
        const kept = await savePackage(inside, one as never);
        assert(kept.ok, `the package is saved ${JSON.stringify(kept)}`);
      }
      const { document } = await reportAt(inside);
      const table = tableIn(document, 'participants');
      const cells = (label: string) =>
        Object.fromEntries(
          table.columns.map(({ id }, index) => [
            id,
            table.rows.find((row) => row.label === label)?.cells[index]?.text,
          ]),
        );
      expect(cells('Stigen')).toMatchObject({ total: '33', goal: '60' });
    }));

  test('tells the goals as they were judged and measured by its day, and counts them from the table', () =>
    rolledBackSession(session, async (inside) => {
      const goal = (id: string, given: object = {}) => ({
        id,
        scope: 'association' as const,
        programme: null,
        text: id,
        from: '2024-01-01',
        to: '2024-12-31',
        assessment: 'fulfilled' as const,
        comment: 'Sagt om hela året.',
        source: 'Prov',
        ...given,
      });
      await saveGoals(inside, { goals: [goal('a'), goal('b'), goal('c')] });
      const said = { result: null, part: null, n: null, assessedBy: 'office', comment: 'Hittills.' } as const;
      const keyOf = (id: string) => `/${id}@2024-01-01..2024-12-31`;
      for (const [day, id, assessment] of [
        ['2024-06-30', 'a', 'notFulfilled'],
        [at, 'a', 'partlyFulfilled'],
        ['2024-10-31', 'b', 'notFulfilled'],
      ] as const)
        await saveStandings(inside, { at: day, standings: [{ ...said, goal: keyOf(id), assessment }] });
      const judged = async (day: string) => {
        const { document, findings } = await reportAt(inside, day);
        expect(findings.filter(({ rule }) => rule === 'counts')).toEqual([]);
        const table = tableIn(document, 'goals');
        return { words: table.rows.map(({ cells }) => cells[0]?.text), remarks: table.remarks };
      };
      expect(await judged(at)).toEqual({
        words: ['Delvis uppfyllt', 'Ej bedömt', 'Ej bedömt'],
        remarks: ['3 mål: 1 delvis uppfyllt, 2 ej bedömda.'],
      });
      expect((await judged('2024-07-31')).words[0]).toBe('Ej uppfyllt');
      const annual = await readReport(inside, { year: 2024 });
      expect(annual.ok && annual.value.material.goals.map(({ assessment }) => assessment)).toEqual([
        'fulfilled',
        'fulfilled',
        'fulfilled',
      ]);
    }));

  test('is locked when its parts are there, and keeps texts, versions and locks of its own', () =>
    rolledBackSession(session, async (inside) => {
      await write(inside);
      await saveReportHead(inside, { ...of, at, registerNumber: null, datedOn: '2024-10-01' });
      expect(await lockReportVersion(inside, of)).toMatchObject({
        ok: false,
        refusal: {
          kind: 'blockingFindings',
          findings: [{ rule: 'legal-part', place: { path: 'Prognos för helåret' } }],
        },
      });
      await judge(inside);
      expect(await lockReportVersion(inside, of)).toMatchObject({
        ok: true,
        value: { kind: 'halfYear', version: 1 },
      });
      expect(await lockReportVersion(inside, of)).toMatchObject({ refusal: { kind: 'alreadyLocked', version: 1 } });
      expect(await readLocks(inside, { year: 2024 })).toMatchObject({ value: [] });
      const annual = await readReport(inside, { year: 2024 });
      expect(annual.ok && annual.value.material.texts).toEqual([]);
      const locked = (await reportAt(inside)).locked;
      expect(locked?.document).toMatchObject({ kind: 'halfYearReport', at });
    }));

  test('tells to the day that somebody said, else to that of the forecast', () =>
    rolledBackSession(session, async (inside) => {
      const dayOf = async () => {
        const read = await readReport(inside, of);
        return read.ok ? read.value.document.at : null;
      };
      expect(await dayOf()).toBe('2024-08-31');
      await judge(inside, '2024-07-31');
      expect(await dayOf()).toBe('2024-07-31');
      const head = { ...of, registerNumber: null, datedOn: '2024-10-01' };
      expect(await saveReportHead(inside, { ...head, at: '2024-06-30' })).toMatchObject({ ok: true });
      expect(await dayOf()).toBe('2024-06-30');
      expect(await saveReportHead(inside, { ...head, at: '2024-10-31' })).toMatchObject({
        ok: false,
        refusal: { kind: 'notHalfYear' },
      });
    }));
});
