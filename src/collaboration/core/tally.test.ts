import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anEvent } from './an-event.ts';
import type { Party } from './event.ts';
import { eventFigures } from './figures.ts';
import { findKind, findQuestion, KindInput } from './kind.ts';
import { judgementsOf, tallyOf } from './tally.ts';
import * as v from 'valibot';

const kind = v.parse(KindInput, {
  id: 'verksam',
  name: { sv: 'VerkSam', en: 'VerkSam' },
  plural: { sv: 'möten i VerkSam', en: 'meetings' },
  group: 'meeting',
  questions: [{ id: 'clear', sv: 'Det är tydligt', en: 'Clear', alsoCalled: ['tydlighet'] }],
});
const party = (of: Partial<Party>): Party => ({
  organisation: 'A',
  isExpected: false,
  hasCome: true,
  women: null,
  men: null,
  others: null,
  ...of,
});

test('attendance counts the expected that came, of the expected; guests do not count', () => {
  const parties = [
    party({ organisation: 'A', isExpected: true }),
    party({ organisation: 'B', isExpected: true, hasCome: false }),
    party({ organisation: 'C' }),
  ];
  expect(tallyOf([anEvent({ parties }), anEvent({ parties: [] })]).attendance).toEqual({ part: 1, whole: 2 });
});

test('what nobody told is not zero', () => {
  expect(tallyOf([anEvent({}), anEvent({})])).toMatchObject({ cases: null, costOre: null, heads: { all: 0 } });
  expect(tallyOf([anEvent({ cases: 0 }), anEvent({})])).toMatchObject({ cases: 0 });
});

test('a mean without a number of answers makes every event weigh alike, and no number of answers is told', () => {
  const known = anEvent({ scores: [{ question: 'clear', marks: [0, 0, 0, 0, 0, 9] }] });
  const unknown = anEvent({ scores: [{ question: 'clear', mean: 4, answers: null }] });
  expect(judgementsOf([known, unknown], kind)).toMatchObject([
    { mean: 5, isWeighted: false, answers: null, highest: { part: 9, whole: 9 } },
  ]);
  const told = anEvent({ scores: [{ question: 'clear', mean: 4, answers: 1 }] });
  expect(judgementsOf([known, told], kind)).toMatchObject([{ mean: 5.8, isWeighted: true, answers: 10 }]);
});

test('parts make the whole, whatever is registered: women, men and others; both halves of a year', () => {
  const count = fc.option(fc.integer({ min: 0, max: 40 }), { nil: null });
  const event = fc.record({ month: fc.integer({ min: 1, max: 12 }), women: count, men: count, others: count });
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 20 }), (drawn) => {
      const events = drawn.map(({ month, ...heads }, at) =>
        anEvent({ id: String(at), date: `2024-${String(month).padStart(2, '0')}-15`, parties: [party(heads)] }),
      );
      const { heads } = tallyOf(events);
      expect(heads.women + heads.men + heads.others).toBe(heads.all);
      const figures = eventFigures({ kinds: [kind], events }, 2024);
      const value = (id: string) => figures.find((one) => one.id === id)?.value ?? 0;
      const half = events.filter(({ date }) => date <= '2024-06-30').length;
      expect(value('collaboration.events@2024-01-01..2024-06-30')).toBe(half);
      expect(value('collaboration.events@2024')).toBe(events.length);
      expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    }),
  );
});

test('a kind is found by its names and by a word that begins with one', () => {
  expect(findKind([kind], 'Möten i VerkSam')?.id).toBe('verksam');
  expect(findKind([kind], 'VerkSam möte nr 3')?.id).toBe('verksam');
  expect(findKind([kind], 'Verksamhetsplan')).toBeNull();
  expect(findKind([kind], '')).toBeNull();
  expect(findQuestion(kind, 'Tydlighet')?.id).toBe('clear');
});
