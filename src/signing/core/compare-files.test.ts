// A file that came back is the report, or it is not: by cases, and for any digit of any page.
import type { ExactPage } from '#exchange/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFiles } from './compare-files.ts';

function page(lines: readonly string[], of: Partial<ExactPage> & { foot?: string } = {}): ExactPage {
  const { foot, ...rest } = of;
  const own = lines.map((line, index) => ({ words: line.split(' '), height: 0.85 - index * 0.02 }));
  const feet = foot === undefined ? [] : [{ words: foot.split(' '), height: 0.02 }];
  return { lines: [...own, ...feet], aside: [], marks: 2, notes: [], ...rest };
}

const report = [
  page(['Årsredovisning 2024', 'Samordningsförbundet Provet']),
  page(['Resultaträkning i kr', 'Bidrag 2 000 000', 'Kostnader −1 884 244', 'Årets resultat 115 756']),
  page(['Balansräkning i kr', 'Kassa och bank 2 395 357', 'Eget kapital 2 395 357']),
  page(['Underskrifter', 'Ordförande', 'Ledamot']),
];
const receipt = page(['Signerat med Comfact', 'Kim Exempel 2025-03-14 10:12']);
const swap = (at: number, other: ExactPage): ExactPage[] => report.with(at, other);

describe('the report is known again', () => {
  it('as it is, with pages after and a cover before', () => {
    expect(compareFiles(report, report)).toMatchObject({
      kind: 'same',
      added: { before: [], after: [], stamps: [] },
    });
    expect(compareFiles(report, [receipt, ...report, receipt, receipt])).toMatchObject({
      kind: 'same',
      added: { before: [1], after: [6, 7] },
    });
  });

  it('with a stamp in the foot of every page that counts pages, and its picture', () => {
    const stamped = report.map((one, index) => ({
      ...page([], { foot: `Dokument-ID 77aa Sida ${index + 1} av 4` }),
      lines: [...one.lines, { words: `Dokument-ID 77aa Sida ${index + 1} av 4`.split(' '), height: 0.02 }],
      marks: 3,
    }));
    expect(compareFiles(report, [...stamped, receipt])).toMatchObject({
      kind: 'same',
      added: { stamps: ['Dokument-ID 77aa Sida #'] },
    });
  });

  it('with a text along the edge of every page', () => {
    const stamped = report.map((one) => ({ ...one, aside: ['Signerat', '77aa'] }));
    expect(compareFiles(report, stamped)).toMatchObject({ kind: 'same', added: { stamps: ['Signerat 77aa'] } });
  });

  it('with fields of signatures, which are named', () => {
    const file = swap(3, { ...(report[3] as ExactPage), notes: ['Widget:Sig'] });
    expect(compareFiles(report, file)).toMatchObject({ kind: 'same', added: { signatureFields: [4] } });
  });

  it('with letters that another program wrote as ligatures', () => {
    const plain = [page(['effekt och finansiering'])];
    expect(compareFiles(plain, [page(['eﬀekt och ﬁnansiering'])])).toMatchObject({ kind: 'same' });
  });
});

