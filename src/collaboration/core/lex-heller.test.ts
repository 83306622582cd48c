import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  asSeenByBoard,
  checkTexts,
  deadlineOf,
  isLate,
  LEX_HELLER_STATES,
  lexHellerMoves,
  moveReport,
  stepsFrom,
  type LexHellerReport,
} from './lex-heller.ts';
import { lexHellerFigures, lexHellerSummary, patternsOf } from './lex-heller-figures.ts';

function aReport(of: Partial<LexHellerReport> = {}): LexHellerReport {
  return {
    id: '1',
    year: 2024,
    number: 1,
    receivedOn: '2024-03-04',
    channel: 'link',
    organisation: 'Habo kommun',
    programme: '',
    role: 'Handläggare',
    kommun: 'Habo',
    concerned: ['Arbetsförmedlingen'],
    type: 'routines',
    event: 'Ingen visste vem som skulle ringa.',
    consequence: '',
    proposal: '',
    state: 'received',
    checkedOn: null,
    raisedOn: null,
    theme: '',
    action: '',
    responsible: '',
    answer: '',
    answeredOn: null,
    fedBackOn: null,
    isPublished: false,
    version: 1,
    ...of,
  };
}

test('the drawing has the moves of the code, and no other', () => {
  const drawn = readFileSync(join(import.meta.dirname, '../../../docs/states/lex-heller.mmd'), 'utf8')
    .split('\n')
    .flatMap((line) => /^ {2}(\w+) --> (\w+) : (\w+)$/.exec(line)?.slice(1, 4).join(' ') ?? []);
  const coded = LEX_HELLER_STATES.flatMap((from) =>
    Object.entries(lexHellerMoves[from]).map(([step, to]) => `${from} ${to} ${step}`),
  );
  expect(drawn.toSorted()).toEqual(coded.toSorted());
  expect(coded.length).toBeGreaterThan(10);
});

test('every state leads to the end', () => {
  for (const state of LEX_HELLER_STATES) {
    const reached = new Set([state]);
    for (const one of reached) for (const step of stepsFrom(one)) reached.add(lexHellerMoves[one][step] ?? one);
    expect(reached).toContain('closed');
  }
});

const today = '2024-04-01';
test.each([
  ['prepare', {}, { kind: 'notChecked' }],
  ['prepare', { checkedOn: today }, { kind: 'needs', what: 'raisedOn' }],
  ['ask', {}, { kind: 'needs', what: 'question' }],
  ['send', { state: 'prepared' }, { kind: 'needs', what: 'responsible' }],
  ['answer', { state: 'withParty' }, { kind: 'needs', what: 'answer' }],
  ['answer', { state: 'received' }, { kind: 'cannotMove', state: 'received', step: 'answer' }],
] as const)('%s is refused of %j', (step, of, refusal) => {
  expect(moveReport(aReport(of), { step, note: '', today })).toEqual({ ok: false, refusal });
});

test('a report that is completed is read again before it goes on', () => {
  const moved = moveReport(aReport({ state: 'completed', checkedOn: today }), {
    step: 'complete',
    note: 'Mer',
    today,
  });
  expect(moved).toMatchObject({ ok: true, value: { state: 'received', checkedOn: null, version: 2 } });
});

test('an answer has its day, and loses it when the party is asked again', () => {
  const answered = moveReport(aReport({ state: 'withParty', answer: 'Ny rutin' }), {
    step: 'answer',
    note: '',
    today,
  });
  expect(answered).toMatchObject({ value: { state: 'answered', answeredOn: today } });
  if (!answered.ok) return;
  const again = moveReport({ ...answered.value, responsible: 'AF' }, { step: 'send', note: '', today });
  expect(again).toMatchObject({ value: { state: 'withParty', answeredOn: null } });
});

test('the deadline is two weeks before the group, and late is what has not been prepared by then', () => {
  expect(deadlineOf('2024-04-15')).toBe('2024-04-01');
  expect(isLate(aReport({ raisedOn: '2024-04-15' }), '2024-04-01')).toBe(false);
  expect(isLate(aReport({ raisedOn: '2024-04-15' }), '2024-04-02')).toBe(true);
  expect(isLate(aReport({ raisedOn: '2024-04-15', state: 'prepared' }), '2024-04-02')).toBe(false);
});

test('a personal number is refused, and an address is asked about', () => {
  const texts = { event: 'Om 850101 1236', consequence: '' };
  expect(checkTexts(texts, { isConfirmed: true })).toMatchObject({
    refusal: { kind: 'personalNumber', field: 'event' },
  });
  const mail = { event: 'Skriv till vxl@exempel.se' };
  expect(checkTexts(mail, { isConfirmed: false })).toMatchObject({
    refusal: { kind: 'contactDetails', text: 'vxl@exempel.se' },
  });
  expect(checkTexts(mail, { isConfirmed: true }).ok).toBe(true);
});

test('the board sees no text that nobody has read', () => {
  expect(asSeenByBoard(aReport())).toMatchObject({ event: '', type: 'routines' });
  expect(asSeenByBoard(aReport({ checkedOn: today })).event).not.toBe('');
});

test('patterns count a report for each party it concerns, most first', () => {
  const reports = [aReport({ concerned: ['AF', 'FK'] }), aReport({ concerned: ['AF'], year: 2023, type: 'waiting' })];
  expect(patternsOf(reports, 'party').map(({ key, total }) => [key, total])).toEqual([
    ['AF', 2],
    ['FK', 1],
  ]);
  expect(patternsOf(reports, 'type').map(({ key, years }) => [key, ...years.keys()])).toEqual([
    ['routines', 2024],
    ['waiting', 2023],
  ]);
});

test('the summary and the figures count the same', () => {
  const reports = [
    aReport({ answeredOn: today, state: 'closed', action: 'manager' }),
    aReport({ state: 'withParty' }),
    aReport({ year: 2023, receivedOn: '2023-05-05' }),
  ];
  const summary = lexHellerSummary(reports, 2024);
  expect(summary).toMatchObject({
    received: 2,
    before: 1,
    answered: 1,
    open: 1,
    actions: [{ action: 'manager', count: 1 }],
  });
  const figures = lexHellerFigures(reports, [{ from: '2024-01-01', to: '2024-12-31' }]);
  expect(figures.map(({ id, value }) => [id, value])).toContainEqual([
    'collaboration.lexHeller@2024',
    summary.received,
  ]);
  expect(figures.map(({ id, value }) => [id, value])).toContainEqual([
    'collaboration.lexHellerAnswered@2024',
    summary.answered,
  ]);
});
