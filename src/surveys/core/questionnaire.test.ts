import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { aQuestionnaire, aScaleItem } from './a-questionnaire.ts';
import { readAnswerRows, periodOfMonths } from './answer-file.ts';
import { moveOn, type Move, type Typed } from './answering.ts';
import { buttonWords } from './buttons.ts';
import { codeOf, printedCode, typedCode } from './code.ts';
import { screenView } from './screen-view.ts';
import { answersToAsked, askedItems, readAnswer, screensOf, withoutIdentityNumbers } from './answers.ts';
import { QuestionnaireInput, type Item } from './questionnaire.ts';

const faultsOf = (of: unknown): string[] => {
  const parsed = v.safeParse(QuestionnaireInput, of);
  return parsed.issues?.map(({ message }) => message) ?? [];
};
const yesNo: Item = { id: 'missing', kind: 'yesNo', short: 'x', text: { sv: 'Saknades någon?' } };
const who: Item = {
  id: 'who',
  kind: 'multiple',
  short: 'x',
  text: { sv: 'Vem?' },
  showIf: { item: 'missing', in: [1] },
  options: [
    { id: 'vard', label: { sv: 'Vården' } },
    { id: 'annan', label: { sv: 'Någon annan' } },
  ],
};
const said: Item = { id: 'said', kind: 'text', short: 'x', text: { sv: 'Egna ord?' } };
const line: Item = {
  id: 'health',
  kind: 'vas',
  short: 'x',
  text: { sv: 'x' },
  lowest: { sv: 'l' },
  highest: { sv: 'h' },
};
const many = aQuestionnaire({ items: [aScaleItem('useful'), yesNo, who, said, line] });

describe('a questionnaire', () => {
  test('that holds together is taken', () => {
    expect(faultsOf(many)).toEqual([]);
  });

  test.each([
    ['an item twice', { items: [aScaleItem('a'), aScaleItem('a')] }, 'the item a stands twice'],
    ['a scale that is not there', { items: [aScaleItem('a', { scale: 'ten' })] }, 'there is no scale ten'],
    ['a condition on a later item', { items: [who, yesNo] }, 'who looks at missing, which is no item before it'],
    [
      'a condition on a text',
      { items: [said, { ...who, showIf: { item: 'said', in: ['x'] } }] },
      'who looks at said, which has no fixed answers',
    ],
    [
      'a condition on an answer that nobody can give',
      { items: [yesNo, { ...who, showIf: { item: 'missing', in: [2] } }] },
      'who looks for "2", which is no answer to missing',
    ],
    [
      'a language without words',
      {
        languages: [
          { code: 'sv', name: 'Svenska' },
          { code: 'ar', name: 'العربية' },
        ],
      },
      'title has no words in ar',
    ],
    [
      'a language that the page itself does not speak',
      {
        languages: [
          { code: 'sv', name: 'Svenska' },
          {
            code: 'so',
            name: 'Soomaali',
            buttons: Object.fromEntries(
              Object.keys(buttonWords({ code: 'sv', name: '' })).map((word) => [word, word === 'privacy' ? '' : 'x']),
            ),
          },
        ],
      },
      'the language so needs buttons for privacy',
    ],
    [
      'a positive step outside',
      { scales: { six: { from: 1, to: 6, labels: {}, positive: [7], clearlyPositive: [] } } },
      'the scale six has no step 7',
    ],
    [
      'clearly positive but not positive',
      { scales: { six: { from: 1, to: 6, labels: {}, positive: [5], clearlyPositive: [6] } } },
      'the step 6 of the scale six is clearly positive but not positive',
    ],
    [
      'a scale upside down',
      { scales: { six: { from: 6, to: 1, labels: {}, positive: [], clearlyPositive: [] } } },
      'the scale six goes from a lower to a higher step, at most 101 steps',
    ],
  ])('with %s is refused', (_, of, fault) => {
    expect(faultsOf(aQuestionnaire(of as never))).toContain(fault);
  });

  test('with a field that nobody knows is refused', () => {
    expect(faultsOf({ ...many, colour: 'red' })).toHaveLength(1);
  });
});

