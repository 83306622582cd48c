// Kinds of events and their joint questions are data: shipped ones and those that an association adds.
import * as v from 'valibot';
import { slug } from '#kernel';
import type { Language } from '#design/core';

export const KIND_GROUPS = ['meeting', 'training', 'dialogue', 'other'] as const;
/** What it is counted among: participants of `training` are the report's people in training. */
export type KindGroup = (typeof KIND_GROUPS)[number];

/** Joint marks are always 1–6. */
export const HIGHEST_MARK = 6;

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const Both = v.object({ sv: text, en: text });
const called = v.optional(v.array(text), []);

export const QuestionInput = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]*$/, 'a small letter first, then letters and digits')),
  sv: text,
  en: text,
  alsoCalled: called,
});

export const KindInput = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'small letters, digits and -')),
    name: Both,
    /** As a report counts them: "52 möten i VerkSam". */
    plural: Both,
    group: v.picklist(KIND_GROUPS),
    /** Has groups that meet again and again, whose parties are expected to come. */
    hasGroups: v.optional(v.boolean(), false),
    /** Consults about individual cases: how many, never who. */
    hasCases: v.optional(v.boolean(), false),
    questions: v.pipe(v.array(QuestionInput), v.maxLength(8)),
    alsoCalled: called,
  }),
  v.check(
    ({ questions }) => new Set(questions.map(({ id }) => id)).size === questions.length,
    'each question has an id of its own',
  ),
);
export const KindsFile = v.object({ kinds: v.pipe(v.array(KindInput), v.minLength(1)) });

export type Kind = v.InferOutput<typeof KindInput>;
export type Question = v.InferOutput<typeof QuestionInput>;

/** Own kinds stand after the shipped ones; one with a shipped id takes its place. */
export function allKinds(shipped: readonly Kind[], own: readonly Kind[]): Kind[] {
  const mine = new Map(own.map((kind) => [kind.id, kind]));
  return [
    ...shipped.map((kind) => mine.get(kind.id) ?? kind),
    ...own.filter(({ id }) => !shipped.some((one) => one.id === id)),
  ];
}

/** The kind that a cell names: by one of its names, else the one whose name the cell begins with. */
export function findKind(kinds: readonly Kind[], cell: string): Kind | null {
  const asked = slug(cell);
  const namesOf = ({ id, name, plural, alsoCalled }: Kind): string[] =>
    [id, name.sv, name.en, plural.sv, plural.en, ...alsoCalled].map(slug);
  const exact = kinds.find((kind) => namesOf(kind).includes(asked));
  if (exact || asked === '') return exact ?? null;
  const begins = kinds
    .flatMap((kind) => namesOf(kind).map((name) => ({ kind, name })))
    .filter(({ name }) => name.length > 2 && asked.startsWith(`${name}-`))
    .toSorted((a, b) => b.name.length - a.name.length);
  return begins[0]?.kind ?? null;
}

export function findQuestion(kind: Kind, heading: string): Question | null {
  const asked = slug(heading.replace(/^score[:.]/i, ''));
  const namesOf = ({ id, sv, en, alsoCalled }: Question): string[] => [id, sv, en, ...alsoCalled].map(slug);
  return kind.questions.find((question) => namesOf(question).includes(asked)) ?? null;
}

export function nameOfKind(kinds: readonly Kind[], id: string, language: Language = 'sv'): string {
  return kinds.find((kind) => kind.id === id)?.name[language] ?? id;
}
