import { profileAxes, type SharedRows } from '#collaboration/core';
import { saveSharedWork } from '#collaboration/server';
import {
  columnChart,
  countCell,
  formatsIn,
  groupedBarChart,
  hiddenCell,
  scoreCell,
  textCell,
  type ChartModel,
  type Language,
  type TableModel,
} from '#design/core';
import { alone } from '../../alone.server.ts';
import { isAccessRefusal, mayDo, stopAt } from '../../answer.ts';
import { sentGrid } from '../../sent-grid.server.ts';
import { sentRows, workColumns, workRows } from '../work-grid.ts';
import { workTexts, type WorkTexts } from '../work-texts.ts';
import { sharedWork } from './work.server.ts';

export async function load({ locals, url }) {
  const { session, year, topic, rows, programmes } = await sharedWork(locals, url.searchParams);
  const { language } = locals;
  const words = workTexts[language];
  const equality = rows.equality.filter(({ answer }) => answer !== 'unanswered');
  return {
    year,
    topic,
    heading: words.heading(year),
    maySave: mayDo(session, 'events.save'),
    columns: workColumns(topic, words, programmes),
    rows: workRows(rows[topic]),
    spread: topic === 'profile' && rows.profile.length > 0 ? spreadTable(rows.profile, words, language) : null,
    charts: chartsOf(topic, rows, words, language),
    told:
      topic === 'equality' && equality.length > 0
        ? words.equality(equality.filter(({ answer }) => answer === 'yes').length, equality.length)
        : null,
    width: 'full',
  };
}

function spreadTable(rows: SharedRows['profile'], words: WorkTexts, language: Language): TableModel {
  const { spread } = words;
  const formats = formatsIn(language);
  return {
    id: 'profil',
    caption: spread.heading,
    labelHeading: spread.axis,
    columns: [
      { id: 'group', label: words.columns.group, kind: 'text' },
      { id: 'n', label: spread.n, kind: 'count' },
      { id: 'now', label: spread.now, kind: 'count' },
      { id: 'nowSpread', label: spread.nowSpread, kind: 'text' },
      { id: 'wanted', label: spread.wanted, kind: 'count' },
      { id: 'wantedSpread', label: spread.wantedSpread, kind: 'text' },
      { id: 'difference', label: spread.difference, kind: 'count' },
    ],
    rows: profileAxes(rows).map(({ id, poleA, poleB, group, n, now, wanted }) => {
      const range = (of: typeof now) => (of ? textCell(`${of.lowest}–${of.highest}`) : hiddenCell());
      const mean = (of: typeof now) => (of ? scoreCell(of.mean) : hiddenCell());
      return {
        id: `${id}-${group ?? 'all'}`,
        label: group === null ? `${poleA} ↔ ${poleB}` : '',
        role: group === null ? ('subtotal' as const) : ('row' as const),
        cells: [
          textCell(group === null ? spread.all : words.groups[group]),
          countCell(n),
          mean(now),
          range(now),
          mean(wanted),
          range(wanted),
          now && wanted
            ? {
                ...scoreCell(wanted.mean - now.mean),
                text: `${wanted.mean > now.mean ? '+' : ''}${formats.score(wanted.mean - now.mean)}`,
              }
            : hiddenCell(),
        ],
      };
    }),
  };
}

function chartsOf(topic: string, rows: SharedRows, words: WorkTexts, language: Language): ChartModel[] {
  if (topic === 'visits' && rows.visits.length > 0) {
    const months = [...new Set(rows.visits.map(({ month }) => month))].toSorted((a, b) => a - b);
    const sum = (month: number): number =>
      rows.visits.reduce((total, one) => total + (one.month === month ? (one.visits ?? 0) : 0), 0);
    const columns = {
      id: 'visits',
      label: words.columns.visits,
      points: months.map((month) => ({ value: sum(month) })),
    };
    return [
      columnChart({
        id: 'besok',
        language,
        title: words.chart.visits,
        unit: 'count',
        unitWord: words.chart.unit,
        labelHeading: words.columns.month,
        labels: months.map(String),
        columns,
      }),
    ];
  }
  const axes = profileAxes(rows.profile).filter(({ group, now, wanted }) => group === null && now && wanted);
  if (topic === 'profile' && axes.length > 0) {
    return [
      groupedBarChart({
        id: 'profil',
        language,
        title: words.spread.heading,
        unit: 'score',
        unitWord: words.spread.unit,
        labelHeading: words.spread.axis,
        pair: 'comparison',
        labels: axes.map(({ poleA, poleB }) => `${poleA} ↔ ${poleB}`),
        series: [
          { id: 'now', label: words.columns.now, points: axes.map(({ now }) => ({ value: now?.mean ?? null })) },
          {
            id: 'wanted',
            label: words.columns.wanted,
            points: axes.map(({ wanted }) => ({ value: wanted?.mean ?? null })),
          },
        ],
      }),
    ];
  }
  const esf = rows.esf.filter(
    ({ goalParticipants, women, men }) => goalParticipants !== null && (women !== null || men !== null),
  );
  if (topic === 'esf' && esf.length > 0) {
    return [
      groupedBarChart({
        id: 'esf',
        language,
        title: words.chart.esf,
        unit: 'count',
        unitWord: words.chart.people,
        labelHeading: words.columns.project,
        pair: 'comparison',
        labels: esf.map(({ project }) => project),
        series: [
          {
            id: 'participants',
            label: words.chart.esfParticipants,
            points: esf.map(({ women, men }) => ({ value: (women ?? 0) + (men ?? 0) })),
          },
          {
            id: 'goal',
            label: words.chart.esfGoal,
            points: esf.map(({ goalParticipants }) => ({ value: goalParticipants })),
          },
        ],
      }),
    ];
  }
  return [];
}

export const actions = {
  default: ({ locals, request, url }) =>
    alone({ locals, request }, async (form) => {
      const { session, year, topic, rows: before, programmes } = await sharedWork(locals, url.searchParams);
      const { language } = locals;
      const words = workTexts[language];
      const columns = workColumns(topic, words, programmes);
      const saved = new Map(
        workRows(before[topic]).map(({ key, cells }) => [key ?? '', Object.values(cells ?? {})[0] ?? '']),
      );
      const sent = sentGrid(form, { grid: 'arbete', columns, language, saved, current: workRows(before[topic]) });
      if (!sent.isReady) return sent.answer;
      const command = { topic, year, rows: sentRows(sent.rows, columns) };
      const done = await saveSharedWork(session, command);
      if (done.ok) return { done: words.done(done.value.rows) };
      const { refusal } = done;
      if (!isAccessRefusal(refusal))
        return sent.refuse([{ row: refusal.row, column: columns[0]?.id ?? '', text: words.personalNumber }]);
      if (refusal.kind === 'denied') return stopAt(refusal);
      // A step or a month outside its bounds: the cell is named.
      return sent.refuse(
        refusal.issues.map(({ path }) => {
          const [, row, column] = /^rows\.(\d+)\.(\w+)$/.exec(path) ?? [];
          return {
            ...(row === undefined ? {} : { row: Number(row) }),
            ...(column === undefined ? {} : { column }),
            text: words.bounds,
          };
        }),
      );
    }),
};
