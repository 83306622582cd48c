import fc from 'fast-check';
import { calendarYear } from '#kernel';
import { describe, expect, test } from 'vitest';
import { attendanceOf, boardFigures, callDeputies, expectedAt, feesOf, quorumOf } from './attendance.ts';
import { checkForApproval, type Attendance, type MeetingItem } from './meeting.ts';

const row = (
  name: string,
  role: Attendance['role'],
  appointedBy: string | null,
  presence: Attendance['presence'] = 'present',
): Attendance => ({
  name,
  role,
  appointedBy,
  presence,
  serves: false,
  replaces: null,
});
const serving = (rows: readonly Attendance[]): string[] =>
  callDeputies(rows).flatMap(({ name, serves, replaces }) =>
    serves ? [replaces === null ? name : `${name} för ${replaces}`] : [],
  );

describe('deputies are called in order', () => {
  test('the deputy of the same member comes first, whatever the order of the list', () => {
    const rows = [
      row('A', 'chair', 'region'),
      row('B', 'boardMember', 'habo', 'absent'),
      row('x', 'deputy', 'region'),
      row('y', 'deputy', 'habo', 'distance'),
    ];
    expect(serving(rows)).toEqual(['A', 'y för B']);
  });

  test('else the next in the list, but never one that her own member needs', () => {
    const rows = [
      row('A', 'boardMember', 'region', 'absent'),
      row('B', 'boardMember', 'habo', 'absent'),
      row('C', 'chair', 'fk'),
      row('y', 'deputy', 'habo'),
      row('z', 'deputy', 'fk'),
    ];
    expect(serving(rows)).toEqual(['C', 'y för B', 'z för A']);
  });

  test('nobody serves for one who is there, and officials never', () => {
    expect(serving([row('A', 'chair', 'fk'), row('y', 'deputy', 'fk'), row('K', 'other', null)])).toEqual(['A']);
  });

  const rows = fc.array(
    fc.record({
      name: fc.uuid(),
      role: fc.constantFrom<Attendance['role'][]>('chair', 'boardMember', 'deputy', 'other'),
      appointedBy: fc.constantFrom('a', 'b', 'c'),
      presence: fc.constantFrom<Attendance['presence'][]>('present', 'distance', 'absent'),
      serves: fc.boolean(),
      replaces: fc.constant(null),
    }),
  );
  test('never more serve than there are places, never one who is absent, and no place is filled twice', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const called = callDeputies(given);
        const { serving: count, seats } = quorumOf(called);
        const replaced = called.flatMap(({ replaces }) => (replaces === null ? [] : [replaces]));
        expect(count).toBeLessThanOrEqual(seats);
        expect(called.filter(({ serves, presence }) => serves && presence === 'absent')).toEqual([]);
        expect(new Set(replaced).size).toBe(replaced.length);
        // While a place is empty no deputy who is there sits idle.
        const idle = called.filter(
          ({ role, presence, serves }) => role === 'deputy' && presence !== 'absent' && !serves,
        );
        if (count < seats) expect(idle).toEqual([]);
      }),
    );
  });
});

test('quorum is more than half of the places; a conflict of interest counts as away', () => {
  const rows = callDeputies([
    row('A', 'chair', 'a'),
    row('B', 'boardMember', 'b'),
    row('C', 'boardMember', 'c', 'absent'),
    row('D', 'boardMember', 'd', 'absent'),
  ]);
  expect(quorumOf(rows)).toEqual({ serving: 2, seats: 4, isMet: false });
  const three = callDeputies([...rows.slice(0, 3), row('D', 'boardMember', 'd')]);
  expect(quorumOf(three)).toEqual({ serving: 3, seats: 4, isMet: true });
  expect(quorumOf(three, ['B'])).toEqual({ serving: 2, seats: 4, isMet: false });
});

