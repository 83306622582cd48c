import { formatFigure } from '#design/core';
import type { Figure, FigureUnit } from '#kernel';
import { reportRefusalMessage } from '#reports/core';
import { readFigures } from '#reports/server';
import type { Command } from '../command.ts';
import { kindOption, orFail, yearOption } from '../refusals.ts';
import { withSession } from '../session.ts';

export const figuresCommand: Command = {
  name: 'figures',
  summary: 'Lists the figures of a year, with where each comes from',
  usage: '--year Y [--half-year] [--id PATTERN] [--explain]',
  options: {
    year: { type: 'string' },
    'half-year': { type: 'boolean' },
    id: { type: 'string' },
    explain: { type: 'boolean' },
  },
  help: {
    'year Y': 'the year of the report',
    'half-year': 'the half-year report of the year, not its annual report',
    'id PATTERN': 'only ids that match; * stands for anything',
    explain: 'also source, version, period and what each was computed from',
  },
  async run(invocation) {
    const of = { year: yearOption(invocation.options), kind: kindOption(invocation.options) };
    const { id, explain } = invocation.options;
    const figures = await withSession(invocation, async (session) =>
      orFail(await readFigures(session, of), reportRefusalMessage),
    );
    const matches = typeof id === 'string' ? matcher(id) : () => true;
    const shown = figures.filter((figure) => matches(figure.id));
    if (invocation.json) {
      invocation.print(
        JSON.stringify({ year: of.year, figures: explain === true ? shown : shown.map(brief) }, null, 2),
      );
      return;
    }
    for (const figure of shown) for (const line of linesOf(figure, explain === true)) invocation.print(line);
    if (shown.length === 0) invocation.print('No figure matches.');
  },
};

function matcher(pattern: string): (id: string) => boolean {
  const expression = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  const whole = new RegExp(pattern.includes('*') ? `^${expression}$` : expression);
  return (id) => whole.test(id);
}

function brief({ id, label, value, unit }: Figure): Pick<Figure, 'id' | 'label' | 'value' | 'unit'> {
  return { id, label, value, unit };
}

const usualFormat: Readonly<Record<FigureUnit, string>> = {
  ore: 'kr',
  count: 'count',
  share: 'percent1',
  score: 'score',
  days: 'count',
  year: 'count',
};

function linesOf(figure: Figure, isExplained: boolean): string[] {
  const text = formatFigure(figure, usualFormat[figure.unit]);
  const line = `${figure.id}  ${text.ok ? text.value : String(figure.value)}  ${figure.label}`;
  if (!isExplained) return [line];
  const exact = figure.unit === 'ore' && figure.value !== null ? `  ${figure.value} öre` : '';
  return [
    line,
    `    ${figure.source.kind}: ${figure.source.description} (version ${figure.version})${exact}`,
    ...(figure.of ? [`    ${figure.of.part} of ${figure.of.whole}`] : []),
    ...(figure.source.from ?? []).map((id) => `    from ${id}`),
  ];
}
