import type { Session } from '#access/server';
import { rolledBackSession, testSession } from '#access/testing';
import { beforeAll, expect, test } from 'vitest';
import { listAnswers } from './answer-store.ts';
import { importAnswers } from './import-answers.ts';
import { readResults } from './read-results.ts';
import { readRounds } from './read-rounds.ts';
import { saveQuestionnaire } from './save-questionnaire.ts';
import { shippedQuestionnaires } from './shipped-questionnaires.ts';
import { listTexts } from './text-store.ts';

let session: Session;
beforeAll(async () => {
  session = await testSession();
});

const file = (...lines: string[]): Uint8Array =>
  new TextEncoder().encode(['month,sex,usefulSupport,readyForWork', ...lines].join('\n'));
const lines = (count: number, line: string): string[] => Array.from({ length: count }, () => line);

/** 14 of 19 at 5–6, as printed for one programme of 2024. */
const nineteen = file(
  ...lines(9, '2024-03,kvinna,6,4'),
  ...lines(5, '2024-05,man,5,3'),
  ...lines(4, '2024-05,,4,2'),
  '2024-09,,3,',
);

const command = {
  file: nineteen,
  questionnaire: 'participant-ended',
  round: 'avslut-2024',
  programme: 'Enter',
  offered: 25,
  makesProgramme: true,
};

const resultsOf = async (inside: Session, programme?: string) => {
  const read = await readResults(inside, { round: 'avslut-2024', ...(programme ? { programme } : {}) });
  return read.ok ? read.value.results : [];
};

test('every shipped questionnaire is whole, in Swedish, easy Swedish and English', () => {
  const shipped = shippedQuestionnaires();
  expect(shipped.map(({ id }) => id)).toEqual(expect.arrayContaining(['participant-ended', 'participant-ongoing']));
  for (const { languages } of shipped) expect(languages.map(({ code }) => code)).toEqual(['sv', 'sv-latt', 'en']);
  const ended = shipped.find(({ id }) => id === 'participant-ended');
  expect(ended?.items.filter(({ kind }) => kind === 'scale').map(({ id }) => id)).toEqual([
    'usefulSupport',
    'shareInDecisions',
    'staffUsesExperience',
    'copingStrategies',
    'readyForWork',
    'clearPlanAfter',
  ]);
});

test('what was imported comes out as results, and the round is that of its months', () =>
  rolledBackSession(session, async (inside) => {
    expect(await importAnswers(inside, command)).toMatchObject({
      ok: true,
      value: { answers: 19, programme: 'enter' },
    });
    const results = await resultsOf(inside, 'enter');
    expect(results.find(({ item }) => item === 'usefulSupport')).toMatchObject({
      n: 19,
      offered: 25,
      distribution: [0, 0, 1, 4, 5, 9],
      clearlyPositive: { of: { part: 14, whole: 19 } },
    });
    expect(results.find(({ item }) => item === 'readyForWork')?.n).toBe(18);
    expect(results.find(({ item }) => item === 'clearPlanAfter')?.visibility).toBe('suppressed');
    const rounds = await readRounds(inside, {});
    expect(rounds.ok && rounds.value.rounds[0]).toMatchObject({
      state: 'closed',
      period: { from: '2024-03-01', to: '2024-09-30' },
      groups: [{ programme: 'enter', offered: 25 }],
    });
  }));

test('a round holds several programmes, told apart and together', () =>
  rolledBackSession(session, async (inside) => {
    await importAnswers(inside, command);
    await importAnswers(inside, {
      ...command,
      programme: 'FIA',
      offered: 14,
      file: file(...lines(8, '2024-03,,2,2')),
    });
    const of = (list: Awaited<ReturnType<typeof resultsOf>>) => list.find(({ item }) => item === 'usefulSupport');
    expect(of(await resultsOf(inside, 'enter'))).toMatchObject({ n: 19, visibility: 'shown' });
    expect(of(await resultsOf(inside, 'fia'))).toMatchObject({ n: 8, visibility: 'tooFew', mean: null });
    expect(of(await resultsOf(inside))).toMatchObject({ n: 27, visibility: 'tooFew', mean: null });
  }));

