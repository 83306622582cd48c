import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChartModel } from '../table-model.ts';
import { tableFaults } from '../tables.ts';
import { barChart } from './bar-chart.ts';
import type { Point, Series } from './chart.ts';
import { columnChart } from './column-chart.ts';
import { divergingBarChart } from './diverging-bar-chart.ts';
import { flowChart } from './flow-chart.ts';
import { groupedBarChart } from './grouped-bar-chart.ts';
import { contrastRatio, darkPalette, palette } from './palette.ts';
import { boxesMeet } from './place-label.ts';
import { sparkLine } from './spark-line.ts';
import { stackedBarChart } from './stacked-bar-chart.ts';
import type { Box } from './svg.ts';
import { LABEL, textWidth, wrapText } from './text.ts';

const labels = ['Enter', 'NOVA', 'Funktionsnedsatta i arbete (FIA)', 'IT-spåret', 'Koll på förmåga'];
const head = { title: 'Flest gick vidare till <arbete> & "studier"', unit: 'count', unitWord: 'personer' } as const;
const women = series('women', 'Kvinnor', [41, 42, 19, 1, 31]);
const men = series('men', 'Män', [39, 28, 14, 5, 33]);
const years = ['2020', '2021', '2022', '2023', '2024'];

function series(id: string, label: string, values: readonly (number | null)[]): Series {
  return { id, label, points: values.map((value) => ({ value })) };
}

function everyChart(): Readonly<Record<string, ChartModel>> {
  return {
    bar: barChart({
      ...head,
      id: 'bar',
      labelHeading: 'Insats',
      valueHeading: 'Deltagare',
      order: 'largestFirst',
      bars: labels.map((label, index) => ({ label, value: [11, 7, null, 28, -3][index] ?? null })),
    }),
    flow: flowChart({
      ...head,
      id: 'flow',
      labelHeading: 'Från och till',
      valueHeading: 'Personer',
      links: [
        { from: 'NOVA', to: 'Enter', value: 12 },
        { from: 'NOVA', to: 'Funktionsnedsatta i arbete (FIA)', value: 1 },
        { from: 'Enter', to: 'NOVA', value: 3 },
      ],
    }),
    grouped: groupedBarChart({
      ...head,
      id: 'grouped',
      labelHeading: 'Insats',
      labels,
      pair: 'sexes',
      series: [women, men],
    }),
    stacked: stackedBarChart({ ...head, id: 'stacked', labelHeading: 'Insats', labels, series: [women, men] }),
    diverging: divergingBarChart({
      ...head,
      id: 'diverging',
      labelHeading: 'Fråga',
      labels,
      series: [women, series('a', 'Steg 3', [3, 0, 9, 1, 2]), series('b', 'Steg 4', [7, 2, 0, 4, 30]), men],
      intervals: labels.map((_, at) => (at === 2 ? null : { low: 20, high: 60 + at })),
    }),
    column: columnChart({
      ...head,
      id: 'column',
      unit: 'tkr',
      labelHeading: 'År',
      labels: years,
      columns: series('result', 'Årets resultat', [847, 436, 64, -57, 116]),
      line: {
        series: series('capital', 'Eget kapital', [1837, 2273, 2337, 2280, 2395]),
        guideline: series('guideline', 'Riktlinje', [1500, 1500, 1800, 1800, 2200]),
      },
    }),
  };
}

type DrawnText = { readonly text: string; readonly box: Box };

/** The texts of a drawing with the boxes that the font gives them. */
function drawnTexts(svg: string): readonly DrawnText[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', escaped = '']) => {
    const read = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
    const text = escaped
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    const size = Number(read('font-size'));
    const width = textWidth(text, { size, weight: read('font-weight') === '600' ? 600 : 400 });
    const anchor = read('text-anchor') ?? 'start';
    const x = Number(read('x')) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
    return { text, box: { x, y: Number(read('y')) - size * 0.66, width, height: size * 0.66 } };
  });
}

type Drawing = Pick<ChartModel, 'svg' | 'width' | 'height'>;

/** Words that leave the picture or lie over each other, in the wide drawing and the narrow; one sentence each. */
function wordFaults(chart: ChartModel): readonly string[] {
  return [chart, ...(chart.narrow ? [chart.narrow] : [])].flatMap(faultsOfDrawing);
}

function faultsOfDrawing(chart: Drawing): readonly string[] {
  const texts = drawnTexts(chart.svg).filter(({ text }) => text !== '');
  const outside = texts.filter(
    ({ box }) =>
      box.x < -0.5 || box.x + box.width > chart.width + 0.5 || box.y < 0 || box.y + box.height > chart.height,
  );
  const collisions = texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .flatMap((other) => (boxesMeet(one.box, other.box) ? [`${one.text} meets ${other.text}`] : [])),
  );
  return [...outside.map(({ text }) => `${text} leaves the picture`), ...collisions];
}

