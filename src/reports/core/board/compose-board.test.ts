import type { Attendance, ListedRecord, Minutes } from '#decisions/core';
import { maskedRecord } from '#decisions/core';
import { expect, test } from 'vitest';
import { composeMinutes, composeNotice, composeRegisterExtract } from './compose-board.ts';

const row = (name: string, role: Attendance['role'], more: Partial<Attendance> = {}) => ({
  name,
  role,
  appointedBy: 'habo',
  memberName: 'Habo kommun',
  presence: 'present' as const,
  serves: role !== 'deputy' && role !== 'other',
  replaces: null,
  ...more,
});
const item = (paragraph: number | null, more: Partial<Minutes['items'][number]> = {}): Minutes['items'][number] => ({
  id: `i${paragraph ?? 0}`,
  place: 0,
  kind: 'decision',
  title: 'Budget 2027',
  background: 'Första stycket.\nAndra stycket.',
  proposal: 'Budgeten fastställs.',
  matterId: null,
  wheelKey: null,
  paragraph,
  motions: null,
  vote: null,
  outcome: 'Budgeten fastställs.',
  conflicts: [],
  reservations: [],
  registerNumber: '2026:02',
  ...more,
});
const minutes = (
  more: Partial<Minutes['meeting']> = {},
  items = [item(12), item(13, { conflicts: ['B'], reservations: [{ name: 'A', text: 'För dyrt.' }] })],
): Minutes => ({
  association: 'Förbundet Provet',
  orgNumber: '222000-0001',
  meeting: {
    id: 'm',
    body: { id: 'b', kind: 'board', name: 'Styrelsen', noticeDays: 7 },
    heldOn: '2026-03-12',
    startsAt: '09:00',
    endsAt: '11:00',
    location: 'Rådhuset',
    isPublic: false,
    mayBeDistant: true,
    state: 'approved',
    calledOn: '2026-03-02',
    chair: 'A',
    secretary: 'K',
    approvers: ['B'],
    approvedOn: '2026-03-19',
    ...more,
  },
  items,
  attendance: [
    row('A', 'chair'),
    row('B', 'boardMember', { presence: 'distance' }),
    row('C', 'boardMember', { presence: 'absent', serves: false }),
    row('D', 'deputy', { serves: true, replaces: 'C' }),
    row('K', 'other'),
  ],
});
const printed = (document: object): string => JSON.stringify(document);

test('minutes say who was there and how, what was decided, who had a conflict and who made a reservation', () => {
  const document = composeMinutes(minutes(), { corrections: [], printedOn: '2026-04-01' });
  const text = printed(document);
  for (const said of [
    'Protokoll, styrelsen 12 mars 2026',
    '§§ 12–13',
    'På distans',
    'Ja, för C',
    'Första stycket.',
    'Andra stycket.',
    'B deltog inte',
    '2 av 3 platser deltog',
    'Reservation, A. ',
    'För dyrt.',
    'Dnr 2026:02',
  ])
    expect(text).toContain(said);
  expect(text).not.toContain('ej justerat');
  expect(document.datedOn).toBe('2026-03-19');
  expect(document.sections.at(-1)?.blocks).toMatchObject([
    { kind: 'signatures', rows: [{ member: 'K' }, { member: 'A' }, { member: 'B' }] },
  ]);
});

test('minutes that are not approved say so, and a correction stands after what it corrects', () => {
  expect(composeMinutes(minutes({ approvedOn: null }), { corrections: [], printedOn: '2026-03-13' }).title).toContain(
    '(ej justerat)',
  );
  const corrected = composeMinutes(minutes(), {
    corrections: [{ version: 2, correction: '§ 12: rätt år är 2027.', madeAt: '2026-05-01T08:00:00.000Z' }],
    printedOn: '2026-05-01',
  });
  const ids = corrected.sections.map(({ id }) => id);
  expect(ids.indexOf('board.corrections')).toBeGreaterThan(ids.indexOf('board.item.i13'));
  expect(printed(corrected)).toContain('Rättelse 1, 1 maj 2026');
});

test('a decision without quorum is told', () => {
  const few = minutes({}, [item(12, { conflicts: ['A', 'B'] })]);
  expect(printed(composeMinutes(few, { corrections: [], printedOn: '2026-04-01' }))).toContain('Färre än hälften');
});

test('a notice numbers the documents that follow it, and says where the others are', () => {
  const files = [
    { itemId: 'i0', title: 'Kalkyl', isSetIn: false },
    { itemId: 'i0', title: 'Underlag', isSetIn: true },
  ];
  const notice = composeNotice(
    minutes({ state: 'planned' }, [
      item(null),
      item(null, { id: 'f', kind: 'formality', title: 'Upprop', proposal: 'Närvaron antecknas.' }),
    ]),
    { files, recipients: ['A'], deputies: ['D'] },
  );
  const text = printed(notice);
  expect(text).toContain('Kalkyl (öppnas på mötets sida)');
  expect(text).toContain('Bilaga 1. Underlag');
  expect(text).toContain('Budgeten fastställs.');
  expect(text).not.toContain('Närvaron antecknas.');
});

test('an extract of masked records holds nothing that is hidden', () => {
  const record: ListedRecord = {
    id: 'r',
    number: 3,
    direction: 'in',
    datedOn: '2026-01-02',
    counterpart: 'Anna Exempelsson',
    title: 'Klagomål',
    secrecyMark: 'OSL 21:1',
    disposal: 'kept',
    fileId: null,
    matter: {
      id: 'm',
      year: 2026,
      number: 2,
      title: 'Synpunkter',
      secrecyMark: null,
      openedOn: '2026-01-02',
      closedOn: null,
      state: 'open',
    },
  };
  const of = { association: 'F', orgNumber: '222000-0001', year: 2026, printedOn: '2026-02-01' };
  const text = printed(composeRegisterExtract([maskedRecord(record, () => false)], of));
  expect(text).toContain('2026:02 / 3');
  expect(text).not.toMatch(/Anna|Klagomål/);
  expect(printed(composeRegisterExtract([], of))).toContain('Diariet är tomt.');
});