test.each([
  ['an unknown questionnaire', { questionnaire: 'okand' }, { kind: 'noSuchQuestionnaire' }],
  ['a programme that is not there', { makesProgramme: false }, { kind: 'unknownProgramme', known: [] }],
  ['more answers than were asked', { offered: 18 }, { kind: 'moreThanOffered', answers: 19 }],
  ['a file with a fault', { file: file('2024-03,kvinna,9,4') }, { kind: 'fileHasErrors' }],
  ['a file that is no table', { file: new Uint8Array() }, { kind: 'table' }],
])('refuses %s and saves nothing', (_, change, refusal) =>
  rolledBackSession(session, async (inside) => {
    expect(await importAnswers(inside, { ...command, ...change })).toMatchObject({ ok: false, refusal });
    expect(await readRounds(inside, {})).toMatchObject({ value: { rounds: [] } });
  }),
);

const table = (...rows: string[]): Uint8Array => new TextEncoder().encode(rows.join('\n'));
const ten = lines(10, '2024-03,kvinna,5,4');

test.each<[string, Uint8Array]>([
  ['a byte order mark and CRLF', table(['\uFEFFmonth,sex,usefulSupport,readyForWork', ...ten].join('\r\n'))],
  ['semicolons', table(['month,sex,usefulSupport,readyForWork', ...ten].join('\n').replaceAll(',', ';'))],
  [
    'Windows-1252',
    Uint8Array.from(['m\xE5nad;k\xF6n;usefulSupport', ...lines(10, '2024-03;kvinna;5')].join('\n'), (c) =>
      c.charCodeAt(0),
    ),
  ],
  [
    'empty rows and columns in another order',
    table('readyForWork,usefulSupport,month,sex', '', ...lines(10, '4,5,2024-03,kvinna'), ',,,', ''),
  ],
])('a file with %s is read', (_, bytes) =>
  rolledBackSession(session, async (inside) => {
    expect(await importAnswers(inside, { ...command, file: bytes })).toMatchObject({
      ok: true,
      value: { answers: 10 },
    });
    expect((await resultsOf(inside)).find(({ item }) => item === 'usefulSupport')).toMatchObject({ n: 10, mean: 5 });
  }),
);

test.each<[string, Uint8Array, object]>([
  ['step 7', file(...ten, '2024-03,man,7,4'), { problems: [{ code: 'bad-answer', line: 12 }] }],
  ['half a step', file('2024-03,man,4.5,4'), { problems: [{ code: 'bad-answer', line: 2 }] }],
  ['a month that is none', file(...ten, '', '2024-13,man,5,4'), { problems: [{ code: 'bad-month', line: 13 }] }],
  ['another sex word', file('2024-03,kvinnor,5,4'), { problems: [{ code: 'bad-sex', line: 2 }] }],
  ['a column of its own', table('month,sex,usefulSupport,shoeSize', '2024-03,,5,41'), { kind: 'columnUnknown' }],
  ['an item twice', table('month,usefulSupport,usefulSupport', '2024-03,5,5'), { kind: 'columnTwice' }],
  ['more cells than headings', file('2024-03,kvinna,5,4,3'), { kind: 'columnUnknown' }],
  ['a quotation mark that is left open', file('2024-03,kvinna,"5,4'), { kind: 'fileHasErrors' }],
])('a file with %s is refused whole, with line and code', (_, bytes, refusal) =>
  rolledBackSession(session, async (inside) => {
    expect(await importAnswers(inside, { ...command, file: bytes })).toMatchObject({ refusal });
    expect(await readRounds(inside, {})).toMatchObject({ value: { rounds: [] } });
  }),
);

test('a second file for the same programme needs to be said to replace, and cannot give one answer away', () =>
  rolledBackSession(session, async (inside) => {
    await importAnswers(inside, command);
    expect(await importAnswers(inside, command)).toMatchObject({ refusal: { kind: 'answersAreThere', n: 19 } });
    const one = file(...lines(19, '2024-03,kvinna,1,1'));
    const few = new TextEncoder().encode(new TextDecoder().decode(nineteen).replace('2024-09,,3,', '2024-09,,1,'));
    expect(await importAnswers(inside, { ...command, file: few, replaces: true })).toMatchObject({
      refusal: { kind: 'changesTooFew' },
    });
    expect((await importAnswers(inside, { ...command, file: one, replaces: true })).ok).toBe(true);
    expect((await resultsOf(inside)).find(({ item }) => item === 'usefulSupport')).toMatchObject({ n: 19, mean: 1 });
    const rounds = await readRounds(inside, {});
    expect(rounds.ok && rounds.value.rounds[0]?.version).toBe(2);
  }));

