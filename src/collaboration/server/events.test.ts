import { beforeAll, expect, test } from 'vitest';
import type { Session } from '#access/server';
import { rolledBackSession, testSession } from '#access/testing';
import { newId } from '#database/server';
import type { EventContent } from '#collaboration/core';
import {
  importEvents,
  readEvent,
  readEvents,
  readKinds,
  removeEvent,
  removeKind,
  saveEvent,
  saveKind,
} from './index.ts';

let session: Session;
beforeAll(async () => {
  session = await testSession();
});

const meeting: EventContent = {
  kind: 'verksam',
  title: '',
  group: 'VerkSam Habo',
  date: '2026-03-04',
  form: 'place',
  place: '',
  kommun: 'Habo',
  organiser: '',
  coOrganisers: '',
  cases: 2,
  costOre: null,
  comment: '',
  source: 'prov',
  parties: [{ organisation: 'Habo kommun', isExpected: true, hasCome: true, women: 2, men: 1, others: null }],
  scores: [{ question: 'clear', marks: [0, 0, 0, 0, 0, 1] }],
};
const yearOf = async (inside: Session, year = 2026) => {
  const read = await readEvents(inside, { year });
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
};

test('what is registered is read again, and a form that is sent twice is one event', async () => {
  await rolledBackSession(session, async (inside) => {
    const id = newId();
    expect(await saveEvent(inside, { id, event: meeting })).toMatchObject({ ok: true, value: { isNew: true } });
    expect(await saveEvent(inside, { id, event: meeting })).toMatchObject({ ok: true, value: { isNew: false } });
    const { events, summary } = await yearOf(inside);
    expect(events).toMatchObject([{ ...meeting, id, version: 1 }]);
    expect(summary.kinds).toMatchObject([{ kind: 'verksam', events: 1, highest: { part: 1, whole: 1 } }]);
    await saveEvent(inside, { id, event: { ...meeting, cases: 3 } });
    expect(await readEvent(inside, { id })).toMatchObject({ value: { event: { cases: 3, version: 2 } } });
    expect(await removeEvent(inside, { id })).toMatchObject({ ok: true });
    expect(await readEvent(inside, { id })).toMatchObject({ refusal: { kind: 'noSuchEvent' } });
  });
});

test.each([
  ['unknownKind', { kind: 'fika' }],
  ['unknownQuestion', { scores: [{ question: 'relevance', marks: [1, 0, 0, 0, 0, 0] }] }],
  ['personalNumber', { comment: 'Om 850101-1236' }],
  ['contactDetails', { comment: 'Anmälan till kansli@example.se' }],
  ['contactDetails', { place: 'Ring 036-12 34 56' }],
] as const)('%s is refused and nothing is kept', async (kind, changed) => {
  await rolledBackSession(session, async (inside) => {
    const event = { ...meeting, ...changed } as EventContent;
    expect(await saveEvent(inside, { id: newId(), event })).toMatchObject({ refusal: { kind } });
    expect((await yearOf(inside)).events).toEqual([]);
    const confirmed = await saveEvent(inside, { id: newId(), event, isConfirmed: true });
    expect(confirmed.ok).toBe(kind === 'contactDetails');
  });
});

test('a list that is taken in again doubles nothing, and a changed row changes its event', async () => {
  await rolledBackSession(session, async (inside) => {
    const list =
      'datum;slag;grupp;kommun;kvinnor\n2026-03-04;VerkSam;VerkSam Habo;Habo;2\n2026-03-11;VerkSam;VerkSam Habo;Habo;3\n';
    const take = (text: string) => importEvents(inside, { list: text, source: 'prov.csv' });
    expect(await take(list)).toMatchObject({ value: { events: 2, added: 2, changed: 0, unchanged: 0 } });
    expect(await take(list)).toMatchObject({ value: { added: 0, changed: 0, unchanged: 2 } });
    expect(await take(list.replace(';3\n', ';4\n'))).toMatchObject({ value: { added: 0, changed: 1, unchanged: 1 } });
    expect((await yearOf(inside)).summary.total).toMatchObject({ events: 2, participants: { women: 6 } });
  });
});

test('a list finds the meeting that was registered by hand', async () => {
  await rolledBackSession(session, async (inside) => {
    await saveEvent(inside, { id: newId(), event: meeting });
    const list = 'datum;slag;grupp;kommun\n2026-03-04;VerkSam;VerkSam Habo;Habo\n';
    expect(await importEvents(inside, { list, source: 'x' })).toMatchObject({ value: { added: 0, changed: 1 } });
  });
});

test('one row with a fault keeps the whole list out', async () => {
  await rolledBackSession(session, async (inside) => {
    const list = 'datum;slag\n2026-03-04;VerkSam\nsnart;VerkSam\n';
    const done = await importEvents(inside, { list, source: 'x' });
    expect(done).toMatchObject({
      refusal: { kind: 'fileHasErrors', problems: [{ code: 'event-date-unreadable', line: 3 }] },
    });
    expect((await yearOf(inside)).events).toEqual([]);
  });
});

test('a kind of its own is asked for and registered, and stays while it is used', async () => {
  await rolledBackSession(session, async (inside) => {
    const yaml =
      'id: natverk\nname: { sv: Nätverksträff, en: Network }\nplural: { sv: nätverksträffar, en: networks }\ngroup: other\nquestions: []\n';
    expect(await saveKind(inside, { yaml })).toMatchObject({ value: { kind: 'natverk' } });
    expect(await saveKind(inside, { yaml: 'id: Fel' })).toMatchObject({ refusal: { kind: 'faults' } });
    expect(await readKinds(inside, {})).toMatchObject({ value: { own: ['natverk'] } });
    await saveEvent(inside, { id: newId(), event: { ...meeting, kind: 'natverk', scores: [] } });
    expect(await removeKind(inside, { id: 'natverk' })).toMatchObject({ refusal: { kind: 'kindInUse' } });
  });
});

test('a reader sees the register and changes nothing; another association sees nothing', async () => {
  await rolledBackSession(session, async (inside) => {
    await saveEvent(inside, { id: newId(), event: meeting });
    const reader: Session = { ...inside, roles: ['reader'] };
    expect((await yearOf(reader)).events).toHaveLength(1);
    expect(await saveEvent(reader, { id: newId(), event: meeting })).toMatchObject({ refusal: { kind: 'denied' } });
  });
  const other = await testSession({ beside: session });
  expect((await yearOf(other)).events).toEqual([]);
});
