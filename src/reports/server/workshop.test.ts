// What the people who write a report say about it, its versions, and the report kept in memory, on a real database.
import { beforeAll, describe, expect, test } from 'vitest';
import { openSession, type Session } from '#access/server';
import { rolledBackSession } from '#access/testing';
import { newId } from '#database/server';
import { importLedger } from '#finance/server';
import { stateOf, threadsOf, wordDiff } from '#reports/core';
import { anAssociationWithBooks, makeLawful } from '../testing/an-association.ts';
import { aLedgerFile } from '../testing/lawful-files.ts';
import { commentOnSection, settleSectionComment } from './comment-on-section.ts';
import { lockReportVersion } from './lock-report-version.ts';
import { readReport } from './read-report.ts';
import { readLockedReport, readTextVersions, readWorkshop } from './read-workshop.ts';
import { restoreReportText } from './restore-report-text.ts';
import { saveReportText } from './save-report-text.ts';
import { saveSectionState } from './save-section-state.ts';

let session: Session;
beforeAll(async () => {
  session = await anAssociationWithBooks();
});

const year = 2024;
const section = { year, sectionId: 'management.overview' };

async function workshop(inside: Session) {
  const read = await readWorkshop(inside, { year });
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value;
}

async function versions(inside: Session) {
  const read = await readTextVersions(inside, section);
  return read.ok ? read.value : [];
}

describe('how far a section has come', () => {
  test('is said with who answers for it, and a text that comes after is told of', () =>
    rolledBackSession(session, async (inside) => {
      await saveReportText(inside, { ...section, markdown: 'Ett.', owner: null });
      expect(await saveSectionState(inside, { ...section, status: 'done', owner: 'Kansliet' })).toMatchObject({
        ok: true,
      });
      const state = async () => {
        const { work, report } = await workshop(inside);
        const text = report.material.texts.find(({ sectionId }) => sectionId === section.sectionId);
        return stateOf(work[0], text);
      };
      expect(await state()).toEqual({ status: 'done', owner: 'Kansliet', isChangedSince: false });
      await saveReportText(inside, { ...section, markdown: 'Två.', owner: null });
      expect(await state()).toMatchObject({ status: 'done', isChangedSince: true });
      await saveSectionState(inside, { ...section, status: 'draft', owner: null });
      expect(await state()).toEqual({ status: 'draft', owner: null, isChangedSince: false });
    }));

  test('a status that does not exist is no status', async () => {
    const said = await saveSectionState(session, { ...section, status: 'almost' as never, owner: null });
    expect(said).toMatchObject({ refusal: { kind: 'invalidInput' } });
  });
});

