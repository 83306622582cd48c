import { said } from '#surveys/core';
import { readRounds } from '#surveys/server';
import { readProgrammes } from '#programmes/server';
import { formatsIn, textCell, type TableModel } from '#design/core';
import { error } from '@sveltejs/kit';
import { sessionOr, valueOr } from '../answer.ts';
import { texts } from './texts.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const { rounds, questionnaires } = valueOr(await readRounds(session, {}), () => error(404));
  const programmes = valueOr(await readProgrammes(session, {}), () => error(404));
  const nameOf = (slug: string): string => programmes.find((one) => one.slug === slug)?.name ?? slug;
  const table: TableModel = {
    id: 'rounds',
    caption: words.rounds,
    labelHeading: words.round,
    columns: [
      { id: 'who', label: words.who, kind: 'text' },
      { id: 'period', label: words.period, kind: 'text' },
      { id: 'state', label: words.state, kind: 'text' },
    ],
    rows: rounds.map((round) => ({
      id: round.id,
      label: round.title,
      address: `/enkater/${round.id}`,
      role: 'row',
      cells: [
        textCell(round.body ?? round.groups.map(({ programme }) => nameOf(programme ?? '')).join(', ')),
        textCell(formatsIn(locals.language).period(round.period)),
        textCell(round.state === 'open' ? words.isOpen : words.isClosed),
      ],
    })),
  };
  return {
    table: rounds.length > 0 ? table : null,
    questionnaires: questionnaires.map((one) => ({
      id: one.id,
      title: said(one.title, locals.language),
      facts: words.version(one.version, one.items.length),
      languages: one.languages.map(({ name }) => name).join(', '),
    })),
  };
}
