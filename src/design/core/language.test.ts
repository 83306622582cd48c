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
  const missing = inBoth({ save: 'Spara' }, {});
  // @ts-expect-error a text with arguments is not a plain one
  const plain = inBoth({ years: (count: number) => `${count} år` }, { years: 3 });
  expect([missing.sv.save, typeof plain.sv.years]).toEqual(['Spara', 'function']);
});

test('an unknown language is Swedish', () => {
  const languages = [languageOf('en'), languageOf('sv'), languageOf('fi'), languageOf(undefined)];
  expect(languages).toEqual(['en', 'sv', 'sv', 'sv']);
});