describe('comments', () => {
  test('are kept with who, when and the version that was read; an answer stands under its comment', () =>
    rolledBackSession(session, async (inside) => {
      await saveReportText(inside, { ...section, markdown: 'Ett.', owner: null });
      const id = newId();
      await commentOnSection(inside, { ...section, id, words: ' Stämmer det? ' });
      await commentOnSection(inside, { ...section, id: newId(), answersId: id, words: 'Ja.' });
      const [thread] = threadsOf((await workshop(inside)).comments);
      expect(thread).toMatchObject({
        id,
        words: 'Stämmer det?',
        textVersion: 1,
        writtenBy: 'prov',
        resolvedAt: null,
      });
      expect(thread?.answers).toMatchObject([{ words: 'Ja.' }]);
    }));

  test('sent twice are one', () =>
    rolledBackSession(session, async (inside) => {
      const comment = { ...section, id: newId(), words: 'En gång.' };
      expect((await commentOnSection(inside, comment)).ok).toBe(true);
      expect((await commentOnSection(inside, { ...comment, words: 'En annan.' })).ok).toBe(true);
      expect((await workshop(inside)).comments).toMatchObject([{ words: 'En gång.' }]);
    }));

  test('are settled by somebody, once, and can be opened again', () =>
    rolledBackSession(session, async (inside) => {
      const id = newId();
      await commentOnSection(inside, { ...section, id, words: 'Stämmer det?' });
      await settleSectionComment(inside, { id, isResolved: true });
      const settled = (await workshop(inside)).comments[0];
      expect(settled).toMatchObject({ resolvedBy: 'prov' });
      const later = { ...inside, clock: () => '2099-01-01T00:00:00.000Z' };
      await settleSectionComment(later, { id, isResolved: true });
      expect((await workshop(inside)).comments[0]?.resolvedAt).toBe(settled?.resolvedAt);
      await settleSectionComment(inside, { id, isResolved: false });
      expect((await workshop(inside)).comments[0]).toMatchObject({ resolvedAt: null, resolvedBy: null });
    }));

  test('of another section, another year or another association are not answered or settled', async () => {
    const id = newId();
    await commentOnSection(session, { ...section, id, words: 'Här.' });
    const answer = { ...section, id: newId(), answersId: id, words: 'Där.' };
    for (const elsewhere of [
      { ...answer, sectionId: 'chair' },
      { ...answer, year: 2023 },
    ])
      expect(await commentOnSection(session, elsewhere)).toMatchObject({ refusal: { kind: 'noComment' } });
    expect(await settleSectionComment(session, { id: newId(), isResolved: true })).toMatchObject({
      refusal: { kind: 'noComment' },
    });
  });

  test('cannot be rewritten or removed by the application', async () => {
    const scope = { spaceId: session.space.id, access: 'write' } as const;
    const rewritten = session.database.inSpace(scope, (tx) =>
      tx.updateTable('reportComment').set({ words: 'Annat.' }).execute(),
    );
    await expect(rewritten).rejects.toThrow(/permission denied/);
    const removed = session.database.inSpace(scope, (tx) => tx.deleteFrom('reportComment').execute());
    await expect(removed).rejects.toThrow(/permission denied/);
  });
});

