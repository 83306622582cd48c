// The events as a table: the same columns that a list to take in has, so that what goes out can come in again.
import {
  answersOf,
  headsOf,
  meanOf,
  scoreText,
  type CollaborationEvent,
  type Kind,
  type Score,
} from '#collaboration/core';
import {
  countCell,
  dateCell,
  emptyCell,
  formatsIn,
  oreCell,
  textCell,
  type Cell,
  type Language,
  type TableModel,
} from '#design/core';
import type { WeekTexts } from './texts.ts';

type Given = {
  readonly events: readonly CollaborationEvent[];
  readonly kinds: readonly Kind[];
  readonly words: WeekTexts;
  readonly caption: string;
  readonly language: Language;
};

const counted = (value: number | null): Cell => (value === null ? emptyCell() : countCell(value));

/** What a screen has room for. */
export function eventList({ events, kinds, words, caption, language }: Given): TableModel {
  const { columns } = words;
  return {
    id: 'tillfallen',
    caption,
    labelHeading: columns.what,
    columns: [
      { id: 'date', label: columns.date, kind: 'date' },
      { id: 'kind', label: columns.kind, kind: 'text' },
      { id: 'kommun', label: columns.kommun, kind: 'text' },
      { id: 'participants', label: columns.participants, kind: 'count' },
      { id: 'marks', label: columns.marks, kind: 'text' },
    ],
    rows: events.map((event) => {
      const kind = kinds.find(({ id }) => id === event.kind);
      const { all } = headsOf(event.parties);
      return {
        id: event.id,
        label: event.title || event.group || (kind?.name[language] ?? event.kind),
        role: 'row' as const,
        cells: [
          { ...dateCell(event.date), address: `/veckan/${event.id}` },
          textCell(kind?.name[language] ?? event.kind),
          textCell(event.kommun),
          counted(all > 0 ? all : null),
          textCell(event.scores.map((score) => shortScore(score, language)).join(' · ')),
        ],
      };
    }),
  };
}

/** A joint mark as it is; of several answers their mean. */
function shortScore(score: Score, language: Language): string {
  return answersOf(score) === 1 ? scoreText(score) : formatsIn(language).score(meanOf(score), 2);
}

/** Everything, one row an event and organisation. */
export function eventFile({ events, kinds, words, caption, language }: Given): TableModel {
  const { columns } = words;
  const questions = [
    ...new Map(kinds.flatMap((kind) => kind.questions.map((one) => [one.id, one[language]] as const))),
  ];
  const text = [
    'kind',
    'group',
    'title',
    'form',
    'place',
    'kommun',
    'organiser',
    'coOrganisers',
    'parties',
    'expected',
  ] as const;
  return {
    id: 'tillfallen',
    caption,
    labelHeading: columns.date,
    columns: [
      ...text.map((id) => ({ id, label: columns[id], kind: 'text' as const })),
      { id: 'organisation', label: columns.organisation, kind: 'text' },
      { id: 'women', label: columns.women, kind: 'count' },
      { id: 'men', label: columns.men, kind: 'count' },
      { id: 'participants', label: columns.participants, kind: 'count' },
      { id: 'cases', label: columns.cases, kind: 'count' },
      { id: 'cost', label: columns.cost, kind: 'amount' },
      { id: 'answers', label: columns.answers, kind: 'count' },
      ...questions.map(([id]) => ({ id: `score:${id}`, label: `score:${id}`, kind: 'text' as const })),
      { id: 'comment', label: columns.comment, kind: 'text' },
      { id: 'source', label: columns.source, kind: 'text' },
      { id: 'from', label: columns.from, kind: 'text' },
    ],
    rows: events.flatMap((event) => {
      const withHeads = event.parties.filter(
        ({ women, men, others }) => women !== null || men !== null || others !== null,
      );
      const rows = withHeads.length === 0 ? [null] : withHeads;
      return rows.map((party, index) => {
        const isFirst = index === 0;
        const only = (value: string): Cell => textCell(isFirst ? value : '');
        const heads = party === null ? null : (party.women ?? 0) + (party.men ?? 0) + (party.others ?? 0);
        const answers = event.scores.flatMap((score) => ('marks' in score ? [] : (score.answers ?? [])));
        const names = (which: 'hasCome' | 'isExpected'): string =>
          event.parties
            .filter(
              (one) => one[which] && one.organisation !== '' && (which === 'isExpected' || !withHeads.includes(one)),
            )
            .map(({ organisation }) => organisation)
            .join(', ');
        return {
          id: `${event.id}-${index}`,
          label: event.date,
          role: 'row' as const,
          cells: [
            textCell(kinds.find(({ id }) => id === event.kind)?.name[language] ?? event.kind),
            textCell(event.group),
            textCell(event.title),
            textCell(words.forms[event.form]),
            only(event.place),
            textCell(event.kommun),
            only(event.organiser),
            only(event.coOrganisers),
            only(names('hasCome')),
            only(names('isExpected')),
            textCell(party?.organisation ?? ''),
            counted(party?.women ?? null),
            counted(party?.men ?? null),
            counted(party?.others ? heads : null),
            isFirst ? counted(event.cases) : emptyCell(),
            isFirst && event.costOre !== null ? oreCell(event.costOre) : emptyCell(),
            isFirst && answers[0] !== undefined ? countCell(answers[0]) : emptyCell(),
            ...questions.map(([id]) => {
              const score = event.scores.find(({ question }) => question === id);
              return only(score ? scoreText(score) : '');
            }),
            only(event.comment),
            only(event.source),
            only(event.fromAssociation ?? ''),
          ],
        };
      });
    }),
  };
}