describe('a report that was changed is told', () => {
  it('with the words before and after, and the page in both', () => {
    const file = [
      receipt,
      ...swap(
        1,
        page(['Resultaträkning i kr', 'Bidrag 2 000 000', 'Kostnader −1 884 244', 'Årets resultat 115 765']),
      ),
    ];
    expect(compareFiles(report, file)).toMatchObject({
      kind: 'different',
      count: 1,
      differences: [
        { kind: 'changed', page: 2, filePage: 3, was: 'Årets resultat 115 756', is: 'Årets resultat 115 765' },
      ],
    });
  });

  it.each([
    [
      'a line put in',
      [
        ...report.slice(0, 2),
        page(['Balansräkning i kr', 'Lån 9', 'Kassa och bank 2 395 357', 'Eget kapital 2 395 357']),
        report[3],
      ],
      { kind: 'changed', page: 3, was: '' },
    ],
    [
      'a line taken out',
      [...report.slice(0, 2), page(['Balansräkning i kr', 'Kassa och bank 2 395 357']), report[3]],
      { kind: 'changed', page: 3, is: '' },
    ],
    [
      'lines in another order',
      [
        ...report.slice(0, 2),
        page(['Balansräkning i kr', 'Eget kapital 2 395 357', 'Kassa och bank 2 395 357']),
        report[3],
      ],
      { kind: 'changed', page: 3 },
    ],
    ['a page gone', [report[0], report[1], report[3]], { kind: 'pageGone', page: 3, filePage: null }],
    ['the last page gone', report.slice(0, 3), { kind: 'pageGone', page: 4 }],
    [
      'a page put in between',
      [report[0], receipt, ...report.slice(1)],
      { kind: 'pageAdded', page: null, filePage: 2 },
    ],
    ['pages in another order', [report[0], report[2], report[1], report[3]], { filePage: expect.any(Number) }],
    [
      'a space moved in a figure',
      [
        ...report.slice(0, 2),
        page(['Balansräkning i kr', 'Kassa och bank 239 5357', 'Eget kapital 2 395 357']),
        report[3],
      ],
      { kind: 'changed', page: 3 },
    ],
    [
      'a raised digit made a common one',
      [page(['Årsredovisning 2024', 'Samordningsförbundet Provet²']), ...report.slice(1)],
      { kind: 'changed' },
    ],
    [
      'a foot on one page only',
      [
        ...report.slice(0, 3),
        {
          ...(report[3] as ExactPage),
          lines: [...(report[3] as ExactPage).lines, { words: ['Tillägg'], height: 0.02 }],
        },
      ],
      { kind: 'changed', page: 4 },
    ],
    [
      'something painted on one page',
      swap(1, { ...(report[1] as ExactPage), marks: 3 }),
      { kind: 'painted', page: 2 },
    ],
    ['a chart taken away', swap(1, { ...(report[1] as ExactPage), marks: 1 }), { kind: 'painted', page: 2 }],
    ['a note on a page', swap(1, { ...(report[1] as ExactPage), notes: ['FreeText'] }), { kind: 'covered', page: 2 }],
    [
      'sideways words on one page',
      swap(1, { ...(report[1] as ExactPage), aside: ['9'] }),
      { kind: 'changed', page: 2 },
    ],
    ['nothing of it left', [receipt], { kind: 'pageGone' }],
    ['no pages', [], { kind: 'pageGone' }],
  ])('%s', (_, file, difference) => {
    expect(
      compareFiles(
        report,
        file.flatMap((one) => one ?? []),
      ),
    ).toMatchObject({
      kind: 'different',
      differences: expect.arrayContaining([expect.objectContaining(difference)]),
    });
  });

  it('whichever digit of whichever page is another, with pages before and after', () => {
    const digits = report.flatMap(({ lines }, at) =>
      lines.flatMap(({ words }, line) =>
        words.flatMap((word, index) =>
          [...word].flatMap((letter, place) => (/\d/.test(letter) ? [{ at, line, index, place }] : [])),
        ),
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...digits),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(2),
        fc.nat(2),
        (where, by, before, after) => {
          const file = structuredClone(report) as unknown as { lines: { words: string[] }[] }[];
          const words = file[where.at]?.lines[where.line]?.words ?? [];
          const word = [...(words[where.index] ?? '')];
          word[where.place] = String((Number(word[where.place]) + by) % 10);
          words[where.index] = word.join('');
          const whole = [
            ...Array<ExactPage>(before).fill(receipt),
            ...(file as unknown as ExactPage[]),
            ...Array<ExactPage>(after).fill(receipt),
          ];
          const compared = compareFiles(report, whole);
          return compared.kind === 'different' && compared.differences.some(({ page: one }) => one === where.at + 1);
        },
      ),
    );
  });

  it('and any pages are the same as themselves between others', () => {
    const anyPage = fc
      .array(
        fc
          .array(fc.constantFrom('a', 'b', '1', '2 3', 'c'), { minLength: 1, maxLength: 4 })
          .map((words) => words.join(' ')),
        { maxLength: 5 },
      )
      .map((lines) => page(lines));
    fc.assert(
      fc.property(fc.array(anyPage, { minLength: 1, maxLength: 6 }), fc.nat(2), (pages, after) => {
        const compared = compareFiles(pages, [...pages, ...Array<ExactPage>(after).fill(receipt)]);
        return compared.kind === 'same';
      }),
    );
  });
});
