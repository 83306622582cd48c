// The form of an event: what it shows at first, and what was sent.
import {
  readScore,
  scoreText,
  type CannotSaveEvent,
  type CollaborationEvent,
  type EventContent,
  type EventForm,
  type Kind,
  type Score,
} from '#collaboration/core';
import type { Language } from '#design/core';
import type { FieldError } from '#design/ui';
import { readAmountCell, readCountCell } from '#exchange/core';
import { isIsoDate, slug, type IsoDate } from '#kernel';
import type { AccessRefusal } from '#access/core';
import { isAccessRefusal, stopAt } from '../answer.ts';
import type { WeekTexts } from './texts.ts';

export type TypedParty = {
  readonly name: string;
  /** A name that is typed in the form; the others are given. */
  readonly isTyped: boolean;
  readonly hasCome: boolean;
  readonly isExpected: boolean;
  readonly women: string;
  readonly men: string;
};

export type TypedEvent = {
  readonly id: string;
  readonly kind: string;
  readonly date: string;
  readonly title: string;
  readonly group: string;
  readonly form: EventForm;
  readonly place: string;
  readonly kommun: string;
  readonly organiser: string;
  readonly coOrganisers: string;
  readonly cases: string;
  readonly cost: string;
  readonly comment: string;
  readonly source: string;
  readonly answers: string;
  /** An address or a number in the texts is an office's. */
  readonly isConfirmed?: boolean;
  readonly parties: readonly TypedParty[];
  readonly marks: readonly {
    readonly id: string;
    readonly label: string;
    readonly isJoint: boolean;
    readonly value: string;
  }[];
};

const text = (value: number | null): string => (value === null ? '' : String(value));

/** A form for a new event; after one of the same group what is usual is filled in. */
export function newForm(of: {
  readonly id: string;
  readonly kind: Kind;
  readonly today: IsoDate;
  readonly organisations: readonly string[];
  readonly last: CollaborationEvent | null;
  readonly language: Language;
}): TypedEvent {
  const { kind, last, organisations } = of;
  const expected =
    last?.parties
      .filter(({ isExpected, hasCome }) => isExpected || hasCome)
      .map(({ organisation }) => organisation) ?? [];
  const names = [...new Set([...expected.filter(Boolean), ...organisations])];
  return {
    id: of.id,
    kind: kind.id,
    date: of.today,
    title: kind.hasGroups ? '' : (last?.title ?? ''),
    group: last?.group ?? '',
    form: last?.form ?? 'place',
    place: last?.place ?? '',
    kommun: last?.kommun ?? '',
    organiser: last?.organiser ?? '',
    coOrganisers: last?.coOrganisers ?? '',
    cases: '',
    cost: '',
    comment: '',
    source: '',
    answers: '',
    parties: partyRows(
      names.map((name) => ({
        name,
        isTyped: false,
        hasCome: expected.includes(name),
        isExpected: expected.includes(name),
        women: '',
        men: '',
      })),
      kind,
    ),
    marks: kind.questions.map((question) => ({
      id: question.id,
      label: question[of.language],
      isJoint: kind.group === 'meeting',
      value: '',
    })),
  };
}

export function formOf(
  event: CollaborationEvent,
  of: { readonly kind: Kind; readonly organisations: readonly string[]; readonly language: Language },
): TypedEvent {
  const { kind, organisations, language } = of;
  const known = event.parties.map(({ organisation }) => organisation);
  const others = organisations.filter((name) => !known.some((one) => slug(one) === slug(name)));
  const answers = event.scores.flatMap((score) => ('marks' in score ? [] : (score.answers ?? [])));
  return {
    ...event,
    cases: text(event.cases),
    cost: event.costOre === null ? '' : String(event.costOre / 100).replace('.', ','),
    answers: answers.length > 0 ? String(answers[0]) : '',
    parties: partyRows(
      [
        ...event.parties.map(({ organisation, isExpected, hasCome, women, men }) => ({
          name: organisation,
          isTyped: false,
          hasCome,
          isExpected,
          women: text(women),
          men: text(men),
        })),
        ...others.map((name) => ({ name, isTyped: false, hasCome: false, isExpected: false, women: '', men: '' })),
      ],
      kind,
    ),
    marks: kind.questions.map((question) => {
      const score = event.scores.find((one) => one.question === question.id);
      const isJoint = kind.group === 'meeting' && (!score || ('marks' in score && scoreText(score).length === 1));
      return { id: question.id, label: question[language], isJoint, value: score ? scoreText(score) : '' };
    }),
  };
}

/** The given rows, one for those without organisation where heads are counted, and one to type in. */
function partyRows(rows: readonly TypedParty[], kind: Kind): TypedParty[] {
  const empty = { hasCome: false, isExpected: false, women: '', men: '' };
  const nameless =
    rows.some(({ name }) => name === '') || kind.group === 'meeting' ? [] : [{ name: '', isTyped: false, ...empty }];
  return [...nameless, ...rows, { name: '', isTyped: true, ...empty }];
}

