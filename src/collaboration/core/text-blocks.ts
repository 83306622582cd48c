// Sentences for the annual and the half-year report with linked figures, made from what the registers have.
import { formatFigure } from '#design/core';
import { figureId, type Figure, type Period } from '#kernel';
import type { Kind } from './kind.ts';

export type TextBlock = {
  readonly id: string;
  /** As it is written in a report: `{{ id | format }}` for each number. */
  readonly markdown: string;
  /** As it reads today. */
  readonly text: string;
};

type Maker = {
  /** The reference, or null when there is no such figure or it is nothing. */
  readonly link: (name: string, format: string, dimensions?: Readonly<Record<string, string>>) => string | null;
  readonly value: (name: string, dimensions?: Readonly<Record<string, string>>) => number;
};

export function textBlocks(
  figures: readonly Figure[],
  of: { readonly kinds: readonly Kind[]; readonly period: Period },
): TextBlock[] {
  const known = new Map(figures.map((figure) => [figure.id, figure]));
  const find = (name: string, dimensions: Readonly<Record<string, string>> = {}): Figure | undefined =>
    known.get(figureId({ name: `collaboration.${name}`, period: of.period, dimensions }));
  const maker: Maker = {
    link: (name, format, dimensions) => {
      const figure = find(name, dimensions);
      return figure && figure.value !== null ? `{{ ${figure.id} | ${format} }}` : null;
    },
    value: (name, dimensions) => find(name, dimensions)?.value ?? 0,
  };
  const made = [
    ...of.kinds.map((kind) => ({ id: kind.id, sentences: ofKind(kind, maker) })),
    { id: 'training', sentences: ofTraining(maker) },
    { id: 'lexHeller', sentences: ofLexHeller(maker) },
    { id: 'work', sentences: ofWork(maker) },
  ];
  return made.flatMap(({ id, sentences }) => {
    const markdown = sentences.filter(Boolean).join(' ');
    return markdown === '' ? [] : [{ id, markdown, text: readAloud(markdown, known) }];
  });
}

/** The numbers in the place of their references. */
export function readAloud(markdown: string, known: ReadonlyMap<string, Figure>): string {
  return markdown.replaceAll(/\{\{ (.+?) \| ([\w-]+) \}\}/g, (source, id: string, format: string) => {
    const figure = known.get(id);
    const written = figure ? formatFigure(figure, format) : null;
    return written?.ok ? written.value : source;
  });
}

function ofKind(kind: Kind, { link, value }: Maker): string[] {
  const own = { kind: kind.id };
  const events = link('events', 'count', own);
  if (!events) return [];
  const count = value('events', own);
  const held = count === 1 ? `Antalet ${kind.plural.sv} var ${events}.` : `${events} ${kind.plural.sv} genomfördes.`;
  const [women, men, all] = [
    link('participants', 'count', { ...own, sex: 'female' }),
    link('participants', 'count', { ...own, sex: 'male' }),
    link('participants', 'count', own),
  ];
  const cases = link('cases', 'count', own);
  const attendance = link('attendance', 'percent', own);
  const highest = link('highest', 'percent', own);
  const mean = link('mean', 'score2', { ...own, question: 'whole' });
  return [
    held,
    all && women && men ? `${all} deltog, ${women} kvinnor och ${men} män.` : '',
    cases ? `${cases} individärenden togs upp.` : '',
    attendance ? `Av de parter som väntades kom ${attendance}.` : '',
    kind.group === 'meeting' && highest ? `${highest} av omdömena var de högsta möjliga.` : '',
    mean ? `Deltagarnas omdöme om helheten blev i medel ${mean} av 6.` : '',
  ];
}

function ofTraining({ link }: Maker): string[] {
  const [all, women, men] = [
    link('trained', 'count'),
    link('trained', 'count', { sex: 'female' }),
    link('trained', 'count', { sex: 'male' }),
  ];
  const times = link('trainings', 'count');
  if (!all || !women || !men || !times) return [];
  return [
    `Kompetensutveckling gavs vid ${times} tillfällen med sammanlagt ${all} deltagare, ${women} kvinnor och ${men} män.`,
  ];
}

function ofLexHeller({ link, value }: Maker): string[] {
  const all = link('lexHeller', 'count');
  if (!all) return [];
  const answered = link('lexHellerAnswered', 'count');
  return [
    value('lexHeller') === 1
      ? `Antalet Lex Heller-anmälningar som kom in var ${all}.`
      : `${all} Lex Heller-anmälningar kom in.`,
    answered ? `Av dem har ${answered} fått svar.` : '',
  ];
}

function ofWork({ link }: Maker): string[] {
  const visits = link('visits', 'count');
  const esf = link('esfParticipants', 'count');
  const users = link('userCooperations', 'count');
  const [routine, asked] = [link('equalityRoutines', 'count'), link('equalityAsked', 'count')];
  return [
    visits ? `Webbsidorna hade ${visits} besök.` : '',
    esf ? `ESF-projekten hade ${esf} unika deltagare.` : '',
    users ? `Samverkan med brukarorganisationer skedde ${users} gånger.` : '',
    routine && asked ? `${routine} av ${asked} insatser som svarat har en rutin för jämställdhetsarbetet.` : '',
  ];
}
