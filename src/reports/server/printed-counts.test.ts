// The association has received more than it may print: what the report shows under the board's decisions, at once and over time.
import { beforeAll, expect, test } from 'vitest';
import type { Session } from '#access/server';
import { rolledBackSession } from '#access/testing';
import type { PackageCount } from '#followup/core';
import { readPackages, saveDisclosurePolicy, savePackage } from '#followup/server';
import { readGoals, saveGoals } from '#goals/server';
import { assert } from '#kernel';
import { saveProgrammes } from '#programmes/server';
import { anAssociationWithBooks, makeLawful } from '../testing/an-association.ts';
import { lockReportVersion } from './lock-report-version.ts';
import { readReport } from './read-report.ts';

let session: Session;
beforeAll(async () => {
  session = await anAssociationWithBooks();
  const programme = { slug: 'verkstan', name: 'Verkstan', orientation: 'individual', targetGroup: 'Alla' } as const;
  const none = { functionType: null, owner: null, from: null, to: null, ledgerObject: null };
  const saved = await saveProgrammes(session, {
    programmes: [{ ...programme, ...none, partners: [], staffing: [], years: [] }],
  });
  assert(saved.ok, 'the programme is saved');
});

const year = { from: '2024-01-01', to: '2024-12-31' };
const reasons = { workSubsidised: 2, workUnsubsidised: 6, studies: 9, illness: 0, other: 8 };

function counts(of: Record<string, number>, sexes: readonly [number, number] = [30, 31]): PackageCount[] {
  const left = Object.values(of).reduce((sum, count) => sum + count, 0);
  const cell = (measure: 'participants' | 'exited', dimensions: PackageCount['dimensions'], count: number) => ({
    measure,
    dimensions,
    count,
  });
  return [
    cell('participants', {}, sexes[0] + sexes[1]),
    cell('participants', { sex: 'female' }, sexes[0]),
    cell('participants', { sex: 'male' }, sexes[1]),
    cell('exited', {}, left),
    ...Object.entries(of).map(([exitReason, count]) => cell('exited', { exitReason }, count)),
  ];
}

async function receive(inside: Session, measures: PackageCount[], more: object = {}): Promise<void> {
  const { orgNumber } = inside.space;
  const one = { association: orgNumber ?? '', programme: 'verkstan', ...year, source: 'Teamledaren.', measures };
  const saved = await savePackage(inside, { ...one, ...more });
  assert(saved.ok, JSON.stringify(saved));
}

async function printed(inside: Session): Promise<Record<string, number | string | null>> {
  const report = await readReport(inside, { year: 2024 });
  assert(report.ok, 'the year has books');
  const found = report.value.material.figures.filter(({ id }) => id.startsWith('followUp.exited@2024{'));
  return Object.fromEntries(
    found.flatMap(({ id, value, disclosure }) => {
      const reason = /exitReason=(\w+),programme=verkstan/.exec(id)?.[1];
      return reason ? [[reason, disclosure === 'suppressed' ? '–' : value]] : [];
    }),
  );
}

const decide = (inside: Session, of: object) =>
  saveDisclosurePolicy(inside, {
    audience: 'public',
    decidedOn: '2025-01-20',
    reference: '§ 7',
    text: 'Så här visas antal för alla.',
    ...of,
  });

test('small counts are hidden in the report, with another that would tell them, and the association still has them', () =>
  rolledBackSession(session, async (inside) => {
    await decide(inside, { limit: 5 });
    await receive(inside, counts(reasons));
    const shown = await printed(inside);
    expect(shown).toMatchObject({ workSubsidised: '–', workUnsubsidised: '–', studies: 9, illness: 0, other: 8 });
    const report = await readReport(inside, { year: 2024 });
    const document = JSON.stringify(report.ok && report.value.document);
    expect(document).toContain('"isHidden":true');
    expect(document).not.toMatch(/Arbete med subvention[^}]{0,200}"value":2\b/);
    const received = await readPackages(inside, {});
    expect(received.ok && received.value[0]?.measures).toEqual(counts(reasons));
  }));

test('where nobody has decided anything a package is printed as it came; what the office may see is not meant for all', () =>
  rolledBackSession(session, async (inside) => {
    await receive(inside, counts(reasons));
    expect(await printed(inside)).toMatchObject(reasons);
    await decide(inside, { audience: 'association', limit: 0 });
    expect(await printed(inside)).toMatchObject({ workSubsidised: '–', workUnsubsidised: '–', studies: 9 });
  }));

