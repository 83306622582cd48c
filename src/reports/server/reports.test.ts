// Texts, cover and lock of a report, on a real database.
import { beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '#access/server';
import { rolledBackSession } from '#access/testing';
import { importLedger } from '#finance/server';
import { anAssociationWithBooks, makeBoard, makeLawful } from '../testing/an-association.ts';
import { aLedgerFile } from '../testing/lawful-files.ts';
import { lockReportVersion } from './lock-report-version.ts';
import { previewSection } from './preview-section.ts';
import { readReport } from './read-report.ts';
import { saveReportHead } from './save-report-head.ts';
import { saveReportText, setTextAside } from './save-report-text.ts';

let session: Session;
beforeAll(async () => {
  session = await anAssociationWithBooks();
});

const year = 2024;
const text = { year, sectionId: 'management.overview', owner: null };

test('a text is saved as a new version, and the same text once more is no version', () =>
  rolledBackSession(session, async (inside) => {
    expect(await saveReportText(inside, { ...text, markdown: 'Ett.' })).toMatchObject({
      value: { version: 1, isChanged: true },
    });
    expect(await saveReportText(inside, { ...text, markdown: 'Ett.' })).toMatchObject({
      value: { version: 1, isChanged: false },
    });
    expect(await saveReportText(inside, { ...text, markdown: 'Två.', basedOn: 1 })).toMatchObject({
      value: { version: 2 },
    });
    expect((await read(inside)).material.texts).toMatchObject([{ markdown: 'Två.', version: 2 }]);
  }));

test('of two editors the second is refused, and given the text of the first', () =>
  rolledBackSession(session, async (inside) => {
    await saveReportText(inside, { ...text, markdown: 'Utgångspunkt.' });
    expect((await saveReportText(inside, { ...text, markdown: 'Den enas.', basedOn: 1 })).ok).toBe(true);
    expect(await saveReportText(inside, { ...text, markdown: 'Den andras.', basedOn: 1 })).toMatchObject({
      refusal: { kind: 'changedMeanwhile', theirs: 'Den enas.', version: 2 },
    });
    expect(
      await saveReportText(inside, { ...text, markdown: 'Ny.', sectionId: 'chair', basedOn: null }),
    ).toMatchObject({ ok: true });
    expect(
      await saveReportText(inside, { ...text, markdown: 'Ny.', sectionId: 'chair', basedOn: null }),
    ).toMatchObject({ ok: true });
  }));

test('of two editors at the same moment one is saved and the other refused, never an accident', async () => {
  const own = { ...text, year: 2031 };
  await saveReportText(session, { ...own, markdown: 'Utgångspunkt.' });
  const outcomes = await Promise.all(
    ['Ett.', 'Två.', 'Tre.'].map((markdown) => saveReportText(session, { ...own, markdown, basedOn: 1 })),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  for (const outcome of outcomes)
    if (!outcome.ok) expect(outcome.refusal).toMatchObject({ kind: 'changedMeanwhile', version: 2 });
});

test('the second of two editors may let the first text hold, and both stay as versions', () =>
  rolledBackSession(session, async (inside) => {
    await saveReportText(inside, { ...text, markdown: 'Utgångspunkt.' });
    await saveReportText(inside, { ...text, markdown: 'Den enas.', basedOn: 1 });
    const mine = { year, sectionId: text.sectionId, markdown: 'Den andras.' };
    expect(await setTextAside(inside, { ...mine, theirVersion: 1 })).toMatchObject({
      refusal: { kind: 'changedMeanwhile', theirs: 'Den enas.', version: 2 },
    });
    expect(await setTextAside(inside, { ...mine, theirVersion: 2 })).toMatchObject({ value: { version: 4 } });
    const versions = await inside.database.inSpace({ spaceId: inside.space.id, access: 'read' }, (tx) =>
      tx
        .selectFrom('reportText')
        .select(['version', 'markdown', 'isCurrent'])
        .where('year', '=', year)
        .orderBy('version')
        .execute(),
    );
    expect(versions.map(({ markdown }) => markdown)).toEqual([
      'Utgångspunkt.',
      'Den enas.',
      'Den andras.',
      'Den enas.',
    ]);
    expect(versions.filter(({ isCurrent }) => isCurrent)).toMatchObject([{ version: 4 }]);
  }));

test('a text of no section is a problem of the report, and a preview of none is refused', () =>
  rolledBackSession(session, async (inside) => {
    await saveReportText(inside, { ...text, sectionId: 'management.overveiw', markdown: 'Bort.' });
    expect((await read(inside)).problems).toMatchObject([{ code: 'no-section', section: 'management.overveiw' }]);
    expect(await previewSection(inside, { year, sectionId: 'management.overveiw' })).toMatchObject({
      refusal: { kind: 'noSection' },
    });
  }));

test('a preview shows a text that is not saved, and saves nothing', () =>
  rolledBackSession(session, async (inside) => {
    const markdown = 'Resultatet blev {{ finance.yearResult@2024 | kr }}, inte {{ finance.nothing@2024 | kr }}.';
    const preview = await previewSection(inside, { year, sectionId: 'chair', markdown });
    expect(preview).toMatchObject({ ok: true, value: { problems: [{ code: 'unknown-figure' }] } });
    expect(preview.ok && preview.value.html).toContain('100');
    expect((await read(inside)).material.texts).toEqual([]);
  }));

test('the cover has its own day, number and signers; without them the law gives the day and the board signs', () =>
  rolledBackSession(session, async (inside) => {
    expect((await read(inside)).document).toMatchObject({ registerNumber: null, datedOn: '2025-03-31' });
    await makeBoard(inside);
    expect((await read(inside)).material.signers).toEqual([
      { role: 'Ordförande', member: 'Storköpings kommun', isDeputy: false },
    ]);
    const signers = [{ role: 'viceChair' as const, appointedBy: 'regionen' }];
    await saveReportHead(inside, { year, registerNumber: 'Dnr 2025:02', datedOn: '2025-03-14', signers });
    const { document, material } = await read(inside);
    expect(document).toMatchObject({ registerNumber: 'Dnr 2025:02', datedOn: '2025-03-14' });
    expect(material.signers).toMatchObject([{ role: 'Vice ordförande', member: 'Regionen' }]);
    expect(await saveReportHead(inside, { year, registerNumber: '', datedOn: '2025-02-30' })).toMatchObject({
      ok: false,
    });
  }));

test('a year without a ledger has no report', async () => {
  expect(await readReport(session, { year: 2019 })).toMatchObject({ refusal: { kind: 'noLedger', years: [2024] } });
});

test('a report with a blocking finding is not locked, and one with an unlinked figure is not', () =>
  rolledBackSession(session, async (inside) => {
    expect(await lockReportVersion(inside, { year })).toMatchObject({ refusal: { kind: 'blockingFindings' } });
    await makeLawful(inside);
    await saveReportText(inside, { ...text, markdown: 'Vi fick {{ finance.nothing@2024 | kr }}.' });
    expect(await lockReportVersion(inside, { year })).toMatchObject({ refusal: { kind: 'unlinkedText' } });
    expect((await read(inside)).locked).toBeNull();
  }));

test('a locked report keeps its figures when the ledger is replaced; a correction is version 2 and says why', () =>
  rolledBackSession(session, async (inside) => {
    await makeLawful(inside);
    expect(await lockReportVersion(inside, { year })).toEqual({
      ok: true,
      value: { year, kind: 'annual', version: 1 },
    });
    expect(await lockReportVersion(inside, { year })).toMatchObject({
      refusal: { kind: 'alreadyLocked', version: 1 },
    });

    const replaced = await importLedger(inside, {
      fileName: 'ny.se',
      bytes: aLedgerFile({ costs: 1650 }),
      replace: true,
    });
    expect(replaced.ok).toBe(true);
    const { document, locked } = await read(inside);
    expect(resultIn(locked?.document)).toBe('100');
    expect(resultIn(document)).toBe('150');

    expect(await lockReportVersion(inside, { year })).toMatchObject({
      refusal: { kind: 'explanationMissing', version: 1 },
    });
    const corrected = await lockReportVersion(inside, { year, explanation: 'En faktura var bokförd två gånger.' });
    expect(corrected).toEqual({ ok: true, value: { year, kind: 'annual', version: 2 } });
    const after = (await read(inside)).locked;
    expect(after).toMatchObject({ version: 2, explanation: 'En faktura var bokförd två gånger.' });
    expect(resultIn(after?.document)).toBe('150');
  }));

test('an auditor may read, but neither write nor lock', async () => {
  const actor = { kind: 'auditor', name: 'läsare' } as const;
  const reader = await openSession(session.installation, { actor, spaceId: session.space.id });
  expect((await readReport(reader, { year })).ok).toBe(true);
  for (const refused of [
    await saveReportText(reader, { ...text, markdown: 'Nej.' }),
    await saveReportHead(reader, { year, registerNumber: null, datedOn: '2025-03-14' }),
    await lockReportVersion(reader, { year }),
  ])
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'denied' } });
});

async function read(inside: Session) {
  const report = await readReport(inside, { year });
  if (!report.ok) throw new Error(report.refusal.kind);
  return report.value;
}

/** The result of the year as the income statement prints it. */
function resultIn(
  document: { readonly sections: Awaited<ReturnType<typeof read>>['document']['sections'] } | undefined,
) {
  const tables = document?.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' && block.table.id === 'incomeStatement' ? [block.table] : [])),
  );
  const row = tables?.[0]?.rows.find(({ id }) => id === 'yearResult');
  return row?.cells[tables?.[0]?.columns.findIndex(({ id }) => id === 'current') ?? -1]?.text;
}
