import { describe, expect, test } from 'vitest';
import { formatFigure } from '#design/core';
import { calendarYear, type Figure } from '#kernel';
import { demoMaterial } from '../testing/index.ts';
import { reportPeriods } from './annual/compose.ts';
import { acceptLink, suggestLinks } from './suggest-links.ts';

const aFigure = (given: Partial<Figure> & Pick<Figure, 'id' | 'label' | 'value'>): Figure => ({
  unit: 'count',
  period: calendarYear(2024),
  source: { kind: 'package', description: 'Prov' },
  version: 1,
  disclosure: 'open',
  ...given,
});

const figures: readonly Figure[] = [
  aFigure({ id: 'followUp.participants@2024', label: 'Deltagare i alla insatser', value: 52 }),
  aFigure({ id: 'followUp.participants@2024{programme=nova}', label: 'Deltagare i NOVA', value: 12 }),
  aFigure({ id: 'followUp.participants@2024{programme=enter}', label: 'Deltagare i Enter', value: 40 }),
  aFigure({ id: 'finance.yearResult@2024', label: 'Årets resultat', value: -57_421_86, unit: 'ore' }),
  aFigure({ id: 'finance.solidity@2024', label: 'Soliditet', value: 0.512, unit: 'share' }),
  aFigure({ id: 'followUp.queue@2024', label: 'Deltagare i kö', value: null, disclosure: 'suppressed' }),
  aFigure({ id: 'followUp.wait@2024', label: 'Väntetid för deltagare', value: 62, unit: 'days' }),
];

const suggest = (markdown: string, sectionId = 'management.overview') =>
  suggestLinks({ sectionId, markdown, year: 2024, figures, periods: [calendarYear(2024)] });

const first = (markdown: string, sectionId?: string): string | null => {
  const figure = suggest(markdown, sectionId)[0]?.figures[0];
  return figure ? `${figure.id} | ${figure.format}` : null;
};

describe('what is suggested', () => {
  test.each([
    ['a count with its thing', 'Under året hade vi 52 deltagare.', 'followUp.participants@2024 | count'],
    ['the thing may stand before', 'Antalet deltagare var 52.', 'followUp.participants@2024 | count'],
    ['a loss in words', 'Ett underskott på 57 422 kr.', 'finance.yearResult@2024 | abs-kr'],
    ['thousands', 'Resultatet blev −57 tkr.', 'finance.yearResult@2024 | tkr'],
    ['a share', 'Soliditeten är 51 %.', 'finance.solidity@2024 | percent'],
    ['a programme that is named', 'NOVA hade 12 deltagare.', 'followUp.participants@2024{programme=nova} | count'],
    ['days without saying them twice', 'Väntetiden var 62 dagar.', 'followUp.wait@2024 | count'],
  ])('%s', (_, markdown, expected) => expect(first(markdown)).toBe(expected));

  test("a programme's own section knows its programme", () => {
    expect(first('Vi hade tolv deltagare.', 'appendix.programme.nova')).toBe(
      'followUp.participants@2024{programme=nova} | words',
    );
    expect(first('Vi hade 40 deltagare.', 'appendix.programme.nova')).toBeNull();
  });
});

describe('what is left alone', () => {
  test.each([
    ['a linked figure', 'Vi hade {{ followUp.participants@2024 | count }} deltagare.'],
    ['a word inside a name of a figure', 'Vi var {{ followUp.participants@2024{sex=female} | count }}.'],
    ['a count of something else', 'Vi hade 52 möten.'],
    ['a year', 'Deltagare sedan 2024.'],
    ['a heading', '## 52 deltagare'],
    ['the number of a list item', '52. Deltagare i alla insatser'],
    ['a span', 'Mellan 40–52 deltagare.'],
    ['another unit', 'Deltagarna fick 52 kr.'],
    ['another year', 'Antalet deltagare var 53 2023.'],
    ['a count of a programme that is not named', 'Vi hade 12 deltagare.'],
  ])('%s', (_, markdown) => expect(suggest(markdown)).toEqual([]));

  test('a figure of a period that the report does not speak of', () => {
    const periods = [calendarYear(2023)];
    const of = { sectionId: 'chair', markdown: 'Vi hade 52 deltagare.', year: 2024, figures, periods };
    expect(suggestLinks(of)).toEqual([]);
  });
});

test('an accepted suggestion stands where the number stood, and is refused when the text has moved', () => {
  const markdown = 'Vi hade\n\n52 deltagare och 52 möten.';
  const [suggestion] = suggest(markdown);
  const figure = suggestion?.figures[0];
  if (!suggestion || !figure) throw new Error('nothing was suggested');
  expect(suggestion).toMatchObject({ typed: '52', line: 3 });
  const link = { ...suggestion, ...figure };
  const linked = 'Vi hade\n\n{{ followUp.participants@2024 | count }} deltagare och 52 möten.';
  expect(acceptLink(markdown, link)).toBe(linked);
  expect(acceptLink(linked, link)).toBeNull();
  expect(acceptLink(markdown, { ...link, typed: '' })).toBeNull();
});

test('the linked figures of the demo, typed as numbers, are found again', () => {
  const material = demoMaterial();
  const byId = new Map(material.figures.map((figure) => [figure.id, figure]));
  const found = material.texts.flatMap(({ sectionId, markdown }) => {
    const places = new Map<number, string>();
    let typed = '';
    let last = 0;
    for (const match of markdown.matchAll(/\{\{\s*((?:[^{}|]|\{[^{}]*\})*?)\s*\|\s*([\w-]+)\s*\}\}/g)) {
      const [link, id = '', format = ''] = match;
      const figure = byId.get(id);
      const written = figure && formatFigure(figure, format);
      typed += markdown.slice(last, match.index);
      last = match.index + link.length;
      if (figure && /^[−\d]/.test(written?.ok ? written.value : '') && !['date', 'period', 'year'].includes(format))
        places.set(typed.length, id);
      typed += written?.ok ? written.value : link;
    }
    typed += markdown.slice(last);
    const suggestions = suggestLinks({
      sectionId,
      markdown: typed,
      year: 2024,
      figures: material.figures,
      periods: reportPeriods(material),
    });
    return [...places].map(([start, id]) =>
      (suggestions.find((one) => one.start === start)?.figures ?? []).some((figure) => figure.id === id),
    );
  });
  expect(found.length).toBeGreaterThan(60);
  // The others are told by the sentence before, or are one of several figures that are equal by definition.
  expect(found.filter(Boolean).length / found.length).toBeGreaterThan(0.7);
});
