import { rolledBackSession, testSession } from '#access/testing';
import type { Session } from '#access/server';
import { beforeAll, expect, test } from 'vitest';
import { markWheelItem, moveWheelItem } from './mark-wheel-item.ts';
import { readDue, readWheel } from './read-wheel.ts';
import { removeWheelItem, restoreWheelItem, saveWheelItem } from './save-wheel-item.ts';

let session: Session;
beforeAll(async () => {
  session = await testSession();
});

async function read(inside: Session, year = 2026) {
  const answer = await readWheel(inside, { year });
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.value;
}
const entry = async (inside: Session, id: string, year = 2026) =>
  (await read(inside, year)).entries.find(({ itemId }) => itemId === id);

const own = {
  id: 'julbord',
  title: 'Möte med insatserna {år}',
  from: null,
  due: { month: 12, day: 3 },
  intervalYears: 1,
  firstYear: 2026,
  responsible: 'office',
} as const;

test('a new association has the default wheel, and is late with nothing that came before it', () =>
  rolledBackSession(session, async (inside) => {
    const { entries, removed } = await read(inside);
    expect(entries).toHaveLength(13);
    expect(removed).toEqual([]);
    expect(entries.filter(({ state }) => state === 'overdue')).toEqual([]);
    expect(entries.find(({ itemId }) => itemId === 'annual-report')?.state).toBe('past');
    expect(entries.find(({ itemId }) => itemId === 'budget')?.state).toBe('soon');
  }));

test('what is not done by its day is late, and stays on the list of what is due', () =>
  rolledBackSession(session, async (inside) => {
    const later: Session = { ...inside, clock: () => '2027-01-20T10:00:00.000Z' };
    await markWheelItem(later, { id: 'indicator-year-ends', year: 2026, isDone: true });
    const due = await readDue(later, {});
    expect(due.ok && due.value.due.map(({ itemId, state }) => [itemId, state])).toEqual([
      ['budget', 'overdue'],
      ['programme-reports', 'overdue'],
      ['late-invoices', 'soon'],
      ['mandates-end', 'soon'],
    ]);
    expect(due.ok && due.value.ahead[0]?.itemId).toBe('national-indicators');
  }));

test('an item is ticked off with the day, and the tick can be taken back', () =>
  rolledBackSession(session, async (inside) => {
    await markWheelItem(inside, { id: 'budget', year: 2026, isDone: true });
    expect(await entry(inside, 'budget')).toMatchObject({ state: 'done', doneOn: '2026-11-22' });
    expect(await entry(inside, 'budget', 2027)).toMatchObject({ doneOn: null });
    await markWheelItem(inside, { id: 'budget', year: 2026, isDone: false });
    expect(await entry(inside, 'budget')).toMatchObject({ doneOn: null });
  }));

test('an item gets another day in one year, and keeps its tick', () =>
  rolledBackSession(session, async (inside) => {
    await markWheelItem(inside, { id: 'strategy-day', year: 2026, isDone: true });
    await moveWheelItem(inside, { id: 'strategy-day', year: 2026, to: '2026-09-17' });
    expect(await entry(inside, 'strategy-day')).toMatchObject({ due: '2026-09-17', isMoved: true, state: 'done' });
    expect(await entry(inside, 'strategy-day', 2027)).toMatchObject({ due: '2027-09-30', isMoved: false });
    await moveWheelItem(inside, { id: 'strategy-day', year: 2026, to: null });
    expect(await entry(inside, 'strategy-day')).toMatchObject({ due: '2026-09-30', isMoved: false });
  }));

