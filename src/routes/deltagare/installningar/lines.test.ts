import { expect, test } from 'vitest';
import { questionLines, readItems, readQuestions, readStops, stopLines } from './lines.ts';

test('questions: yes or no, choices, at the end; written back as they were', () => {
  const text = 'Har eget boende\navslut: Vad hjälpte mest: samtal / praktik / annat';
  const questions = readQuestions(text, []);
  expect(questions).toEqual([
    { id: 'har-eget-boende', text: 'Har eget boende', kind: 'yesNo', choices: [], asked: 'start' },
    {
      id: 'vad-hjalpte-mest',
      text: 'Vad hjälpte mest',
      kind: 'choice',
      choices: ['samtal', 'praktik', 'annat'],
      asked: 'exit',
    },
  ]);
  expect(questionLines(questions ?? [])).toBe(text);
});

test('a question keeps its id, two alike get two, and a choice of one is refused', () => {
  const before = [{ id: 'gammalt', text: 'Har eget boende', kind: 'yesNo', choices: [], asked: 'start' }] as const;
  expect(readQuestions('Har eget boende', before as never)?.[0]?.id).toBe('gammalt');
  expect(readQuestions('Lika\nLika', [])?.map(({ id }) => id)).toEqual(['lika', 'lika-2']);
  expect(readQuestions('Val: bara ett', [])).toBeNull();
});

test.each([
  ['2026-07-01 2026-08-09 Sommar', [{ from: '2026-07-01', to: '2026-08-09', reason: 'Sommar' }]],
  ['2026-07-01 Fullt', [{ from: '2026-07-01', to: null, reason: 'Fullt' }]],
  ['', []],
  ['2026-07-01', null],
  ['2026-07-32 2026-08-01 Fel dag', null],
  ['2026-08-01 2026-07-01 Bakvänt', null],
])('stops: %j', (text, expected) => {
  expect(readStops(text)).toEqual(expected);
  if (expected) expect(stopLines(expected)).toBe(text);
});

test('items say who answers', () => {
  expect(readItems('Jag klarar min vardag\n\nhandledare: Tilltro')).toEqual([
    { id: 'jag-klarar-min-vardag', text: 'Jag klarar min vardag', answeredBy: 'participant' },
    { id: 'tilltro', text: 'Tilltro', answeredBy: 'staff' },
  ]);
});