test('who sits on the day is expected, in order', () => {
  const member = (name: string, validFrom: string | null, validTo: string | null) => ({
    name,
    role: 'boardMember' as const,
    appointedBy: 'a',
    validFrom,
    validTo,
  });
  const members = [member('Gammal', null, '2023-03-31'), member('Ny', '2023-04-01', null)];
  expect(expectedAt(members, '2023-03-31').map(({ name }) => name)).toEqual(['Gammal']);
  expect(expectedAt(members, '2023-04-01').map(({ name }) => name)).toEqual(['Ny']);
});

const body = { id: 'b', kind: 'board', name: 'Styrelsen', noticeDays: 7 } as const;
const held = [
  {
    body,
    heldOn: '2026-03-12',
    chair: 'A',
    attendance: callDeputies([
      row('A', 'chair', 'fk'),
      row('B', 'boardMember', 'habo', 'absent'),
      row('y', 'deputy', 'habo'),
    ]),
  },
  {
    body,
    heldOn: '2026-06-11',
    chair: 'B',
    attendance: callDeputies([
      row('A', 'chair', 'fk'),
      row('B', 'boardMember', 'habo'),
      row('y', 'deputy', 'habo', 'absent'),
    ]),
  },
  { body, heldOn: '2025-06-11', chair: 'A', attendance: callDeputies([row('A', 'chair', 'fk', 'absent')]) },
];

test('attendance is places filled of places, of a body and of each member', () => {
  expect(attendanceOf(held, { period: calendarYear(2026) })).toEqual({ meetings: 2, seats: 4, filled: 4 });
  const figures = boardFigures(held, {
    period: calendarYear(2026),
    memberNames: { fk: 'Försäkringskassan', af: 'Arbetsförmedlingen' },
  });
  expect(figures.map(({ id, value }) => [id, value])).toEqual([
    ['board.meetings@2026{body=styrelsen}', 2],
    ['board.attendance@2026{body=styrelsen}', 1],
    ['board.attendance@2026{body=styrelsen,member=fk}', 1],
  ]);
  expect(boardFigures(held, { period: calendarYear(2025), memberNames: {} })[1]).toMatchObject({
    value: 0,
    of: { part: 0, whole: 1 },
  });
  expect(boardFigures(held, { period: calendarYear(2020), memberNames: {} })).toEqual([]);
});

test('fees: each meeting one was at, deputies too; who led it has the fee of the chair', () => {
  expect(feesOf(held, { period: calendarYear(2026), feeOre: 100_00, chairFeeOre: 250_00 })).toEqual([
    { name: 'A', role: 'chair', appointedBy: 'fk', meetings: 2, amountOre: 350_00 },
    { name: 'y', role: 'deputy', appointedBy: 'habo', meetings: 1, amountOre: 100_00 },
    { name: 'B', role: 'boardMember', appointedBy: 'habo', meetings: 1, amountOre: 250_00 },
  ]);
});

describe('minutes are approved only when', () => {
  const item = (outcome: string | null) => ({ title: 'Budget', outcome }) as MeetingItem;
  const of = {
    items: [item('Budgeten fastställs.')],
    attendance: [
      row('A', 'chair', 'fk'),
      row('B', 'boardMember', 'habo', 'distance'),
      row('C', 'boardMember', 'c', 'absent'),
    ],
  };
  const meeting = { chair: 'A', approvers: ['B'], endsAt: '12:00' };
  test.each([
    ['all is written', meeting, of, null],
    ['every item has an outcome', meeting, { ...of, items: [item(null)] }, { kind: 'undecided', titles: ['Budget'] }],
    ['somebody was there', meeting, { ...of, attendance: [] }, { kind: 'noAttendance' }],
    ['it has ended', { ...meeting, endsAt: null }, of, { kind: 'noEnd' }],
    ['another than the chair approves', { ...meeting, approvers: ['A'] }, of, { kind: 'noApprover' }],
    ['who approves was there', { ...meeting, approvers: ['C'] }, of, { kind: 'approverAbsent', name: 'C' }],
  ])('%s', (_, head, what, refusal) => {
    expect(checkForApproval(head, what)).toEqual(
      refusal === null ? { ok: true, value: null } : { ok: false, refusal },
    );
  });
});
