import { expect, test } from 'vitest';
import { inBoth, languageOf } from './language.ts';

test('a text is found in both languages, with its arguments', () => {
  const texts = inBoth(
    { years: (count: number) => `${count} år`, save: 'Spara' },
    { years: (count) => `${count} years`, save: 'Save' },
  );
  expect([texts.sv.years(2), texts.en.years(2), texts.en.save]).toEqual(['2 år', '2 years', 'Save']);
});

test('a text that English lacks does not compile', () => {
  // @ts-expect-error the key `save` is missing
  inBoth({ save: 'Spara' }, {});
  // @ts-expect-error a text with arguments is not a plain one
  inBoth({ years: (count: number) => `${count} år` }, { years: 3 });
});

test('an unknown language is Swedish', () => {
  expect([languageOf('en'), languageOf('sv'), languageOf('fi'), languageOf(undefined)]).toEqual([
    'en',
    'sv',
    'sv',
    'sv',
  ]);
});