describe.each(Object.entries(everyChart()))('the %s chart', (name, chart) => {
  test('is an image with title and description, own ids and no style', () => {
    expect(chart.svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 640 \d+" width="640"/);
    expect(chart.svg).toContain(`role="img" aria-labelledby="${name}-title ${name}-desc"`);
    expect(chart.svg).toContain(
      `<title id="${name}-title">Flest gick vidare till &lt;arbete&gt; &amp; &quot;studier&quot;</title>`,
    );
    expect(chart.svg).not.toMatch(/style|<script|undefined|NaN|Infinity/);
    const ids = [...chart.svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(new RegExp(`^${name}-`));
    for (const [, id] of chart.svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
  });

  test('keeps its words inside and apart', () => {
    expect(wordFaults(chart)).toEqual([]);
  });

  test('has a drawing for phones of 320 pixels with ids of its own and words that can be read', () => {
    const { narrow = chart } = chart;
    expect(narrow.width).toBe(288);
    const idsOf = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(idsOf(narrow.svg).filter((id) => idsOf(chart.svg).includes(id))).toEqual([]);
    expect(
      Math.min(...[...narrow.svg.matchAll(/font-size="(\d+)"/g)].map(([, size]) => Number(size))),
    ).toBeGreaterThanOrEqual(12);
  });

  test('is the same bytes every time and a small file', () => {
    expect(everyChart()[name]).toEqual(chart);
    expect(chart.svg.length).toBeLessThan(8000);
  });

  test('brings a table whose every number stands in the description', () => {
    expect(tableFaults(chart.table)).toEqual([]);
    for (const cell of chart.table.rows.flatMap(({ cells }) => cells)) expect(chart.description).toContain(cell.text);
  });
});

describe('bars', () => {
  test('are sorted with the largest first and what is missing last', () => {
    expect(everyChart()['bar']?.table.rows.map(({ label }) => label)).toEqual([
      'IT-spåret',
      'Enter',
      'NOVA',
      'Koll på förmåga',
      'Funktionsnedsatta i arbete (FIA)',
    ]);
  });

  test('have lengths in proportion to their numbers', () => {
    const chart = barChart({
      ...head,
      id: 'a',
      labelHeading: 'x',
      valueHeading: 'y',
      order: 'given',
      bars: [10, 20, -5].map((value) => ({ label: String(value), value })),
    });
    const widths = [...chart.svg.matchAll(/<rect x="[^"]+" y="[^"]+" width="([^"]+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(2, 2);
    expect((widths[2] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(0.5, 2);
  });

  test('that are hidden show a dash and give nothing away', () => {
    const hidden: Point = { value: 3, isHidden: true };
    const chart = stackedBarChart({
      ...head,
      id: 'h',
      labelHeading: 'Insats',
      labels: ['Enter', 'NOVA'],
      series: [
        { id: 'women', label: 'Kvinnor', points: [hidden, { value: 20 }] },
        { id: 'men', label: 'Män', points: [{ value: 14 }, { value: 11 }] },
      ],
    });
    expect(chart.table.rows[0]?.cells[0]).toEqual({ value: null, text: '–', isHidden: true });
    expect(drawnTexts(chart.svg).map(({ text }) => text)).toContain('– + 14');
    expect(drawnTexts(chart.svg).map(({ text }) => text)).not.toContain('17');
    expect(chart.description).toContain('kvinnor –');
  });

  test('refuse negative parts of a whole and series of another length', () => {
    const bad = { ...head, id: 'b', labelHeading: 'x', labels: ['a'] };
    expect(() => stackedBarChart({ ...bad, series: [series('a', 'A', [-1]), series('b', 'B', [1])] })).toThrow(
      'not negative',
    );
    expect(() =>
      groupedBarChart({ ...bad, pair: 'sexes', series: [series('a', 'A', [1, 2]), series('b', 'B', [1])] }),
    ).toThrow('a point for every label');
    expect(() =>
      groupedBarChart({ ...bad, id: '1 "', pair: 'sexes', series: [series('a', 'A', [1]), series('b', 'B', [1])] }),
    ).toThrow('chart id');
  });
});

describe('any numbers and labels', () => {
  const label = fc.stringMatching(/^[A-ZÅÄÖ][a-zåäö]{1,14}( [a-zåäö-]{1,22}){0,4}$/);
  const value = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: -99_999_999, max: 99_999_999 }) },
    fc.constant(null),
    fc.constant(0),
  );
  const positive = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 5_000 }) }, fc.constant(null));

  test('give bars whose words neither leave the picture nor collide', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(label, value, value), { minLength: 1, maxLength: 9 }), (rows) => {
        const common = { ...head, id: 'any', labelHeading: 'Rad', labels: rows.map(([text]) => text) };
        const [one, two] = [
          series(
            'a',
            'Utfall',
            rows.map((row) => row[1]),
          ),
          series(
            'b',
            'Budget',
            rows.map((row) => row[2]),
          ),
        ];
        expect(wordFaults(groupedBarChart({ ...common, pair: 'comparison', series: [one, two] }))).toEqual([]);
        const chart = barChart({
          ...common,
          valueHeading: 'Tal',
          order: 'given',
          bars: rows.map(([text, number]) => ({ label: text, value: number })),
        });
        expect(wordFaults(chart)).toEqual([]);
      }),
    );
  });

  test('give stacked bars whose words neither leave the picture nor collide', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(label, positive, positive, positive), { minLength: 1, maxLength: 9 }), (rows) => {
        const parts = ([1, 2, 3] as const).map((at) =>
          series(
            `s${at}`,
            `Del ${at}`,
            rows.map((row) => row[at]),
          ),
        );
        const chart = stackedBarChart({
          ...head,
          id: 'any',
          labelHeading: 'Rad',
          labels: rows.map(([text]) => text),
          series: parts,
        });
        expect(wordFaults(chart)).toEqual([]);
      }),
    );
  });

  test('give diverging bars whose words neither leave the picture nor collide', () => {
    const row = fc.tuple(label, positive, positive, positive, positive);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 9 }), (rows) => {
        const part = (id: string, at: 1 | 2 | 3 | 4): Series =>
          series(
            id,
            `Steg ${id}`,
            rows.map((one) => one[at]),
          );
        const chart = divergingBarChart({
          id: 'x',
          title: 'x',
          unit: 'count',
          labelHeading: 'x',
          labels: rows.map(([name]) => name),
          series: [part('a', 1), part('b', 2), part('c', 3), part('d', 4)],
          intervals: rows.map(([, , , c, d]) => (c === null || d === null ? null : { low: c, high: c + d + 900 })),
        });
        expect(wordFaults(chart)).toEqual([]);
        if (chart.narrow) expect(wordFaults({ ...chart, ...chart.narrow })).toEqual([]);
      }),
    );
  });

  test('give columns and lines whose words neither leave the picture nor collide', () => {
    const amount = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -9_999, max: 99_999 }) }, fc.constant(null));
    const row = fc.tuple(amount, amount, fc.oneof(fc.constantFrom(1500, 1800, 2200), fc.constant(null)));
    fc.assert(
      fc.property(fc.array(row, { minLength: 5, maxLength: 5 }), (rows) => {
        const chart = columnChart({
          ...head,
          id: 'any',
          labelHeading: 'År',
          labels: years,
          columns: series(
            'a',
            'Resultat',
            rows.map(([one]) => one),
          ),
          line: {
            series: series(
              'b',
              'Eget kapital',
              rows.map((three) => three[1]),
            ),
            guideline: series(
              'c',
              'Riktlinje',
              rows.map((three) => three[2]),
            ),
          },
        });
        expect(wordFaults(chart)).toEqual([]);
      }),
    );
  });
});

