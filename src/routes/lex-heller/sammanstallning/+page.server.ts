import { lexHellerActions, lexHellerNumber, lexHellerTypes } from '#collaboration/core';
import { readLexHellerSummary } from '#collaboration/server';
import { countCell, type TableModel } from '#design/core';
import { dayInSweden } from '#kernel';
import { sessionOr, valueOr } from '../../answer.ts';
import { chosenYear } from '../../years.ts';
import { texts } from '../texts.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const all = texts[language];
  const words = all.summary;
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const { summary, published } = valueOr(await readLexHellerSummary(session, { year }), (refusal: never) => refusal);
  const names: Readonly<Record<string, string>> = lexHellerActions[language];
  const typeName = (type: string): string => lexHellerTypes.find(({ id }) => id === type)?.[language] ?? type;
  const counted = (
    id: string,
    caption: string,
    heading: string,
    rows: readonly (readonly [string, number])[],
  ): TableModel => ({
    id,
    caption,
    labelHeading: heading,
    columns: [{ id: 'count', label: all.columns.count, kind: 'count' }],
    rows: rows.map(([label, count]) => ({ id: label, label, role: 'row' as const, cells: [countCell(count)] })),
  });
  const [first] = summary.types;
  return {
    year,
    isEmpty: summary.received === 0,
    sentences: [
      words.received(year, summary.received, summary.before),
      words.answered(summary.answered, summary.open),
      summary.fedBack > 0 ? words.fedBack(summary.fedBack) : '',
      first ? words.common(typeName(first.key).toLowerCase()) : '',
    ].filter(Boolean),
    tables: [
      counted(
        'typer',
        words.types,
        all.columns.type,
        summary.types.map(({ key, total }) => [typeName(key), total] as const),
      ),
      counted(
        'atgarder',
        words.actions,
        all.columns.action,
        summary.actions.map(({ action, count }) => [names[action] ?? action, count] as const),
      ),
    ].filter(({ rows }) => rows.length > 0),
    published: published.map((one) => ({
      id: one.id,
      number: lexHellerNumber(one),
      type: typeName(one.type),
      event: one.event,
      answer: one.answer,
    })),
  };
}
