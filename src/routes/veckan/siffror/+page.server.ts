import {
  columnChart,
  countCell,
  emptyCell,
  formatsIn,
  percentCell,
  scoreCell,
  stackedBarChart,
  textCell,
  barChart,
  type Cell,
  type TableModel,
} from '#design/core';
import { ATTENDANCE_GOAL, summaryOf } from '#collaboration/core';
import { dayInSweden, roundToKronor, slug, yearOf } from '#kernel';
import { sessionOr } from '../../answer.ts';
import { chosenYear } from '../../years.ts';
import { surroundings } from '../events.server.ts';
import { texts } from '../texts.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const all = texts[language];
  const { figures: words, columns } = all;
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const { kinds, events } = await surroundings(session);
  const summary = summaryOf({ kinds, events }, year);
  const held = events.filter(({ date }) => yearOf(date) === year);
  const nameOf = (id: string): string => kinds.find((kind) => kind.id === id)?.name[language] ?? id;
  const optional = (value: number | null): Cell => (value === null ? emptyCell() : countCell(value));
  const counts = (
    one: Omit<(typeof summary.kinds)[number], 'kind' | 'name' | 'questions' | 'highest'>,
    highest: number | null,
  ): Cell[] => [
    countCell(one.events),
    optional(one.participants.women || null),
    optional(one.participants.men || null),
    optional(one.participants.all || null),
    optional(one.cases),
    one.attendance ? percentCell(one.attendance.share) : emptyCell(),
    highest === null ? emptyCell() : percentCell(highest),
    one.costOre === null ? emptyCell() : countCell(roundToKronor(one.costOre)),
  ];
  const byKind: TableModel = {
    id: 'slag',
    caption: words.kinds(year),
    labelHeading: words.kind,
    columns: [
      { id: 'events', label: all.tabs.events, kind: 'count' },
      { id: 'women', label: columns.women, kind: 'count' },
      { id: 'men', label: columns.men, kind: 'count' },
      { id: 'all', label: columns.participants, kind: 'count' },
      { id: 'cases', label: columns.cases, kind: 'count' },
      { id: 'attendance', label: words.attendance, kind: 'percent' },
      { id: 'highest', label: words.highest, kind: 'percent' },
      { id: 'cost', label: columns.cost, kind: 'count' },
    ],
    rows: [
      ...summary.kinds.map((one) => ({
        id: one.kind,
        label: nameOf(one.kind),
        role: 'row' as const,
        cells: counts(one, one.highest?.share ?? null),
      })),
      { id: 'all', label: words.total, role: 'total' as const, cells: counts(summary.total, null) },
    ],
  };
  const judged: TableModel = {
    id: 'omdomen',
    caption: words.judged(year),
    labelHeading: words.question,
    columns: [
      { id: 'kind', label: words.kind, kind: 'text' },
      { id: 'answers', label: words.answers, kind: 'count' },
      { id: 'mean', label: words.mean, kind: 'count' },
      { id: 'highest', label: words.highest, kind: 'percent' },
    ],
    rows: summary.kinds.flatMap((one) =>
      one.questions.map(({ question, name, answers, mean, highest }) => ({
        id: `${one.kind}-${question}`,
        label:
          kinds.find(({ id }) => id === one.kind)?.questions.find(({ id }) => id === question)?.[language] ?? name,
        role: 'row' as const,
        cells: [
          textCell(nameOf(one.kind)),
          optional(answers),
          mean === null ? emptyCell() : { ...scoreCell(mean), text: formatsIn(language).score(mean, 2) },
          highest ? percentCell(highest.share) : emptyCell(),
        ],
      })),
    ),
  };
  const organisations = new Map<
    string,
    { name: string; women: number; men: number; others: number; times: number }
  >();
  for (const { organisation, women, men, others, hasCome } of held.flatMap(({ parties }) => parties)) {
    if (organisation === '' || !hasCome) continue;
    const before = organisations.get(slug(organisation)) ?? {
      name: organisation,
      women: 0,
      men: 0,
      others: 0,
      times: 0,
    };
    organisations.set(slug(organisation), {
      name: before.name,
      women: before.women + (women ?? 0),
      men: before.men + (men ?? 0),
      others: before.others + (others ?? 0),
      times: before.times + 1,
    });
  }
  const byOrganisation: TableModel = {
    id: 'organisationer',
    caption: words.organisations(year),
    labelHeading: words.organisation,
    columns: [
      { id: 'times', label: words.times, kind: 'count' },
      { id: 'women', label: columns.women, kind: 'count' },
      { id: 'men', label: columns.men, kind: 'count' },
      { id: 'all', label: columns.participants, kind: 'count' },
    ],
    rows: [...organisations]
      .toSorted(([, a], [, b]) => b.times - a.times)
      .map(([id, one]) => ({
        id,
        label: one.name,
        role: 'row' as const,
        cells: [
          countCell(one.times),
          optional(one.women || null),
          optional(one.men || null),
          optional(one.women + one.men + one.others || null),
        ],
      })),
  };
  const years = [...new Set(events.map(({ date }) => yearOf(date)))].toSorted((a, b) => a - b);
  const counted = summary.kinds.filter(({ participants }) => participants.women + participants.men > 0);
  const { attendance } = summary.total;
  const formats = formatsIn(language);
  return {
    year,
    heading: words.heading(year),
    isEmpty: summary.total.events === 0,
    attendance: attendance
      ? words.attendanceGoal(formats.percent(attendance.share), formats.percent(ATTENDANCE_GOAL))
      : null,
    tables: [byKind, judged, byOrganisation].filter(({ rows }) => rows.length > 0),
    charts:
      summary.total.events === 0
        ? []
        : [
            barChart({
              id: 'slag',
              language,
              title: words.chart(year),
              unit: 'count',
              unitWord: words.unit,
              labelHeading: words.kind,
              valueHeading: all.tabs.events,
              order: 'largestFirst',
              bars: summary.kinds.map((one) => ({ label: nameOf(one.kind), value: one.events })),
            }),
            ...(counted.length === 0
              ? []
              : [
                  stackedBarChart({
                    id: 'kon',
                    language,
                    title: words.bySex(year),
                    unit: 'count',
                    unitWord: words.people,
                    labelHeading: words.kind,
                    labels: counted.map((one) => nameOf(one.kind)),
                    series: [
                      {
                        id: 'female',
                        label: columns.women,
                        points: counted.map(({ participants }) => ({ value: participants.women })),
                      },
                      {
                        id: 'male',
                        label: columns.men,
                        points: counted.map(({ participants }) => ({ value: participants.men })),
                      },
                    ],
                  }),
                ]),
            ...(years.length < 2
              ? []
              : [
                  columnChart({
                    id: 'ar',
                    language,
                    title: words.overYears,
                    unit: 'count',
                    unitWord: words.unit,
                    labelHeading: all.years,
                    labels: years.map(String),
                    columns: {
                      id: 'events',
                      label: all.tabs.events,
                      points: years.map((one) => ({
                        value: events.filter(({ date }) => yearOf(date) === one).length,
                      })),
                    },
                  }),
                ]),
          ],
  };
}
