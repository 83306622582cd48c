import { json } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { sentOnce } from './sent-once.server.ts';

let pages = 0;
const shown = (): string => `page-${(pages += 1)}`;

type Sent = {
  readonly fields: Readonly<Record<string, string | File>>;
  readonly path?: string;
  readonly who?: string;
};

function eventOf({ fields, path = '/moten/ny', who = 'a' }: Sent) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const hasFile = Object.values(fields).some((value) => typeof value !== 'string');
  const body = hasFile ? form : new URLSearchParams([...form] as [string, string][]);
  const url = new URL(path, 'http://localhost');
  const request = new Request(url, { method: 'POST', body, headers: { 'content-length': '100' } });
  return { request, url, cookies: { get: () => who } as never, locals: { hasSecret: false } };
}

/** Counts what is done, and answers as told. */
function doing(answer: () => Response) {
  const done = { times: 0 };
  const act = async (): Promise<Response> => {
    done.times += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return answer();
  };
  return { done, act };
}
const toMeeting = () => new Response(null, { status: 303, headers: { location: '/moten/1' } });
const failure = () => json({ type: 'failure', status: 422 });

test('two clicks do it once, and both are led to the same place', async () => {
  const { done, act } = doing(toMeeting);
  const fields = { forsandelse: shown(), rubrik: 'Vårmöte' };
  const answers = await Promise.all([1, 2, 3].map(() => sentOnce(eventOf({ fields }), act)));
  expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
    Array.from({ length: 3 }, () => [303, '/moten/1']),
  );
  expect(done.times).toBe(1);
});

test('a page that comes back is the same page, byte by byte', async () => {
  const { act } = doing(() => new Response('<p>Sparat</p>', { headers: { 'content-type': 'text/html' } }));
  const fields = { forsandelse: shown() };
  const texts = [];
  for (const _ of [1, 2]) texts.push(await (await sentOnce(eventOf({ fields }), act)).text());
  expect(texts).toEqual(['<p>Sparat</p>', '<p>Sparat</p>']);
});

const again: readonly [string, Sent, Sent, number][] = [
  ['the same', { fields: { forsandelse: 'k1', a: '1' } }, { fields: { forsandelse: 'k1', a: '1' } }, 1],
  ['another text', { fields: { forsandelse: 'k2', a: '1' } }, { fields: { forsandelse: 'k2', a: '2' } }, 2],
  ['a page shown anew', { fields: { forsandelse: 'k3', a: '1' } }, { fields: { forsandelse: 'k4', a: '1' } }, 2],
  ['another person', { fields: { forsandelse: 'k5' } }, { fields: { forsandelse: 'k5' }, who: 'b' }, 2],
  [
    'another action',
    { fields: { forsandelse: 'k6' } },
    { fields: { forsandelse: 'k6' }, path: '/moten/ny?/bort' },
    2,
  ],
  ['without a sign', { fields: { a: '1' } }, { fields: { a: '1' } }, 2],
  [
    'the same file',
    { fields: { forsandelse: 'k7', fil: new File(['a'], 'a.csv') } },
    { fields: { forsandelse: 'k7', fil: new File(['a'], 'a.csv') } },
    1,
  ],
  [
    'another file of the same name',
    { fields: { forsandelse: 'k8', fil: new File(['a'], 'a.csv') } },
    { fields: { forsandelse: 'k8', fil: new File(['b'], 'a.csv') } },
    2,
  ],
];
test.each(again)('%s is done as often as it should', async (_name, first, second, times) => {
  const { done, act } = doing(toMeeting);
  await sentOnce(eventOf(first), act);
  await sentOnce(eventOf(second), act);
  expect(done.times).toBe(times);
});

test.each([
  ['a refusal to a script', failure],
  ['a refused page', () => new Response('', { status: 422 })],
])('%s may be sent again as it is', async (_name, answer) => {
  const { done, act } = doing(answer);
  const fields = { forsandelse: shown() };
  for (const _ of [1, 2]) await sentOnce(eventOf({ fields }), act);
  expect(done.times).toBe(2);
});

test('what broke is tried again, also by the one who waited for it', async () => {
  let times = 0;
  const fields = { forsandelse: shown() };
  const act = async (): Promise<Response> => {
    times += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (times === 1) throw new Error('the database is away');
    return toMeeting();
  };
  const [first, second] = await Promise.allSettled([1, 2].map(() => sentOnce(eventOf({ fields }), act)));
  expect([first?.status, second?.status, times]).toEqual(['rejected', 'fulfilled', 2]);
});

test('a text that is put back to what it was is saved: only the newest sending counts', async () => {
  const { done, act } = doing(toMeeting);
  const key = shown();
  for (const text of ['a', 'b', 'a']) await sentOnce(eventOf({ fields: { forsandelse: key, text } }), act);
  expect(done.times).toBe(3);
});

test('after two minutes the same is a new attempt', async () => {
  const { done, act } = doing(toMeeting);
  const fields = { forsandelse: shown() };
  for (const now of [0, 119_000, 300_000]) await sentOnce(eventOf({ fields }), act, now);
  expect(done.times).toBe(2);
});