describe('an answer', () => {
  test.each([
    [0, '6', 6],
    [0, '', null],
    [0, '7', 'notAnAnswer'],
    [0, '5.5', 'notAnAnswer'],
    [0, '06', 'notAnAnswer'],
    [1, 'Ja', 1],
    [1, '0', 0],
    [1, 'kanske', 'notAnAnswer'],
    [2, 'annan|vard', ['vard', 'annan']],
    [2, 'okänd', 'notAnAnswer'],
    [3, ' Bra ', 'Bra'],
    [3, 'x'.repeat(5000), 'tooLong'],
    [4, '73,5', 73.5],
    [4, '101', 'outOfRange'],
  ])('to item %i: %j is %j', (at, typed, value) => {
    const item = many.items[at] as Item;
    const read = readAnswer(many, item, [typed]);
    expect(read.ok ? read.value : read.refusal).toEqual(value);
  });

  test.each([
    ['Jag heter 19900101-1234 och', 'Jag heter […] och'],
    ['900101-1234', '[…]'],
    ['9001011234', '[…]'],
    ['ring 036-123', 'ring 036-123'],
  ])('%j is kept as %j', (text, kept) => {
    expect(withoutIdentityNumbers(text)).toBe(kept);
  });

  test('to a question that was not asked is dropped', () => {
    expect(askedItems(many, { missing: 0 }).map(({ id }) => id)).toEqual(['useful', 'missing', 'said', 'health']);
    expect(answersToAsked(many, { missing: 0, who: ['vard'], useful: 4 })).toEqual({ missing: 0, useful: 4 });
    expect(answersToAsked(many, { missing: 1, who: ['vard'] })).toEqual({ missing: 1, who: ['vard'] });
  });
});

test('screens hold every item once, in order, and never a question with the one it depends on', () => {
  expect(screensOf(many, 'all').map((screen) => screen.map(({ id }) => id))).toEqual([
    ['useful', 'missing'],
    ['who', 'said', 'health'],
  ]);
  expect(screensOf(many, 'one')).toHaveLength(5);
});

describe('the file of answers', () => {
  const rows = (header: string[], ...lines: (string | null)[][]) =>
    readAnswerRows(
      {
        header,
        rows: lines.map((cells, at) => ({
          line: at + 2,
          cells: Object.fromEntries(header.map((heading, index) => [heading, cells[index] ?? null])),
        })),
      },
      many,
    );

  test('gives a sheet a row; a row without answers is none', () => {
    expect(
      rows(['Month', 'sex', 'useful', 'who'], ['2024-03', 'Kvinna', '6', 'vard'], ['2024-04', '', '', null]),
    ).toEqual({
      ok: true,
      value: [{ month: '2024-03', sex: 'female', answers: { useful: 6, who: ['vard'] } }],
    });
  });

  test.each([
    ['a month that is none', ['2024-13', 'man', '6'], 'bad-month'],
    ['a day of a sheet program', ['2024-02-30', 'man', '6'], 'bad-month'],
    ['another sex', ['2024-01', 'x', '6'], 'bad-sex'],
    ['a step outside', ['2024-01', 'man', '7'], 'bad-answer'],
  ])('with %s is refused with its line', (_, cells, code) => {
    expect(rows(['month', 'sex', 'useful'], ['2024-01', '', '5'], cells)).toMatchObject({
      ok: false,
      refusal: { kind: 'fileHasErrors', problems: [{ code, line: 3 }] },
    });
  });

  test('with a column of nobody is refused, as is one without answers', () => {
    expect(rows(['month', 'usefull'], ['2024-01', '5'])).toMatchObject({
      refusal: { kind: 'columnUnknown', unknown: ['usefull'] },
    });
    expect(rows(['sex', 'useful'], ['', '5'])).toMatchObject({
      refusal: { kind: 'columnMissing', missing: ['month'] },
    });
    expect(rows(['month', 'useful'], ['2024-01', ''])).toMatchObject({ refusal: { kind: 'noAnswers' } });
    for (const again of ['useful (2)', 'Useful']) {
      expect(rows(['month', 'useful', again], ['2024-01', '5', '4'])).toMatchObject({
        refusal: { kind: 'columnTwice', twice: ['useful'] },
      });
    }
  });
});

test('the period of months ends on the last day', () => {
  expect(periodOfMonths(['2024-02', '2023-11'])).toEqual({ from: '2023-11-01', to: '2024-02-29' });
  expect(periodOfMonths(['2024-12'])).toEqual({ from: '2024-12-01', to: '2024-12-31' });
});

