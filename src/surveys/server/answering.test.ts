import type { Session } from '#access/server';
import { rolledBackSession, testSession } from '#access/testing';
import { enterSpace } from '#database/server';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { answerWith, anOpenRound, codesOf } from './a-round.ts';
import { countAnswers, listAnswers } from './answer-store.ts';
import { closeRound } from './close-round.ts';
import { hashOfCode } from './code-hash.ts';
import { makeCodes } from './make-codes.ts';
import { openCode, readAskedSurvey } from './open-code.ts';
import { openRound } from './open-round.ts';
import { readResults } from './read-results.ts';
import { submitAnswer } from './submit-answer.ts';
import { listTexts } from './text-store.ts';

let session: Session;
beforeAll(async () => {
  session = await testSession();
});

const inSpace = <T>(of: Session, run: Parameters<Session['database']['inSpace']>[1]): Promise<T> =>
  of.database.inSpace({ spaceId: of.space.id, access: 'read' }, run) as Promise<T>;
const stored = (of: Session, round: string): Promise<number> => inSpace(of, (tx) => countAnswers(tx, round));
const useful = { usefulSupport: ['6'] };

test('a code opens its survey, is answered with once, and then is gone', () =>
  rolledBackSession(session, async (inside) => {
    const round = await anOpenRound(inside);
    const [code = ''] = await codesOf(inside, { round, count: 2 });
    const opened = await openCode(inside.installation, ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `);
    const asked = opened && (await readAskedSurvey(opened.session, { codeHash: opened.codeHash }));
    expect(asked).toMatchObject({ ok: true, value: { questionnaire: { id: 'participant-ended' }, isShared: false } });
    expect(await answerWith(inside, code, { ...useful, sex: ['female'] })).toMatchObject({ ok: true });
    expect(await openCode(inside.installation, code)).toBeNull();
    expect(await answerWith(inside, code, useful)).toMatchObject({ refusal: { kind: 'noSuchCode' } });
    expect(await inSpace(inside, (tx) => listAnswers(tx, round))).toEqual([
      { month: '2026-11', sex: 'female', programme: 'enter', answers: { usefulSupport: 6 } },
    ]);
  }));

test('the same form sent twice is counted once', () =>
  rolledBackSession(session, async (inside) => {
    const round = await anOpenRound(inside);
    const [code = ''] = await codesOf(inside, { round, count: 1, isShared: true });
    const receipt = 'a-receipt-of-this-page';
    for (const _ of [1, 2, 3]) expect((await answerWith(inside, code, useful, receipt)).ok).toBe(true);
    expect(await stored(inside, round)).toBe(1);
  }));

test('two devices with one code leave one answer', async () => {
  const round = await anOpenRound(session, { id: 'tva' });
  const [code = ''] = await codesOf(session, { round, count: 1 });
  const done = await Promise.all(Array.from({ length: 8 }, () => answerWith(session, code, useful)));
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await stored(session, round)).toBe(1);
});

test('soon after they came all answers of a round are of one transaction', async () => {
  const round = await anOpenRound(session, { id: 'blandas' });
  for (const code of await codesOf(session, { round, count: 3 })) await answerWith(session, code, useful);
  const transactions = () =>
    session.database.asOwner(async (tx) => {
      await enterSpace(tx, session.space.id);
      const rows = await sql<{ xmin: string }>`
        SELECT xmin::text AS xmin FROM survey_answer WHERE round_id = ${round}`.execute(tx);
      return rows.rows.map(({ xmin }) => xmin);
    });
  await expect.poll(async () => new Set(await transactions()).size, { timeout: 10_000 }).toBe(1);
  expect(await transactions()).toHaveLength(3);
});

test('a shared code is answered with again and again', () =>
  rolledBackSession(session, async (inside) => {
    const round = await anOpenRound(inside);
    const [code = ''] = await codesOf(inside, { round, count: 1, isShared: true });
    for (const value of ['4', '5', '6']) await answerWith(inside, code, { usefulSupport: [value] });
    expect(await stored(inside, round)).toBe(3);
  }));

test('free text is kept apart from the answers, without identity numbers', () =>
  rolledBackSession(session, async (inside) => {
    const round = await anOpenRound(inside);
    const [code = ''] = await codesOf(inside, { round, count: 1 });
    await answerWith(inside, code, { ...useful, comment: ['Fråga 19900101-2384 om det.'] });
    expect(await inSpace(inside, (tx) => listAnswers(tx, round))).toMatchObject([{ answers: { usefulSupport: 6 } }]);
    expect(await inSpace(inside, (tx) => listTexts(tx, round))).toMatchObject([
      { item: 'comment', written: 'Fråga […] om det.', state: 'unread' },
    ]);
  }));

test.each([
  ['a step that is none', { usefulSupport: ['7'] }, { kind: 'faults', faults: [{ item: 'usefulSupport' }] }],
  ['an empty form', {}, { kind: 'nothingAnswered' }],
])('refuses %s, and the code can still be used', (_, typed, refusal) =>
  rolledBackSession(session, async (inside) => {
    const round = await anOpenRound(inside);
    const [code = ''] = await codesOf(inside, { round, count: 1 });
    expect(await answerWith(inside, code, typed)).toMatchObject({ ok: false, refusal });
    expect(await stored(inside, round)).toBe(0);
    expect((await answerWith(inside, code, useful)).ok).toBe(true);
  }),
);

test('a closed round takes no answer, and shows what it showed to nobody while it was open', async () => {
  const round = await anOpenRound(session, { id: 'stangd' });
  const codes = await codesOf(session, { round, count: 12 });
  for (const code of codes.slice(0, 11)) expect((await answerWith(session, code, useful)).ok).toBe(true);
  expect(await readResults(session, { round })).toMatchObject({ ok: true, value: { results: [] } });
  expect(await closeRound(session, { round })).toMatchObject({ ok: true, value: { answers: 11 } });
  expect(await answerWith(session, codes[11] ?? '', useful)).toMatchObject({ refusal: { kind: 'noSuchCode' } });
  const read = await readResults(session, { round });
  expect(read.ok && read.value.results[0]).toMatchObject({ item: 'usefulSupport', n: 11, mean: 6, offered: 60 });
  expect(await closeRound(session, { round })).toMatchObject({ refusal: { kind: 'roundIsClosed' } });
  expect(await makeCodes(session, { round, programme: 'enter', count: 1, isShared: false })).toMatchObject({
    refusal: { kind: 'roundIsClosed' },
  });
});

test('refuses a round twice, of nobody, of an unknown programme or questionnaire', () =>
  rolledBackSession(session, async (inside) => {
    const round = await anOpenRound(inside);
    const command = {
      id: 'ny',
      title: 'Ny',
      questionnaire: 'board',
      from: '2026-01-01',
      to: '2026-12-31',
      groups: [{ programme: null, offered: 8 }],
    };
    expect(await openRound(inside, { ...command, id: round })).toMatchObject({ refusal: { kind: 'roundExists' } });
    expect(await openRound(inside, { ...command, questionnaire: 'x' })).toMatchObject({
      refusal: { kind: 'noSuchQuestionnaire' },
    });
    expect(await openRound(inside, { ...command, groups: [{ programme: 'x', offered: 8 }] })).toMatchObject({
      refusal: { kind: 'unknownProgramme' },
    });
    expect(await openRound(inside, { ...command, groups: [] })).toMatchObject({ refusal: { kind: 'invalidInput' } });
    expect(await openRound(inside, { ...command, fewestShown: 4 })).toMatchObject({
      refusal: { kind: 'invalidInput' },
    });
    expect((await openRound(inside, { ...command, body: 'styrelsen' })).ok).toBe(true);
  }));

test('a respondent may answer and nothing else; an operator may not answer', async () => {
  const round = await anOpenRound(session, { id: 'ratt' });
  const [code = ''] = await codesOf(session, { round, count: 1 });
  const opened = await openCode(session.installation, code);
  if (!opened) throw new Error('the code opens');
  const denied = { refusal: { kind: 'denied' } };
  expect(await readResults(opened.session, { round })).toMatchObject(denied);
  expect(await closeRound(opened.session, { round })).toMatchObject(denied);
  expect(await makeCodes(opened.session, { round, programme: 'enter', count: 1, isShared: false })).toMatchObject(
    denied,
  );
  const sent = { codeHash: hashOfCode(session.installation, code), typed: useful, receipt: 'a-receipt-of-this-page' };
  expect(await submitAnswer(session, sent)).toMatchObject(denied);
});
