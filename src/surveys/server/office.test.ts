// What the office does beside opening and closing: paper, reminders, texts, results counted elsewhere.
import type { Session } from '#access/server';
import { rolledBackSession, testSession } from '#access/testing';
import { beforeAll, expect, test } from 'vitest';
import { answerWith, anOpenRound, codesOf } from './a-round.ts';
import { changeOffered } from './change-offered.ts';
import { closeRound } from './close-round.ts';
import { enterPaper } from './enter-paper.ts';
import { importAggregates, readAggregates, readElsewhere } from './import-aggregates.ts';
import { noteReminder } from './note-reminder.ts';
import { readProgress } from './read-progress.ts';
import { makeTextLink, openTextLink, readOwnTexts, settleTexts } from './read-texts.ts';

let session: Session;
beforeAll(async () => {
  session = await testSession();
});

async function progressOf(of: Session, round: string) {
  const read = await readProgress(of, { round });
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value;
}

test('sheets on paper are counted with the others, and how few have answered is not told', () =>
  rolledBackSession(session, async (inside) => {
    const round = await anOpenRound(inside);
    const sheet = { round, programme: 'enter', typed: { usefulSupport: ['5'], sex: ['male'] } };
    for (const _ of [1, 2, 3, 4]) expect((await enterPaper(inside, sheet)).ok).toBe(true);
    expect((await progressOf(inside, round)).groups).toMatchObject([
      { programme: 'enter', answers: null, onPaper: null },
    ]);
    await enterPaper(inside, sheet);
    expect((await progressOf(inside, round)).groups).toMatchObject([
      { programme: 'enter', answers: 5, onPaper: 5, offered: 60 },
    ]);
    expect(await enterPaper(inside, { ...sheet, programme: 'fia' })).toMatchObject({
      refusal: { kind: 'notInRound' },
    });
    expect(await enterPaper(inside, { ...sheet, typed: {} })).toMatchObject({ refusal: { kind: 'nothingAnswered' } });
    expect(await enterPaper(inside, { ...sheet, round: 'ingen' })).toMatchObject({
      refusal: { kind: 'noSuchRound' },
    });
  }));

test('everybody is reminded alike: what is kept is the day and how', () =>
  rolledBackSession(session, async (inside) => {
    const round = await anOpenRound(inside);
    await noteReminder(inside, { round, note: 'I gruppen' });
    await noteReminder(inside, { round, note: 'I gruppen och med sms' });
    expect((await progressOf(inside, round)).reminders).toEqual([
      { remindedOn: '2026-11-22', note: 'I gruppen och med sms' },
    ]);
    expect(await noteReminder(inside, { round: 'ingen', note: 'x' })).toMatchObject({
      refusal: { kind: 'noSuchRound' },
    });
  }));

test('how many were asked is changed while the round is open, and the trail keeps what stood before', async () => {
  const round = await anOpenRound(session, { id: 'tillfragade' });
  const changed = { round, programme: 'enter', offered: 41 };
  expect(await changeOffered(session, changed)).toEqual({
    ok: true,
    value: { round, programme: 'enter', before: 60, after: 41 },
  });
  expect((await progressOf(session, round)).groups).toMatchObject([{ programme: 'enter', offered: 41 }]);
  expect(await changeOffered(session, { ...changed, programme: 'fia' })).toMatchObject({
    refusal: { kind: 'notInRound' },
  });
  expect(await changeOffered(session, { ...changed, offered: 0 })).toMatchObject({
    refusal: { kind: 'invalidInput' },
  });
  expect((await closeRound(session, { round })).ok).toBe(true);
  expect(await changeOffered(session, changed)).toMatchObject({ refusal: { kind: 'roundIsClosed' } });
});

