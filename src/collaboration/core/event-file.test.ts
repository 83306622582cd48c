import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readCsv } from '#exchange/core';
import { readDay, readEventSheet, eventHeadings } from './event-file.ts';
import { KindsFile } from './kind.ts';
import { eventFigures } from './figures.ts';
import { summaryOf } from './summary.ts';
import { anEvent } from './an-event.ts';

const root = join(import.meta.dirname, '../../..');
const { kinds } = v.parse(KindsFile, parse(readFileSync(join(root, 'event-kinds/kinds.yaml'), 'utf8')));

function read(text: string | Uint8Array, kind?: string) {
  const sheet = readCsv(text, { knownHeadings: eventHeadings(kinds) });
  if (!sheet.ok) throw new Error(JSON.stringify(sheet.refusal));
  return readEventSheet(sheet.value, { kinds, source: 'prov.csv', kind });
}
const registered = (name: string) =>
  read(readFileSync(join(root, 'demo', name))).events.map(({ event }, at) => anEvent({ ...event, id: `id-${at}` }));

test('Swedish headings, another order, Windows-1252 and commas are the same list', () => {
  const swedish =
    'Datum;Typ;Ort;Antal kvinnor;Antal män;Kostnad (kr)\n2024-03-04;Frukostmöte;Jönköping;12;5;1 250,50\n';
  const canonical = 'kind,cost,date,men,women,place\nbreakfast,1250.50,2024-03-04,5,12,Jönköping\n';
  const [a, b, c] = [swedish, canonical, Buffer.from(swedish, 'latin1')].map((text) => read(text).events);
  expect(a?.[0]?.event).toMatchObject({
    kind: 'breakfast',
    costOre: 125_050,
    parties: [{ organisation: '', women: 12, men: 5, others: null }],
  });
  expect(b).toEqual(a);
  expect(c).toEqual(a);
});

test('rows of one event and several organisations are one event; alike rows are two, and told', () => {
  const list = read(
    'datum;slag;titel;organisation;kvinnor;män\n2024-04-18;SIP-utbildning;SIP;Habo kommun;3;1\n2024-04-18;SIP-utbildning;SIP;Regionen;2;2\n',
  );
  expect(
    list.events.map(({ lines, event }) => [lines, event.parties.map(({ organisation }) => organisation)]),
  ).toEqual([
    [
      [2, 3],
      ['Habo kommun', 'Regionen'],
    ],
  ]);
  const twice = read('datum;slag\n2024-04-18;VerkSam\n2024-04-18;VerkSam\n');
  expect(twice.events.map(({ key }) => key)).toEqual(['verksam|2024-04-18||||1', 'verksam|2024-04-18||||2']);
  expect(twice.problems).toMatchObject([{ severity: 'warning', code: 'event-alike', line: 3 }]);
});

test('marks are joint, a mean of so many, or how many gave each', () => {
  const marks = (rows: string) => read(`datum;slag;antal svar;helhet\n${rows}\n`).events[0]?.event.scores;
  expect(marks('2024-01-02;sip;;6')).toEqual([{ question: 'whole', marks: [0, 0, 0, 0, 0, 1] }]);
  expect(marks('2024-01-02;sip;22;4,91')).toEqual([{ question: 'whole', mean: 4.91, answers: 22 }]);
  expect(marks('2024-01-02;sip;12;5')).toEqual([{ question: 'whole', mean: 5, answers: 12 }]);
  expect(marks('2024-01-02;sip;;5:2 6:7')).toEqual([{ question: 'whole', marks: [0, 0, 0, 0, 2, 7] }]);
});

test.each([
  ['event-date-unreadable', 'datum;slag\n2024-02-30;sip', 2],
  ['event-kind-unknown', 'datum;slag\n2024-02-03;sip\n2024-02-03;fikarast', 3],
  ['event-number-unreadable', 'datum;slag;kvinnor\n2024-02-03;sip;några', 2],
  ['event-number-unreadable', 'datum;slag;kvinnor;män;deltagare\n2024-02-03;sip;5;5;9', 2],
  ['event-score-out-of-range', 'datum;slag;helhet\n2024-02-03;sip;7', 2],
  ['event-personal-number', 'datum;slag;kommentar\n2024-02-03;sip;Om 850101 1236', 2],
  ['event-form-unknown', 'datum;slag;form\n2024-02-03;sip;kanske', 2],
  ['event-id-twice', 'id;datum;slag\n7;2024-02-03;sip\n7;2024-02-04;sip', 3],
  ['events-columns-missing', 'datum;kvinnor\n2024-02-03;5', null],
])('%s is an error of its line, and nothing of the list is taken', (code, text, line) => {
  const { events, problems } = read(`${text}\n`);
  expect(problems).toContainEqual(expect.objectContaining({ severity: 'error', code, line }));
  expect(events).toEqual([]);
});

test('a list without kinds is read when the kind is told', () => {
  expect(read('datum;grupp\n2024-02-03;Habo\n', 'VerkSam').events).toMatchObject([
    { event: { kind: 'verksam', group: 'Habo' } },
  ]);
});

test.each([
  ['2024-03-04', '2024-03-04'],
  ['20240304', '2024-03-04'],
  ['240304', '2024-03-04'],
  ['4/3 2024', '2024-03-04'],
  ['04.03.2024', '2024-03-04'],
  ['4 mars 2024', '2024-03-04'],
  ['måndag 4 mars 2024', '2024-03-04'],
  ['2024-03-04 13:00', '2024-03-04'],
  [45_355, '2024-03-04'],
  [20_240_304, '2024-03-04'],
  ['31/2 2024', null],
  ['', null],
  ['snart', null],
] as const)('%s is the day %s', (cell, day) => {
  expect(readDay(cell)).toBe(day);
});

test('the printed figures of 2024: 52 meetings of VerkSam, 79 % highest value, SIP training 4.91 of 6', () => {
  const figures = new Map(
    eventFigures({ kinds, events: registered('events-2024.csv') }, 2024).map((one) => [one.id, one]),
  );
  const of = (id: string) => figures.get(`collaboration.${id}`);
  expect(of('events@2024{kind=verksam}')).toMatchObject({ value: 52, unit: 'count' });
  expect(of('highest@2024{kind=verksam}')).toMatchObject({ of: { part: 123, whole: 156 } });
  expect(Math.round((of('highest@2024{kind=verksam}')?.value ?? 0) * 100)).toBe(79);
  expect(of('events@2024{kind=sip}')?.value).toBe(2);
  expect(of('mean@2024{kind=sip,question=whole}')?.value?.toFixed(2)).toBe('4.91');
});

test('the printed figures of 2020: 65 women and 29 men in training', () => {
  const { training } = summaryOf({ kinds, events: registered('events-2020.csv') }, 2020);
  expect(training).toMatchObject({ women: 65, men: 29, others: 0 });
});
