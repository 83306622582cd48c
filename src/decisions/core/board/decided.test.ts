import { describe, expect, test } from 'vitest';
import { decidedLabel, decisionSource, readDecision, referenceOf, type DecidedItem } from './decided.ts';

const item: DecidedItem = {
  item: 'a',
  meeting: 'm',
  body: { kind: 'board', name: 'Styrelsen' },
  heldOn: '2024-09-12',
  paragraph: 24,
  title: 'Ansökan från Bryggan',
};

test('a decision of the board is its paragraph; of another body, also whose', () => {
  expect(decisionSource(referenceOf(item))).toBe('§ 24, 2024-09-12');
  expect(decidedLabel(item)).toBe('§ 24, 2024-09-12: Ansökan från Bryggan');
  const committee = { ...item, body: { kind: 'workingCommittee', name: 'Arbetsutskottet' } } as const;
  expect(referenceOf(committee)).toEqual({ item: 'a', reference: 'Arbetsutskottet § 24', decidedOn: '2024-09-12' });
  expect(decidedLabel({ ...item, title: 'x'.repeat(300) }).length).toBeLessThan(100);
});

describe('what a form sends', () => {
  const chosen = { item: 'a', reference: '§ 24', decidedOn: '2024-09-12' };
  const typed = { item: null, reference: '§ 9/2019', decidedOn: '2019-02-28' };
  const cases = [
    { of: 'a chosen item', sent: { item: 'a', reference: '', decidedOn: '' }, is: { ok: true, value: chosen } },
    {
      of: 'a chosen item beside typed words',
      sent: { item: 'a', reference: '§ 9', decidedOn: 'i våras' },
      is: { ok: true, value: chosen },
    },
    {
      of: 'typed words',
      sent: { item: '', reference: ' § 9/2019 ', decidedOn: '2019-02-28' },
      is: { ok: true, value: typed },
    },
    { of: 'nothing', sent: { item: '', reference: ' ', decidedOn: '' }, is: { refusal: { kind: 'noDecision' } } },
    {
      of: 'an item of another space',
      sent: { item: 'b', reference: '§ 9', decidedOn: '2019-02-28' },
      is: { refusal: { kind: 'noSuchDecision' } },
    },
    {
      of: 'a day without its paragraph',
      sent: { item: '', reference: '', decidedOn: '2019-02-28' },
      is: { refusal: { kind: 'noReference' } },
    },
    {
      of: 'a paragraph that is a story',
      sent: { item: '', reference: '§'.repeat(61), decidedOn: '2019-02-28' },
      is: { refusal: { kind: 'noReference' } },
    },
    {
      of: 'a day that is none',
      sent: { item: '', reference: '§ 9', decidedOn: '2019-02-30' },
      is: { refusal: { kind: 'noDecisionDay' } },
    },
  ];
  test.each(cases)('$of', ({ sent, is }) => {
    expect(readDecision(sent, [item])).toMatchObject(is);
  });
});