test('free text of the file lies apart from the answers, and waits for the programme', () =>
  rolledBackSession(session, async (inside) => {
    const written = (text: string): Uint8Array =>
      new TextEncoder().encode(`month,usefulSupport,comment\n2024-03,5,${text}\n2024-03,,bara ord`);
    const texts = () =>
      inside.database.inSpace({ spaceId: inside.space.id, access: 'read' }, async (tx) =>
        (await listTexts(tx, 'avslut-2024')).map(({ written: text, state }) => `${state}: ${text}`),
      );
    expect((await importAnswers(inside, { ...command, file: written('Anna 850101-1234 var bra') })).ok).toBe(true);
    expect(new Set(await texts())).toEqual(new Set(['unread: Anna […] var bra', 'unread: bara ord']));
    const rows = await inside.database.inSpace({ spaceId: inside.space.id, access: 'read' }, (tx) =>
      listAnswers(tx, 'avslut-2024'),
    );
    expect(new Set(rows.map(({ answers }) => JSON.stringify(answers)))).toEqual(
      new Set(['{"usefulSupport":5}', '{}']),
    );
    expect((await importAnswers(inside, { ...command, file: written('rättat'), replaces: true })).ok).toBe(true);
    expect(new Set(await texts())).toEqual(new Set(['unread: bara ord', 'unread: rättat']));
  }));

test('a round keeps its questionnaire', () =>
  rolledBackSession(session, async (inside) => {
    await importAnswers(inside, command);
    expect(
      await importAnswers(inside, { ...command, questionnaire: 'participant-ongoing', programme: 'FIA' }),
    ).toMatchObject({
      refusal: { kind: 'otherQuestionnaire', asks: 'participant-ended' },
    });
  }));

const own = (label: string, version = 1): string => `
id: egen
version: ${version}
title: { sv: Egen }
introduction: { sv: Svara. }
respondentGroup: board
languages: [{ code: sv, name: Svenska }]
source: Eget exempel
items: [{ id: yes, kind: yesNo, short: Ja, text: { sv: '${label}' } }]
`;

test('a questionnaire of one’s own is kept by version', () =>
  rolledBackSession(session, async (inside) => {
    expect((await saveQuestionnaire(inside, { yaml: own('Ja?') })).ok).toBe(true);
    expect((await saveQuestionnaire(inside, { yaml: own('Ja?') })).ok).toBe(true);
    expect(await saveQuestionnaire(inside, { yaml: own('Nej?') })).toMatchObject({
      refusal: { kind: 'versionTaken' },
    });
    expect((await saveQuestionnaire(inside, { yaml: own('Nej?', 2) })).ok).toBe(true);
    const read = await readRounds(inside, {});
    expect(read.ok && read.value.questionnaires.find(({ id }) => id === 'egen')?.version).toBe(2);
  }));

test.each([
  ['[', 'notYaml'],
  ['a: &a 1\nb: *a', 'notYaml'],
  ['id: egen', 'faults'],
])('refuses %j as a questionnaire', (yaml, kind) =>
  rolledBackSession(session, async (inside) => {
    expect(await saveQuestionnaire(inside, { yaml })).toMatchObject({ ok: false, refusal: { kind } });
  }),
);

test('a reader reads results but imports nothing, and another association sees nothing', async () => {
  await importAnswers(session, command);
  const actor = { kind: 'auditor', name: 'r' } as const;
  const reader = await testSession({ beside: session, spaceId: session.space.id, actor });
  expect(await resultsOf(reader)).not.toEqual([]);
  expect(await importAnswers(reader, command)).toMatchObject({ refusal: { kind: 'denied' } });
  expect(await saveQuestionnaire(reader, { yaml: own('Ja?') })).toMatchObject({ refusal: { kind: 'denied' } });
  const elsewhere = await testSession({ beside: session });
  expect(await readResults(elsewhere, { round: 'avslut-2024' })).toMatchObject({ refusal: { kind: 'noSuchRound' } });
});
