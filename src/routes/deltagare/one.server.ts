// One participation for the forms about it; reading it is noted as every reading is.
import { dayInSweden } from '#kernel';
import { readParticipation, readPartyProgrammes } from '#participants/server';
import { error } from '@sveltejs/kit';
import { sessionOr, valueOr } from '../answer.ts';
import { wordsIn } from './forms.server.ts';

export async function readOne(locals: App.Locals, id: string) {
  const session = sessionOr(locals);
  const read = valueOr(await readParticipation(session, { id }), ({ kind }) =>
    error(kind === 'notShared' ? 403 : 404),
  );
  const programmes = valueOr(await readPartyProgrammes(session, {}), (refusal: never) => refusal);
  const { pseudonym } = read.participant;
  return {
    ...read,
    today: dayInSweden(session.clock()),
    programme: programmes.find(({ slug }) => slug === read.participation.programme),
    pseudonym,
    breadcrumbs: [
      { address: '/deltagare', label: wordsIn(locals.language).heading },
      { address: `/deltagare/${id}`, label: pseudonym },
    ],
  };
}