describe('versions of a text', () => {
  test('an earlier one is restored as the next, and those between stay', () =>
    rolledBackSession(session, async (inside) => {
      for (const markdown of ['Det blev två.', 'Det blev tre.'])
        await saveReportText(inside, { ...section, markdown, owner: null });
      const [newest, first] = await versions(inside);
      expect(wordDiff({ before: first?.markdown ?? '', after: newest?.markdown ?? '' })).toEqual([
        { kind: 'same', text: 'Det blev ' },
        { kind: 'removed', text: 'två' },
        { kind: 'added', text: 'tre' },
        { kind: 'same', text: '.' },
      ]);
      const restored = await restoreReportText(inside, { ...section, version: 1, basedOn: 2 });
      expect(restored).toMatchObject({ value: { version: 3 } });
      expect(
        (await versions(inside)).map(({ version, markdown, isCurrent, savedBy }) => [
          version,
          markdown,
          isCurrent,
          savedBy,
        ]),
      ).toEqual([
        [3, 'Det blev två.', true, 'prov'],
        [2, 'Det blev tre.', false, 'prov'],
        [1, 'Det blev två.', false, 'prov'],
      ]);
      // A form that is sent twice makes no version more.
      expect(await restoreReportText(inside, { ...section, version: 1, basedOn: 2 })).toMatchObject({
        value: { version: 3 },
      });
    }));

  test('a restore over what somebody saved meanwhile is refused, as is one of no version', () =>
    rolledBackSession(session, async (inside) => {
      for (const markdown of ['Ett.', 'Två.', 'Tre.'])
        await saveReportText(inside, { ...section, markdown, owner: null });
      expect(await restoreReportText(inside, { ...section, version: 1, basedOn: 2 })).toMatchObject({
        refusal: { kind: 'changedMeanwhile', theirs: 'Tre.', version: 3 },
      });
      expect(await restoreReportText(inside, { ...section, version: 9, basedOn: 3 })).toMatchObject({
        refusal: { kind: 'noVersion' },
      });
    }));

  test('several who save, restore and set aside at once lose nothing', async () => {
    const busy = { year: 2032, sectionId: 'chair' };
    await saveReportText(session, { ...busy, markdown: 'Start.', owner: null });
    const texts = Array.from({ length: 8 }, (_, index) => `Text ${index}.`);
    const outcomes = await Promise.all([
      ...texts.map((markdown) => saveReportText(session, { ...busy, markdown, owner: null })),
      restoreReportText(session, { ...busy, version: 1, basedOn: 1 }),
    ]);
    const read = await readTextVersions(session, busy);
    const kept = read.ok ? read.value : [];
    expect(outcomes.slice(0, texts.length).every(({ ok }) => ok)).toBe(true);
    for (const markdown of texts) expect(kept.filter((one) => one.markdown === markdown)).toHaveLength(1);
    expect(kept.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    expect(kept[0]?.isCurrent).toBe(true);
  });
});

describe('the report kept in memory', () => {
  const resultOf = async (inside: Session): Promise<number | null | undefined> =>
    (await workshop(inside)).report.material.figures.find(({ id }) => id === 'finance.yearResult@2024')?.value;

  test('is the same object while nothing changes, and a new one after each change of any room', () =>
    rolledBackSession(session, async (inside) => {
      const first = (await workshop(inside)).report;
      expect((await workshop(inside)).report).toBe(first);
      await saveReportText(inside, { ...section, markdown: 'Nytt.', owner: null });
      const second = (await workshop(inside)).report;
      expect(second).not.toBe(first);
      expect(second.material.texts).toMatchObject([{ markdown: 'Nytt.' }]);
      expect(await resultOf(inside)).toBe(100_00);
      const bytes = aLedgerFile({ costs: 1650 });
      expect((await importLedger(inside, { fileName: 'ny.se', bytes, replace: true })).ok).toBe(true);
      expect(await resultOf(inside)).toBe(150_00);
    }));

  test('does not outlive a change that was rolled back, though the next change has its number', async () => {
    const textOf = async (inside: Session) => (await workshop(inside)).report.material.texts[0]?.markdown;
    for (const markdown of ['Den ena.', 'Den andra.'])
      await rolledBackSession(session, async (inside) => {
        await saveReportText(inside, { ...section, markdown, owner: null });
        expect(await textOf(inside)).toBe(markdown);
      });
    expect(await textOf(session)).toBeUndefined();
  });
});

test('a locked version shows what was frozen beside what the books say now', () =>
  rolledBackSession(session, async (inside) => {
    await makeLawful(inside);
    expect((await lockReportVersion(inside, { year })).ok).toBe(true);
    await importLedger(inside, { fileName: 'ny.se', bytes: aLedgerFile({ costs: 1650 }), replace: true });
    const read = await readLockedReport(inside, { year, version: 1 });
    if (!read.ok) throw new Error(read.refusal.kind);
    const { locked, report, versions: all } = read.value;
    const result = (figures: readonly { readonly id: string; readonly value: number | null }[] | undefined) =>
      figures?.find(({ id }) => id === 'finance.yearResult@2024')?.value;
    expect(result(locked.document.figures)).toBe(100_00);
    expect(result(report?.document.figures)).toBe(150_00);
    expect(all).toMatchObject([{ version: 1, lockedBy: 'prov', explanation: null }]);
    expect(await readLockedReport(inside, { year, version: 2 })).toMatchObject({ refusal: { kind: 'noVersion' } });
  }));

test('an auditor reads the workshop, but writes, restores and comments nothing', async () => {
  const actor = { kind: 'auditor', name: 'läsare' } as const;
  const reader = await openSession(session.installation, { actor, spaceId: session.space.id });
  expect((await readWorkshop(reader, { year })).ok).toBe(true);
  expect((await readReport(reader, { year })).ok).toBe(true);
  for (const refused of [
    await saveSectionState(reader, { ...section, status: 'done', owner: null }),
    await restoreReportText(reader, { ...section, version: 1, basedOn: 1 }),
    await commentOnSection(reader, { ...section, id: newId(), words: 'Nej.' }),
    await settleSectionComment(reader, { id: newId(), isResolved: true }),
  ])
    expect(refused).toMatchObject({ refusal: { kind: 'denied' } });
});