test('the office reads free text after the programme, in the words that it leaves', async () => {
  const round = await anOpenRound(session, { id: 'texter' });
  const codes = await codesOf(session, { round, count: 3 });
  for (const [index, text] of ['Anna var bra.', 'Bra lokaler.', 'Grannen Kalle störde.'].entries()) {
    await answerWith(session, codes[index] ?? '', { comment: [text] });
  }
  expect(await makeTextLink(session, { round, programme: 'enter' })).toMatchObject({
    refusal: { kind: 'roundIsOpen' },
  });
  await closeRound(session, { round });
  expect(await makeTextLink(session, { round, programme: 'fia' })).toMatchObject({ refusal: { kind: 'notInRound' } });
  const link = await makeTextLink(session, { round, programme: 'enter' });
  if (!link.ok) throw new Error(link.refusal.kind);
  expect((await progressOf(session, round)).released).toEqual([]);

  const opened = await openTextLink(session.installation, link.value.token, session.clock);
  if (!opened) throw new Error('the link opens');
  const { secretHash } = opened;
  const own = await readOwnTexts(opened.session, { secretHash });
  if (!own.ok) throw new Error(own.refusal.kind);
  expect(own.value.unread.map(({ written }) => written).toSorted()).toEqual([
    'Anna var bra.',
    'Bra lokaler.',
    'Grannen Kalle störde.',
  ]);
  const texts = own.value.unread.flatMap(({ id, written }): { id: string; released: string | null }[] => {
    if (written.startsWith('Anna')) return [{ id, released: 'Coachen var bra. 19900101-2384' }];
    return written.startsWith('Grannen') ? [{ id, released: null }] : [];
  });
  expect(await settleTexts(opened.session, { secretHash, texts })).toMatchObject({ ok: true, value: { settled: 2 } });
  expect(await settleTexts(opened.session, { secretHash, texts })).toMatchObject({ ok: true, value: { settled: 0 } });
  const progress = await progressOf(session, round);
  expect(progress.released).toEqual([{ programme: 'enter', item: 'comment', text: 'Coachen var bra. […]' }]);
  expect(progress.groups).toMatchObject([{ unreadTexts: 1 }]);

  // The link opens the texts and nothing else, and not for ever; another token opens nothing.
  expect(await readProgress(opened.session, { round })).toMatchObject({ refusal: { kind: 'denied' } });
  expect(await readOwnTexts(session, { secretHash })).toMatchObject({ refusal: { kind: 'denied' } });
  const later = (): string => '2026-12-23T10:00:00.000Z';
  expect(await openTextLink(session.installation, link.value.token, later)).toBeNull();
  for (const token of ['', 'x', 'A'.repeat(64)]) expect(await openTextLink(session.installation, token)).toBeNull();
});

const heading =
  'verktyg;nivå;respondentgrupp;från;till;insats;fråga;benämning;kön;svar;tillfrågade;positiva;klart positiva;medelvärde;fördelning;källa';
const national =
  'nns;nationell;avslutade deltagare;2023-11-01;2024-10-31;;usefulSupport;Stöd till nytta;;3970;;90 %;0,71;5,1;;NNS 2024';
const own =
  'nns;egen;avslutade deltagare;2023-11-01;2024-10-31;;usefulSupport;Stöd till nytta;kvinna;19;25;;74 %;;0|0|1|4|5|9;Egen';
const bytes = (...rows: readonly string[]): Uint8Array => new TextEncoder().encode([heading, ...rows].join('\n'));

test('results counted elsewhere come in as a table, and a correction is a new version', () =>
  rolledBackSession(session, async (inside) => {
    expect(await importAggregates(inside, bytes(national, own))).toMatchObject({ ok: true, value: { saved: 2 } });
    expect(await importAggregates(inside, bytes(national, own.replace('74 %', '73 %')))).toMatchObject({ ok: true });
    expect(await readAggregates(inside, {})).toMatchObject({
      value: [
        { level: 'national', clearlyPositive: 0.71, positive: 0.9, mean: 5.1, n: 3970, version: 1 },
        { level: 'own', sex: 'female', clearlyPositive: 0.73, distribution: [0, 0, 1, 4, 5, 9], version: 2 },
      ],
    });
    expect(await readElsewhere(inside, { until: '2024-12-31' })).toMatchObject({
      value: [{ item: 'usefulSupport', clearlyPositive: 0.71, n: 3970 }],
    });
    expect(await readElsewhere(inside, { until: '2022-12-31' })).toMatchObject({ value: [] });
  }));

test.each([
  ['a share above one', national.replace('0,71', '71'), 'fileHasErrors'],
  ['a distribution that is not n', own.replace('0|0|1', '0|0|2'), 'fileHasErrors'],
  ['a level of nobody', national.replace('nationell', 'global'), 'fileHasErrors'],
  ['a programme that is not there', own.replace(';;usefulSupport', ';okänd;usefulSupport'), 'unknownProgramme'],
])('refuses %s and saves nothing', (_, row, kind) =>
  rolledBackSession(session, async (inside) => {
    expect(await importAggregates(inside, bytes(national, row))).toMatchObject({ ok: false, refusal: { kind } });
    expect(await readAggregates(inside, {})).toMatchObject({ value: [] });
  }),
);