export type ReadEventForm = {
  readonly typed: TypedEvent;
  readonly errors: readonly FieldError[];
  readonly event: EventContent;
};

export function readEventForm(
  form: FormData,
  of: {
    readonly kind: Kind;
    readonly words: WeekTexts;
    readonly language: Language;
    readonly source: string;
    readonly before?: CollaborationEvent;
  },
): ReadEventForm {
  const { kind, words, language } = of;
  const errors: FieldError[] = [];
  const told = (name: string): string => String(form.get(name) ?? '').trim();
  const count = (id: string): number | null => {
    const read = readCountCell(told(id) === '' ? null : told(id));
    if (read.ok && (read.value ?? 0) <= 100_000) return read.value;
    errors.push({ fieldId: id, text: words.errors.number });
    return null;
  };
  const date = told('datum');
  if (!isIsoDate(date)) errors.push({ fieldId: 'datum', text: words.errors.date });
  const cost = readAmountCell(told('kostnad') === '' ? null : told('kostnad'));
  if (!cost.ok || (cost.value ?? 0) < 0) errors.push({ fieldId: 'kostnad', text: words.errors.cost });
  const rows = Math.min(Number(told('parter')) || 0, 60);
  const parties = Array.from({ length: rows }, (_, row) => {
    const at = `part-${row}`;
    const typed: TypedParty = {
      name: told(`${at}-namn`),
      isTyped: form.has(`${at}-skriven`),
      hasCome: form.has(`${at}-kom`),
      isExpected: form.has(`${at}-vantad`),
      women: told(`${at}-kvinnor`),
      men: told(`${at}-man`),
    };
    return { typed, women: count(`${at}-kvinnor`), men: count(`${at}-man`) };
  });
  const said = parties.filter(
    ({ typed, women, men }) =>
      typed.hasCome || typed.isExpected || women !== null || men !== null || (typed.isTyped && typed.name !== ''),
  );
  if (new Set(said.map(({ typed }) => slug(typed.name))).size < said.length)
    errors.push({ fieldId: 'parter', text: words.errors.twice });
  const answers = count('antal-svar');
  const marks = kind.questions.map((question) => {
    const id = `fraga-${question.id}`;
    const value = told(id);
    return {
      id: question.id,
      label: question[language],
      isJoint: kind.group === 'meeting' && !form.has(`${id}-text`),
      value,
    };
  });
  const scores = marks.flatMap(({ id, value }): Score[] => {
    if (value === '') return [];
    const score = readScore(id, value, answers);
    if (!score) errors.push({ fieldId: `fraga-${id}`, text: words.errors.mark });
    return score ? [score] : [];
  });
  const shared = {
    title: told('vad').slice(0, 300),
    group: told('grupp').slice(0, 300),
    form: (['place', 'digital', 'both'] as const).find((one) => one === told('hur')) ?? 'place',
    place: told('plats').slice(0, 300),
    kommun: told('kommun').slice(0, 300),
    organiser: told('arrangor').slice(0, 300),
    coOrganisers: told('medarrangorer').slice(0, 300),
    comment: told('kommentar').slice(0, 4_000),
  };
  const others = new Map(of.before?.parties.map(({ organisation, others: rest }) => [slug(organisation), rest]));
  const cases = count('arenden');
  return {
    errors,
    typed: {
      ...shared,
      id: told('id'),
      kind: kind.id,
      date,
      cases: told('arenden'),
      cost: told('kostnad'),
      source: of.source,
      answers: told('antal-svar'),
      parties: parties.map(({ typed }) => typed),
      marks,
      isConfirmed: form.has('verksamhet'),
    },
    event: {
      ...shared,
      kind: kind.id,
      date,
      cases,
      costOre: cost.ok ? cost.value : null,
      source: of.source,
      scores,
      parties: said.map(({ typed, women, men }) => ({
        organisation: typed.name.slice(0, 300),
        isExpected: typed.isExpected,
        hasCome: typed.hasCome || (women ?? 0) + (men ?? 0) > 0,
        women,
        men,
        others: others.get(slug(typed.name)) ?? null,
      })),
    },
  };
}

export function faultOf(refusal: CannotSaveEvent | AccessRefusal, words: WeekTexts): FieldError {
  if (isAccessRefusal(refusal)) return stopAt(refusal);
  switch (refusal.kind) {
    case 'personalNumber':
      return { fieldId: fieldOf(refusal.field), text: words.errors.personalNumber };
    case 'contactDetails':
      return { fieldId: 'verksamhet', text: words.errors.contactDetails(refusal.text) };
    case 'unknownKind':
    case 'unknownQuestion':
      return { fieldId: 'innehall', text: words.errors.unknownKind };
    case 'noSuchEvent':
      return { fieldId: 'innehall', text: words.errors.gone };
    default:
      return refusal satisfies never;
  }
}

function fieldOf(name: 'title' | 'group' | 'place' | 'comment'): string {
  if (name === 'title') return 'vad';
  if (name === 'group') return 'grupp';
  return name === 'place' ? 'plats' : 'kommentar';
}
