import { rolledBackSession, testSession } from '#access/testing';
import type { Session } from '#access/server';
import { typedCounts } from '#followup/core';
import { saveProgrammes } from '#programmes/server';
import { beforeAll, expect, test } from 'vitest';
import { readPackages } from './read-packages.ts';
import { saveTypedCounts } from './save-typed-counts.ts';

const period = { from: '2025-01-01', to: '2025-12-31' };
let session: Session;
beforeAll(async () => {
  session = await testSession();
  const programme = (slug: string) => ({
    slug,
    name: slug,
    orientation: 'individual' as const,
    functionType: null,
    owner: null,
    partners: [],
    targetGroup: '',
    from: null,
    to: null,
    ledgerObject: null,
    staffing: [],
    years: [],
  });
  await saveProgrammes(session, { programmes: [programme('enter'), programme('nova')] });
});

type Rows = Parameters<typeof saveTypedCounts>[1]['rows'];
const save = (inside: Session, rows: Rows, reason: string | null = null) =>
  saveTypedCounts(inside, { period, source: 'Teamledarna', reason, rows });
const packages = async (inside: Session) => {
  const read = await readPackages(inside, { allVersions: true });
  return read.ok ? read.value : [];
};
const enter = { programme: 'enter', counts: { kvinnor: 7, man: 5, avslutade: 4 } };
const nova = { programme: 'nova', counts: { kvinnor: 2 } };

test('counts become packages; the same once more is nothing; a change says why and is version 2', () =>
  rolledBackSession(session, async (inside) => {
    expect(await save(inside, [enter, nova])).toMatchObject({ ok: true, value: { saved: [{}, {}], unchanged: 0 } });
    expect(await save(inside, [enter, nova])).toMatchObject({ ok: true, value: { saved: [], unchanged: 2 } });
    const changed = { programme: 'enter', counts: { ...enter.counts, man: 6 } };
    expect(await save(inside, [nova, changed])).toMatchObject({ refusal: { kind: 'reasonMissing', row: 1 } });
    expect(await save(inside, [nova, changed], 'En man fattades')).toMatchObject({
      value: { saved: [{ programme: 'enter', version: 2 }], unchanged: 1 },
    });
    const all = await packages(inside);
    expect(all.map((one) => [one.programme, one.version, one.correctionReason, typedCounts(one)['man']])).toEqual([
      ['enter', 1, null, 5],
      ['enter', 2, 'En man fattades', 6],
      ['nova', 1, null, null],
    ]);
  }));

test.each<[string, Rows[number], object]>([
  ['no count', { programme: 'nova', counts: {} }, { kind: 'noCounts', row: 1 }],
  ['a programme that is none', { programme: 'x', counts: { kvinnor: 1 } }, { kind: 'unknownProgramme', row: 1 }],
  ['more new than there are', { programme: 'nova', counts: { kvinnor: 1, nya: 2 } }, { kind: 'wrongCounts', row: 1 }],
])('a row with %s saves nothing of any row', (_, row, refusal) =>
  rolledBackSession(session, async (inside) => {
    expect(await save(inside, [enter, row])).toMatchObject({ ok: false, refusal });
    expect(await packages(inside)).toEqual([]);
  }),
);