test("the board's decision for the public holds, whatever decision the package came with", () =>
  rolledBackSession(session, async (inside) => {
    const decision = { decidedOn: null, reference: 'Dnr 2025:3', text: 'Antalen är redan tryckta.' };
    await receive(inside, counts(reasons), { decision });
    expect(await printed(inside)).toMatchObject({ ...reasons, work: 8 });
    await decide(inside, { limit: 7 });
    expect(await printed(inside)).toMatchObject({ workSubsidised: '–', workUnsubsidised: '–', studies: 9 });
    await decide(inside, { limits: { exitReason: 1 }, reference: '§ 8' });
    expect(await printed(inside)).toMatchObject(reasons);
    // Of one publication, as it is printed already.
    await decide(inside, { limit: 10, reference: '§ 9' });
    await decide(inside, { period: year, isAsCounted: true, reference: '§ 10' });
    expect(await printed(inside)).toMatchObject(reasons);
  }));

test('totals, women and men are shown as they are, and a goal measured by what is hidden has no result', () =>
  rolledBackSession(session, async (inside) => {
    await decide(inside, { limit: 5 });
    await receive(inside, counts(reasons, [24, 1]));
    const report = await readReport(inside, { year: 2024 });
    assert(report.ok, 'the year has books');
    const sexes = report.value.material.figures.filter(({ id }) =>
      /^followUp\.participants@2024\{.*programme=/.test(id),
    );
    expect(sexes.map(({ value }) => value).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([1, 24, 25]);
    const goal = {
      id: 'lonebidrag',
      scope: 'programme' as const,
      programme: 'verkstan',
      text: 'Fler till subventionerat arbete',
      unit: 'share' as const,
      threshold: 0.5,
      ...year,
      assessment: 'notAssessed' as const,
      comment: '',
      source: 'Verksamhetsplan 2024.',
      numerator: 'followUp.exited@2024{exitReason=workSubsidised,programme=verkstan}',
      denominator: 'followUp.exited@2024{programme=verkstan}',
    };
    const saved = await saveGoals(inside, { goals: [goal] });
    assert(saved.ok, JSON.stringify(saved));
    const own = await readGoals(inside, { year: 2024 });
    expect(JSON.stringify(own)).toContain('"part":2');
    const again = await readReport(inside, { year: 2024 });
    assert(again.ok, 'the year has books');
    const [told] = again.value.material.goals;
    expect(told).toMatchObject({ id: 'lonebidrag', result: null });
    expect(told).not.toHaveProperty('part');
  }));

test('over time: a later version and a neighbouring period give away nothing of what was printed', () =>
  rolledBackSession(session, async (inside) => {
    await makeLawful(inside);
    await decide(inside, { limit: 5 });
    const first = { ...reasons, workSubsidised: 7 };
    await receive(inside, counts(first));
    expect(await printed(inside)).toMatchObject(first);
    // Before anything is printed a correction is free to show all there is.
    const corrected = { ...first, studies: 11 };
    await receive(inside, counts(corrected), { version: 2, correctionReason: 'Två till i december.' });
    expect(await printed(inside)).toMatchObject(corrected);
    const locked = await lockReportVersion(inside, { year: 2024 });
    expect(locked).toMatchObject({ ok: true });
    expect(await printed(inside)).toMatchObject(corrected);
    // Afterwards the difference is a small count of people, whom everybody could read.
    const again = { ...corrected, studies: 13 };
    await receive(inside, counts(again), { version: 3, correctionReason: 'Två till.' });
    const shown = await printed(inside);
    expect(shown['studies']).toBe('–');
    // Eleven months of the same year: December would follow.
    const eleven = { ...corrected, other: 6 };
    await receive(inside, counts(eleven), { from: '2024-01-01', to: '2024-11-30' });
    const report = await readReport(inside, { year: 2024 });
    assert(report.ok, 'the year has books');
    const november = report.value.material.figures.find(
      ({ id }) => id === 'followUp.exited@2024-01-01..2024-11-30{exitReason=other,programme=verkstan}',
    );
    // All of December's are those of this reason: hiding one more would not help, so the table is not there.
    expect(november).toBeUndefined();
    const all = report.value.material.figures.find(
      ({ id }) => id === 'followUp.exited@2024-01-01..2024-11-30{programme=verkstan}',
    );
    expect(all?.value).toBe(30);
  }));

test('what was printed stays so until the counts or the decision change', () =>
  rolledBackSession(session, async (inside) => {
    await makeLawful(inside);
    await decide(inside, { limit: 5 });
    await receive(inside, counts(reasons));
    expect(await lockReportVersion(inside, { year: 2024 })).toMatchObject({ ok: true });
    const before = await printed(inside);
    expect(await printed(inside)).toEqual(before);
    await decide(inside, { limits: { exitReason: 1 } });
    const after = await printed(inside);
    // What was hidden once stays hidden; the rest is as it was.
    expect(after).toEqual(before);
  }));