test('the budget is not moved past the last day of the law, in one year or in all', () =>
  rolledBackSession(session, async (inside) => {
    const refused = { refusal: { kind: 'laterThanLaw', latest: '2026-11-30' } };
    expect(await moveWheelItem(inside, { id: 'budget', year: 2026, to: '2026-12-10' })).toMatchObject(refused);
    const item = { ...own, id: 'budget', due: { month: 12, day: 10 } };
    expect(await saveWheelItem(inside, item)).toMatchObject({ refusal: { kind: 'laterThanLaw' } });
    expect(await moveWheelItem(inside, { id: 'budget', year: 2026, to: '2026-11-19' })).toMatchObject({ ok: true });
    expect(await removeWheelItem(inside, { id: 'budget' })).toMatchObject({ refusal: { kind: 'setByLaw' } });
    expect(await entry(inside, 'budget')).toMatchObject({ due: '2026-11-19' });
  }));

test('an item of the law comes every year whatever is sent, and keeps its law when its words change', () =>
  rolledBackSession(session, async (inside) => {
    const item = { ...own, id: 'annual-report', title: 'Vår årsredovisning {år-1}', due: { month: 3, day: 20 } };
    await saveWheelItem(inside, { ...item, intervalYears: 0, firstYear: 2040 });
    expect(await entry(inside, 'annual-report', 2027)).toMatchObject({
      title: 'Vår årsredovisning 2026',
      titleInEnglish: null,
      due: '2027-03-20',
      law: expect.stringContaining('24 §'),
    });
  }));

test('an own item is added, changed and gone with its marks', () =>
  rolledBackSession(session, async (inside) => {
    await saveWheelItem(inside, own);
    await markWheelItem(inside, { id: own.id, year: 2026, isDone: true });
    expect(await entry(inside, own.id)).toMatchObject({ title: 'Möte med insatserna 2026', state: 'done' });
    await removeWheelItem(inside, { id: own.id });
    expect(await entry(inside, own.id)).toBeUndefined();
    await saveWheelItem(inside, own);
    expect(await entry(inside, own.id)).toMatchObject({ doneOn: null });
  }));

test('a default that was taken away can be taken back as it was', () =>
  rolledBackSession(session, async (inside) => {
    await saveWheelItem(inside, { ...own, id: 'strategy-day', title: 'Vår dag' });
    await removeWheelItem(inside, { id: 'strategy-day' });
    const { removed } = await read(inside);
    expect(removed.map(({ id, title }) => [id, title])).toEqual([['strategy-day', 'Vår dag']]);
    await restoreWheelItem(inside, { id: 'strategy-day' });
    expect(await entry(inside, 'strategy-day')).toMatchObject({
      title: 'Strategidag och förslag till budget för 2027',
    });
  }));

test.each([
  ['an item that is not there', { id: 'nowhere', year: 2026, isDone: true }, 'noSuchItem'],
  ['a year in which it does not come', { id: 'mandates-end', year: 2026, isDone: true }, 'notThatYear'],
  ['a year outside all', { id: 'budget', year: 20_266, isDone: true }, 'invalidInput'],
])('refuses to tick off %s', (_, command, kind) =>
  rolledBackSession(session, async (inside) => {
    expect(await markWheelItem(inside, command)).toMatchObject({ refusal: { kind } });
  }),
);

test('a reader sees the wheel and changes nothing', () =>
  rolledBackSession(session, async (inside) => {
    const reader: Session = { ...inside, roles: ['reader'] };
    expect((await read(reader)).entries).toHaveLength(13);
    const denied = { refusal: { kind: 'denied' } };
    expect(await saveWheelItem(reader, own)).toMatchObject(denied);
    expect(await markWheelItem(reader, { id: 'budget', year: 2026, isDone: true })).toMatchObject(denied);
    expect(await moveWheelItem(reader, { id: 'budget', year: 2026, to: null })).toMatchObject(denied);
    expect(await removeWheelItem(reader, { id: 'strategy-day' })).toMatchObject(denied);
    expect(await restoreWheelItem(reader, { id: 'strategy-day' })).toMatchObject(denied);
  }));

test("another association's wheel is its own", async () => {
  const beside = await testSession({ beside: session });
  await markWheelItem(session, { id: 'budget', year: 2026, isDone: true });
  expect(await entry(beside, 'budget')).toMatchObject({ doneOn: null });
});
