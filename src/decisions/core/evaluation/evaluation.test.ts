import { expect, test } from 'vitest';
import { countEvaluation, evaluationText, type Evaluation } from './evaluation.ts';

const action = {
  id: 'a',
  what: 'Mät väntetiden.',
  responsible: 'Kansliet',
  dueOn: '2026-10-01',
  doneOn: null,
  goal: 'k',
};
const evaluation: Evaluation = {
  id: 'e',
  kind: 'evaluation',
  programme: 'nova',
  title: 'Utvärdering 2025',
  madeBy: 'Högskolan',
  madeOn: '2026-06-11',
  summary: 'Stödet når fram.',
  conclusions: [
    {
      id: '1',
      text: 'Väntetiden är för lång',
      actions: [action, { ...action, id: 'b', doneOn: '2027-02-01', goal: null }],
    },
    { id: '2', text: 'Chefer vet för lite.', actions: [] },
  ],
};
const of = {
  goalText: (goal: string) => (goal === 'k' ? 'Högst två veckors väntan' : null),
  programmeName: (slug: string) => slug.toUpperCase(),
};

test('conclusions, what is done about them and what nothing is done about are counted', () => {
  expect(countEvaluation(evaluation)).toEqual({ conclusions: 2, actions: 2, done: 1, without: 1 });
});

test('the text tells conclusion, action and goal, and says where no action is decided', () => {
  expect(evaluationText([evaluation], { ...of, year: 2026 })).toBe(
    [
      'NOVA: Utvärdering 2025 (utvärdering, Högskolan, 2026-06-11). Stödet når fram.',
      '- Väntetiden är för lång. Åtgärd: Mät väntetiden (Kansliet, klart senast 2026-10-01), mot målet ”Högst två veckors väntan”. Åtgärd: Mät väntetiden (Kansliet, klart 2027-02-01).',
      '- Chefer vet för lite. Ingen åtgärd är beslutad.',
    ].join('\n'),
  );
});

test.each([
  ['of the year it was made', 2026, true],
  ['of the year in which an action was done', 2027, true],
  ['of another year', 2025, false],
])('an evaluation stands in the text %s', (_, year, isTold) => {
  expect(evaluationText([evaluation], { ...of, year }) !== null).toBe(isTold);
});
