import { partsOf, type ItemInput } from '#participants/core';
import { expect, test } from 'vitest';
import { SentForm } from '../../forms.server.ts';
import { itemOf, savedItem } from './item-form.server.ts';

const noted: readonly ItemInput[] = [
  {
    kind: 'activity',
    from: '2026-01-02',
    to: '2026-02-03',
    activity: 'placement',
    employerKind: 'private',
    extent: 50,
    text: 'Bra.',
  },
  { kind: 'activity', from: '2026-01-02', to: null, activity: 'other', employerKind: null, extent: null, text: '' },
  { kind: 'contact', from: '2026-01-02', with: ['forsakringskassan', 'kommun'], text: 'Ringde.' },
  { kind: 'planGoal', from: '2026-01-02', to: null, state: 'reached', text: 'Arbeta.' },
  {
    kind: 'measurement',
    from: '2026-01-02',
    instrument: 'skapa',
    version: 2,
    answeredBy: 'staff',
    answers: { a: 0, b: 4 },
  },
  { kind: 'health', from: '2026-01-02', occasion: 'exit', vas: 0, qualityOfLife: 'better' },
  { kind: 'health', from: '2026-01-02', occasion: 'start', vas: null, qualityOfLife: null },
  { kind: 'violenceAsked', from: '2026-01-02' },
  { kind: 'sip', from: '2026-01-02', exists: false },
  {
    kind: 'followUp',
    from: '2026-01-02',
    months: 12,
    isReached: true,
    occupation: 'studies',
    incomeSupport: [
      { kind: 'studiemedel', extent: 75 },
      { kind: 'arbete', extent: null },
    ],
    text: '',
  },
  {
    kind: 'followUp',
    from: '2026-01-02',
    months: 6,
    isReached: false,
    occupation: null,
    incomeSupport: [],
    text: '',
  },
  { kind: 'afterCare', from: '2026-01-02', with: [], text: 'Samtal.' },
];

test.each(noted)('what is noted comes back out of its form unchanged: $kind', (input) => {
  const { to, details, text } = partsOf(input);
  const data = new FormData();
  for (const [name, value] of Object.entries(savedItem({ kind: input.kind, from: input.from, to, details, text }))) {
    for (const one of typeof value === 'string' ? [value] : value) data.append(name, one);
  }
  expect(itemOf(input.kind, new SentForm(data))).toEqual(input);
});