describe('text in charts', () => {
  test('breaks at spaces and hyphens and cuts only what is too wide', () => {
    const narrow = { ...LABEL, maxWidth: 90 };
    expect(wrapText('Koll på förmåga', narrow)).toEqual(['Koll på', 'förmåga']);
    expect(wrapText('IT-spåret', { ...LABEL, maxWidth: 50 })).toEqual(['IT-', 'spåret']);
    expect(wrapText('IT-spåret', narrow)).toEqual(['IT-spåret']);
    expect(wrapText('', narrow)).toEqual(['']);
    for (const line of wrapText('Verksamhetsutvecklingssamordnare', narrow))
      expect(textWidth(line, LABEL)).toBeLessThanOrEqual(90);
  });

  test('loses no letter', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zåäö]{1,30}( [a-zåäö]{1,30}){0,5}$/), (text) => {
        const lines = wrapText(text, { ...LABEL, maxWidth: 80 });
        expect(lines.join('').replaceAll(/[ -]/g, '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

describe('colours', () => {
  test.each([
    ['light', palette],
    ['dark', darkPalette],
  ])('reach the contrast of graphics and text on %s ground', (_, colours) => {
    const graphics = (['lake', 'lakeSoft', 'ochre', 'neutral'] as const).map((mark) => colours[mark]);
    const inks = (['ink', 'inkSoft', 'ochreInk'] as const).map((mark) => colours[mark]);
    const ratios = (marks: readonly string[], ground: string) => marks.map((mark) => contrastRatio({ ground, mark }));
    expect(Math.min(...ratios(graphics, colours.paper))).toBeGreaterThanOrEqual(3);
    expect(Math.min(...ratios(inks, colours.paper), ...ratios(inks, colours.wash))).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio({ ground: colours.lake, mark: colours.paper })).toBeGreaterThanOrEqual(4.5);
  });
});

describe('spark lines', () => {
  test('decorate, and say their numbers in words', () => {
    const spark = sparkLine({
      label: 'Årets resultat',
      unit: 'tkr',
      points: [847, null, -57].map((value, index) => ({ value, label: String(2022 + index) })),
    });
    expect(spark.svg).toContain('aria-hidden="true"');
    expect(spark.svg).not.toMatch(/style|NaN| id=/);
    expect(spark.description).toBe('Årets resultat (tkr): 2022 847, 2023 ej angivet, 2024 −57.');
  });

  test('stand one value, no value and a flat line', () => {
    for (const values of [[5], [], [3, 3, 3], [null, null]]) {
      const points = values.map((value, index) => ({ value, label: String(index) }));
      expect(sparkLine({ label: 'x', unit: 'count', points }).svg).not.toMatch(/NaN|undefined/);
    }
  });
});
