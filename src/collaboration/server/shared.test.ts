import { beforeAll, expect, test } from 'vitest';
import type { Session } from '#access/server';
import { testSession } from '#access/testing';
import { newId } from '#database/server';
import type { EventContent } from '#collaboration/core';
import {
  offerEvent,
  readEvents,
  readOffers,
  readSharedWork,
  readSharing,
  saveEvent,
  saveSharedWork,
  takeOffers,
} from './index.ts';

let home: Session;
let away: Session;
let third: Session;
beforeAll(async () => {
  home = await testSession();
  away = await testSession({ beside: home });
  third = await testSession({ beside: home });
});

const course: EventContent = {
  kind: 'course',
  title: 'SE grund',
  group: '',
  date: '2026-05-06',
  form: 'digital',
  place: '',
  kommun: '',
  organiser: 'Länets förbund',
  coOrganisers: '',
  cases: null,
  costOre: 4_800_000,
  comment: 'Bara för oss',
  source: 'prov',
  parties: [{ organisation: '', isExpected: false, hasCome: true, women: 12, men: 4, others: null }],
  scores: [{ question: 'whole', marks: [0, 0, 0, 1, 5, 10] }],
};
const valueOf = <T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const totalOf = async (session: Session) => valueOf(await readEvents(session, { year: 2026 })).summary.total;

test('an event that is offered is counted in each association that takes it, once, and by nobody else', async () => {
  const id = newId();
  valueOf(await saveEvent(home, { id, event: course }));
  expect(
    valueOf(await readSharing(home, { id }))
      .associations.map((one) => one.id)
      .toSorted(),
  ).toEqual([away.space.id, third.space.id].toSorted());
  valueOf(await offerEvent(home, { id, to: [away.space.id] }));
  expect(valueOf(await readOffers(third, {})).offers).toEqual([]);
  const [offer] = valueOf(await readOffers(away, {})).offers;
  // Cost and comment stay at home.
  expect(offer).toMatchObject({ state: 'new', fromName: home.space.name, content: { costOre: null, comment: '' } });
  expect(await totalOf(away)).toMatchObject({ events: 0 });
  const ids = [offer?.id ?? ''];
  expect(valueOf(await takeOffers(away, { ids }))).toEqual({ taken: 1 });
  expect(valueOf(await takeOffers(away, { ids }))).toEqual({ taken: 0 });
  expect(await totalOf(away)).toMatchObject({ events: 1, participants: { women: 12, men: 4 }, costOre: null });
  expect(await totalOf(home)).toMatchObject({ events: 1, costOre: 4_800_000 });

  // What the first one changes is seen, and taken anew without doubling.
  const [mine] = course.parties;
  valueOf(await saveEvent(home, { id, event: { ...course, parties: mine ? [{ ...mine, men: 6 }] : [] } }));
  valueOf(await offerEvent(home, { id, to: [away.space.id] }));
  const [again] = valueOf(await readOffers(away, {})).offers;
  expect(again?.state).toBe('changed');
  expect(await totalOf(away)).toMatchObject({ participants: { men: 4 } });
  valueOf(await takeOffers(away, { ids: [again?.id ?? ''] }));
  expect(await totalOf(away)).toMatchObject({ events: 1, participants: { men: 6 } });
});

test('an offer is read by its receiver and written by its sender alone', async () => {
  const id = newId();
  valueOf(await saveEvent(home, { id, event: { ...course, title: 'En annan' } }));
  valueOf(await offerEvent(home, { id, to: [away.space.id] }));
  const touched = await away.database.inSpace({ spaceId: away.space.id, access: 'write' }, async (tx) => {
    const changed = await tx
      .updateTable('eventOffer')
      .set({ fromName: 'x' })
      .where('eventId', '=', id)
      .executeTakeFirst();
    const gone = await tx.deleteFrom('eventOffer').where('eventId', '=', id).executeTakeFirst();
    return [changed.numUpdatedRows, gone.numDeletedRows];
  });
  expect(touched).toEqual([0n, 0n]);
});

test('a table of shared work is saved whole, and one row with a fault keeps it out', async () => {
  const row = { site: 'Välfärdsguiden', month: 3, visits: 120, source: 'Statistik' };
  valueOf(await saveSharedWork(home, { topic: 'visits', year: 2026, rows: [row, { ...row, month: 4 }] }));
  expect(await saveSharedWork(home, { topic: 'visits', year: 2026, rows: [{ ...row, month: 13 }] })).toMatchObject({
    refusal: { kind: 'invalidInput' },
  });
  expect(
    await saveSharedWork(home, { topic: 'visits', year: 2026, rows: [{ ...row, source: '850101-1236' }] }),
  ).toMatchObject({ refusal: { kind: 'personalNumber', row: 0 } });
  expect(valueOf(await readSharedWork(home, { year: 2026 })).visits).toHaveLength(2);
  expect(valueOf(await readSharedWork(away, { year: 2026 })).visits).toEqual([]);
});
