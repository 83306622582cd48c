import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatFigure } from '#design/core';
import { calendarYear, type Figure } from '#kernel';
import { linkFigures } from './linked-text.ts';
import { describeNarrativeProblem, type NarrativeProblem } from './narrative.ts';
import { parseNarrative } from './parse-narrative.ts';
import type { Block, Inline } from './report-document.ts';

type Case = { name: string; text: string; shown: string[]; problems?: string[] };

const cases = parse(readFileSync(new URL('linked-text.cases.yaml', import.meta.url), 'utf8')) as Case[];

const aFigure = (id: string, fields: Partial<Figure>): Figure => ({
  id,
  label: 'Årets resultat',
  value: 11_575_613,
  unit: 'ore',
  period: calendarYear(2024),
  source: { kind: 'ledger', description: 'Huvudboken 2024' },
  version: 1,
  disclosure: 'open',
  ...fields,
});

const figures = [
  aFigure('finance.yearResult@2024', {}),
  aFigure('finance.yearResult@2022', { period: calendarYear(2022), value: 6_400_000 }),
  aFigure('followUp.participants@2024{programme=enter,sex=female}', { unit: 'count', value: 41 }),
];
const linking = { periods: [calendarYear(2024), calendarYear(2023)], format: formatFigure };

function link(markdown: string, firstLine?: number) {
  const source = firstLine === undefined ? {} : { firstLine };
  return linkFigures(parseNarrative({ section: 'management', markdown, ...source }), figures, linking);
}

describe('linked text', () => {
  it.each(cases)('$name', ({ text, shown, problems = [] }) => {
    const linked = link(text);
    expect(linked.blocks.map(written)).toEqual(shown.map((line) => expect.stringMatching(sameSpaces(line))));
    expect(linked.problems.map(told)).toEqual(problems);
  });

  it('lists each quoted figure once, in order of first use', () => {
    const first = '{{ followUp.participants@2024{programme=enter,sex=female} | count }}';
    const linked = link(`${first} och {{ finance.yearResult@2024 | kr }}, alltså ${first}`);
    expect(linked.figures.map(({ id }) => id)).toEqual([figures[2]?.id, figures[0]?.id]);
  });

  it('counts lines from where the Markdown begins in its file', () => {
    expect(link('\n{{ x@2024 | kr }}', 7).problems.map(({ line, column }) => [line, column])).toEqual([[8, 1]]);
  });

  it('describes a problem in one English sentence', () => {
    const [problem] = link('{{ finance.yearResults@2024 | kr }}').problems;
    if (!problem) throw new Error('the id is wrong');
    expect(describeNarrativeProblem(problem)).toBe(
      'management 1:1 no figure has this id: {{ finance.yearResults@2024 | kr }}. Perhaps finance.yearResult@2024 or finance.yearResult@2022?',
    );
  });

  it('loses no letter of plain prose and invents no problem', () => {
    const word = fc
      .stringMatching(/^[a-zåäöA-ZÅÄÖ0-9,.;:!?%§()"&<>/=+-]{1,12}$/)
      .filter((text) => !/^([-+>#|=]|\d+[.)])/.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
        const linked = link(words.join(' '));
        expect(linked.problems).toEqual([]);
        expect(linked.blocks.map(written)).toEqual([words.join(' ')]);
      }),
    );
  });

  it('never throws, and places every problem inside the text, whatever is typed', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{',
      '}',
      '|',
      '*',
      '**',
      '[',
      '](',
      ')',
      '\\',
      '>',
      '- ',
      '1. ',
      '\n',
      '\n\n',
      ' ',
      'ord',
      '##',
      '### x',
      '— roll',
      ' finance.yearResult@2024 | kr ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const lines = text.split('\n');
        for (const { line, column } of link(text).problems) {
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        }
      }),
    );
  });
});

function written(block: Block): string {
  const words = (inlines: readonly Inline[]) => inlines.map(inlineText).join('');
  switch (block.kind) {
    case 'paragraph':
      return words(block.inlines);
    case 'subheading':
      return `${block.depth === 2 ? '###' : '##'} ${block.text}`;
    case 'list':
      return `${block.isOrdered ? '1.' : '-'} ${block.items.map(words).join(' / ')}`;
    case 'quote':
      return `> ${words(block.inlines)} — ${block.attribution}`;
    default:
      return block.kind;
  }
}

function inlineText(inline: Inline): string {
  if (inline.kind === 'link') return `<${inline.text} ${inline.address}>`;
  const core = inline.kind === 'figure' ? `[${inline.figureId}=${inline.text}]` : inline.text;
  const emphasised = inline.kind === 'text' && inline.isEmphasised ? `*${core}*` : core;
  return inline.isStrong ? `**${emphasised}**` : emphasised;
}

function told({ code, line, column, quoted, suggestions }: NarrativeProblem): string {
  const nearest = suggestions.length > 0 ? ` → ${suggestions.join(', ')}` : '';
  return `${code} ${line}:${column} ${quoted}${nearest}`;
}

/** Case tables are written with plain spaces; numbers are printed with narrow ones. */
function sameSpaces(line: string): RegExp {
  return new RegExp(`^${line.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll(' ', '[ \\u202F\\u00A0]')}$`);
}
