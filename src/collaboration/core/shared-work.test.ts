import { expect, test } from 'vitest';
import { noSharedRows, profileAxes, readPublished, sharedWorkFigures, type SharedRows } from './shared-work.ts';

const answer = (
  group: SharedRows['profile'][number]['group'],
  now: number,
  wanted = 9,
): SharedRows['profile'][number] => ({
  poleA: 'Mötesplats',
  poleB: 'Aktiv samverkansarena',
  group,
  date: null,
  now,
  wanted,
  comment: '',
});

test('an axis shows its spread, as a whole and by group', () => {
  const axes = profileAxes([
    answer('board', 2),
    answer('board', 4),
    answer('board', 6),
    answer('office', 5),
    answer('office', 5),
    answer('office', 8),
  ]);
  expect(axes.map(({ group, now }) => [group, now])).toEqual([
    [null, { n: 6, mean: 5, lowest: 2, highest: 8 }],
    ['board', { n: 3, mean: 4, lowest: 2, highest: 6 }],
    ['office', { n: 3, mean: 6, lowest: 5, highest: 8 }],
  ]);
});

test('a small group is hidden, and with it the one that would give it away', () => {
  const rows = [
    answer('office', 1),
    answer('office', 2),
    ...[3, 4, 5].map((now) => answer('board', now)),
    ...[3, 4, 5, 6].map((now) => answer('member', now)),
  ];
  const shown = profileAxes(rows).filter(({ now }) => now !== null);
  expect(shown.map(({ group }) => group)).toEqual([null, 'member']);
});

test('two respondents alone are told to nobody', () => {
  expect(profileAxes([answer('board', 2), answer('board', 4)]).every(({ now }) => now === null)).toBe(true);
});

test('visits are summed by site, for the year and its first half; what nobody told is no figure', () => {
  const visits = [
    { site: 'Välfärdsguiden', month: 3, visits: 100, source: 'Statistik' },
    { site: 'Välfärdsguiden', month: 9, visits: 50, source: 'Statistik' },
    { site: 'Egna sidan', month: 9, visits: null, source: 'Statistik' },
  ];
  const figures = sharedWorkFigures({ ...noSharedRows, visits }, 2024);
  expect(figures.map(({ id, value }) => [id, value])).toEqual([
    ['collaboration.visits@2024', 150],
    ['collaboration.visits@2024{site=valfardsguiden}', 150],
    ['collaboration.visits@2024-01-01..2024-06-30', 100],
    ['collaboration.visits@2024-01-01..2024-06-30{site=valfardsguiden}', 100],
  ]);
});

test('a programme that has not answered is not counted among those asked', () => {
  const equality = (['yes', 'no', 'partly', 'unanswered'] as const).map((given) => ({
    programme: given,
    answer: given,
    comment: '',
  }));
  const value = (name: string) =>
    sharedWorkFigures({ ...noSharedRows, equality }, 2024).find(({ id }) => id === `collaboration.${name}@2024`)
      ?.value;
  expect([value('equalityRoutines'), value('equalityAsked')]).toEqual([1, 3]);
});

test('published figures are read from JSON, and anything else is none', () => {
  const sent = { association: 'Höglandet', figures: [{ measure: 'Deltagare', value: 120, unit: 'count' }] };
  expect(readPublished(JSON.stringify(sent))).toEqual([
    { association: 'Höglandet', source: 'JSON', measure: 'Deltagare', value: 120, unit: 'count' },
  ]);
  expect(readPublished(JSON.stringify([sent, sent]))).toHaveLength(2);
  for (const wrong of ['{', '{}', '[1]', '"x"']) expect(readPublished(wrong)).toBeNull();
});
