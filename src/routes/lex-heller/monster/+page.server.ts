import { lexHellerTypes, patternsOf } from '#collaboration/core';
import { readLexHeller } from '#collaboration/server';
import { barChart, columnChart, countCell, type TableModel } from '#design/core';
import { sessionOr, valueOr } from '../../answer.ts';
import { texts } from '../texts.ts';

export async function load({ locals }) {
  const { language } = locals;
  const all = texts[language];
  const words = all.patterns;
  const { reports } = valueOr(await readLexHeller(sessionOr(locals), {}), (refusal: never) => refusal);
  const years = [...new Set(reports.map(({ year }) => year))].toSorted((a, b) => a - b);
  const found = (['type', 'party', 'kommun'] as const).map((by) => ({
    by,
    patterns: patternsOf(reports, by).map((one) => ({
      ...one,
      name: by === 'type' ? (lexHellerTypes.find(({ id }) => id === one.key)?.[language] ?? one.key) : one.key,
    })),
  }));
  const shared = { language, unit: 'count', unitWord: words.unit } as const;
  return {
    isEmpty: reports.length === 0,
    overYears:
      years.length === 0
        ? null
        : columnChart({
            ...shared,
            id: 'ar',
            title: words.years,
            labelHeading: all.years,
            labels: years.map(String),
            columns: {
              id: 'reports',
              label: all.table,
              points: years.map((year) => ({ value: reports.filter((one) => one.year === year).length })),
            },
          }),
    parts: found.flatMap(({ by, patterns }) =>
      patterns.length === 0
        ? []
        : [
            {
              id: by,
              chart: barChart({
                ...shared,
                id: by,
                title: words[by],
                labelHeading: all.columns[by === 'party' ? 'concerned' : by],
                valueHeading: all.columns.count,
                order: 'given',
                bars: patterns.slice(0, 12).map(({ name, total }) => ({ label: name, value: total })),
              }),
              table: {
                id: `${by}-ar`,
                caption: words[by],
                labelHeading: all.columns[by === 'party' ? 'concerned' : by],
                columns: [
                  ...years.map((year) => ({ id: String(year), label: String(year), kind: 'count' as const })),
                  { id: 'total', label: all.columns.total, kind: 'count' as const },
                ],
                rows: patterns.map(({ key, name, years: each, total }) => ({
                  id: key,
                  label: name,
                  role: 'row' as const,
                  cells: [...years.map((year) => countCell(each.get(year) ?? 0)), countCell(total)],
                })),
              } satisfies TableModel,
            },
          ],
    ),
  };
}