describe('the way through', () => {
  const at = (screen: string | null, move: Move, typed: Typed, layout: 'one' | 'all' = 'one') => {
    const { screen: shown, isSent, faults, isLast, number, of } = moveOn(many, { layout, at: screen, move, typed });
    return { at: shown.id, isSent, faults: faults.map(({ item }) => item), isLast, step: `${number}/${of}` };
  };

  test('begins at the start, asks what follows from the answers and ends with the background', () => {
    expect(at(null, 'stay', {})).toMatchObject({ at: 'start', step: '0/5' });
    expect(at('start', 'next', {})).toMatchObject({ at: 'useful', step: '1/5' });
    expect(at('missing', 'next', { missing: ['0'] })).toMatchObject({ at: 'said', step: '3/5' });
    expect(at('missing', 'next', { missing: ['1'] })).toMatchObject({ at: 'who', step: '3/6' });
    expect(at('said', 'back', { missing: ['1'] })).toMatchObject({ at: 'who' });
    expect(at('sex', 'send', {})).toMatchObject({ at: 'sex', isSent: true, isLast: true });
  });

  test('stays where something cannot be read, and leads back to it before it sends', () => {
    expect(at('health', 'next', { health: ['lots'] })).toMatchObject({ at: 'health', faults: ['health'] });
    expect(at('sex', 'send', { health: ['101'] })).toMatchObject({ at: 'health', faults: ['health'], isSent: false });
    expect(at('health', 'back', { health: ['lots'] })).toMatchObject({ at: 'said', faults: [] });
    expect(at('health', 'stay', { health: ['lots'] })).toMatchObject({ at: 'health', faults: [] });
  });

  test('does not send when the last answer brought another question', () => {
    const short = aQuestionnaire({ items: [yesNo, who], asksSex: false });
    const move = (typed: Typed) => moveOn(short, { layout: 'one', at: 'missing', move: 'send', typed });
    expect(move({ missing: ['0'] })).toMatchObject({ isSent: true });
    expect(move({ missing: ['1'] })).toMatchObject({ isSent: false, screen: { id: 'who' } });
  });

  test('whatever is sent, a screen of the questionnaire is shown', () => {
    const moves = fc.constantFrom<Move>('stay', 'next', 'back', 'send');
    const values = fc.dictionary(
      fc.constantFrom('useful', 'missing', 'who', 'said', 'health', 'x'),
      fc.array(fc.string(), { maxLength: 2 }),
    );
    fc.assert(
      fc.property(
        moves,
        values,
        fc.option(fc.string()),
        fc.constantFrom('one' as const, 'all' as const),
        (move, typed, from, layout) => {
          const position = moveOn(many, { layout, at: from, move, typed });
          const view = screenView(many, { position, typed, language: 'sv' });
          expect(position.number).toBeLessThanOrEqual(position.of);
          expect(view.questions.length > 0 || view.isStart).toBe(true);
        },
      ),
    );
  });
});

test('a language written from the right has its direction and its own words', () => {
  const words = { sv: 'Ja?', ar: 'نعم؟' };
  const questionnaire = aQuestionnaire({
    title: words,
    introduction: words,
    languages: [
      { code: 'sv', name: 'Svenska' },
      { code: 'ar', name: 'العربية', direction: 'rtl', buttons: { next: 'التالي' } },
    ],
    items: [{ ...aScaleItem('useful'), text: words }],
  });
  const position = moveOn(questionnaire, { layout: 'one', at: 'useful', move: 'stay', typed: {} });
  const view = screenView(questionnaire, { position, typed: { useful: ['3'] }, language: 'ar' });
  expect(view.language).toEqual({ code: 'ar', lang: 'ar', direction: 'rtl' });
  expect(view.words).toMatchObject({ next: 'التالي', back: 'Tillbaka' });
  expect(view.questions[0]).toMatchObject({ legend: 'نعم؟' });
  expect(view.questions[0]?.options.filter(({ isChosen }) => isChosen)).toMatchObject([{ value: '3' }]);
});

test('a code is read whatever stands between its letters, and drawn evenly', () => {
  expect(typedCode(' abcd–efgh ')).toBe('ABCDEFGH');
  for (const wrong of ['ABCD-EFG', 'ABCD-EFG0', 'ABCDEFGHJ', '']) expect(typedCode(wrong)).toBeNull();
  expect(codeOf(new Uint8Array(16).fill(255))).toBeNull();
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const code = codeOf(bytes);
      if (code !== null) expect(typedCode(printedCode(code))).toBe(code);
    }),
  );
});
