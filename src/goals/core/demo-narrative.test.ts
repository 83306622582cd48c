// The demo's narrative against the figures of programmes, follow-up and goals. Finance's figures are tied where the
// whole report is made.
import { readdirSync, readFileSync } from 'node:fs';
import { formatFigure } from '#design/core';
import { figuresOf, FollowUpPackageInput } from '#followup/core';
import { parseFigureId, type Figure } from '#kernel';
import { programmeFigures, ProgrammeInput } from '#programmes/core';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { goalFigures } from './figures.ts';
import { GoalInput } from './goal.ts';

const demo = new URL('../../../demo/', import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, demo), 'utf8'));

const directory = new URL('narrative/', demo);
const sections = readdirSync(directory)
  .filter((name) => /^\d+-.*\.md$/.test(name))
  .map((name) => {
    const [, front = '', text = ''] =
      /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(new URL(name, directory), 'utf8')) ?? [];
    return { name, text, front: parse(front) as Record<string, string | null> };
  });

function ownFigures(): Map<string, Figure> {
  const packages = ['packages-2024.json', 'packages-2024-appendix.json'].flatMap((name) =>
    v.parse(v.array(FollowUpPackageInput), json(name)),
  );
  const goals = ['goals-2024.json', 'goals-2024-programmes.json'].flatMap((name) =>
    v.parse(v.array(GoalInput), json(name)),
  );
  const programmes = v.parse(v.array(ProgrammeInput), json('programmes.json'));
  const figures = [...figuresOf(packages), ...goalFigures(goals), ...programmeFigures(programmes, 2024)];
  return new Map(figures.map((figure) => [figure.id, figure]));
}

const links = sections.flatMap(({ name, text }) =>
  [...text.matchAll(/\{\{\s*([^|{}]+(?:\{[^}]*\})?)\s*\|\s*([\w-]+)\s*\}\}/g)].map((match) => ({
    place: name,
    id: (match[1] ?? '').trim(),
    format: match[2] ?? '',
  })),
);

test('every opened brace is a whole link', () => {
  const opened = sections.reduce((sum, { text }) => sum + text.split('{{').length - 1, 0);
  expect(links).toHaveLength(opened);
  expect(opened).toBeGreaterThan(80);
});

test('every linked figure of these rooms exists, has a number and fits its format', () => {
  const figures = ownFigures();
  for (const { place, id, format } of links.filter((link) => !link.id.startsWith('finance.'))) {
    const figure = figures.get(id);
    expect([place, id, figure?.value ?? null]).not.toEqual([place, id, null]);
    expect([place, id, figure && formatFigure(figure, format).ok]).toEqual([place, id, true]);
  }
});

test('every linked figure of finance has an id that can be read', () => {
  for (const { id } of links.filter((link) => link.id.startsWith('finance.'))) {
    expect([id, parseFigureId(id)]).not.toEqual([id, null]);
  }
});

test('the sections stand in the order of the national template, each once', () => {
  expect(sections.map(({ front }) => front['id'])).toEqual([
    'chair',
    'management',
    'management.overview',
    'management.conditions',
    'management.governance',
    'management.economy',
    'management.balanceRequirement',
    'management.staff',
    'management.outlook',
    'incomeStatement',
    'balanceSheet',
    'cashFlow',
    'operatingAccount',
    'notes',
    'notes.principles',
    'notes.income',
    'notes.costs',
    'notes.receivables',
    'notes.liabilities',
    'notes.audit',
    'notes.netAgainstBudget',
    'signatures',
    'appendix.goals',
    'appendix.programmes',
    ...['nova', 'enter', 'fia', 'it-sparet', 'koll-pa-formaga'].map((slug) => `appendix.programme.${slug}`),
  ]);
});

test('every programme has the eight headings of the template', () => {
  const appendices = sections.filter(({ front }) => front['id']?.startsWith('appendix.programme.'));
  for (const { name, text } of appendices) {
    expect([name, [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)]).toEqual([
      name,
      [
        'Verksamhetsbeskrivning',
        'Bemanning och resursfördelning',
        'Metod och arbetsmodeller',
        'Deltagarstatistik',
        'Resultat och måluppfyllelse',
        'Utmaningar och lärdomar',
        'Samverkan och jämställdhetsarbete',
        'Övriga resultat och planerade utvecklingsinsatser',
      ],
    ]);
  }
});

test('only the sections that have a place for a table or a chart name one', () => {
  const placed = sections.flatMap(({ front, text }) =>
    [...text.matchAll(/^\[\[([\w.]+)\]\]$/gm)].map(([, place]) => `${front['id']} ${place}`),
  );
  expect(placed.filter((place) => place.startsWith('appendix.programme.'))).toEqual([]);
  expect(new Set(placed).size).toBe(placed.length);
});
