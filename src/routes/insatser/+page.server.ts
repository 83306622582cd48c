import { changeProgrammes, type CannotChangeProgrammes } from '#goals/server';
import { dayInSweden } from '#kernel';
import { readOrganisation } from '#organisation/server';
import { applyRows, type FunctionType, type Orientation } from '#programmes/core';
import { readProgrammes } from '#programmes/server';
import { alone } from '../alone.server.ts';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../answer.ts';
import { sentGrid } from '../sent-grid.server.ts';
import { chosenYear } from '../years.ts';
import { programmesTable } from './list-table.ts';
import { programmeColumns, programmeRows, toldOf, type Words } from './programmes.ts';
import { texts } from './texts.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const today = dayInSweden(session.clock());
  const year = chosenYear(url.searchParams.get('ar'), today);
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  const { members } = valueOr(await readOrganisation(session, {}), (refusal: never) => refusal);
  return {
    year,
    maySave: mayDo(session, 'programme.save'),
    columns: programmeColumns(words, members),
    rows: programmeRows(programmes, year),
    table: programmesTable({ programmes, members, year, words, today }),
    programmes: programmes.map((one) => ({ slug: one.slug, name: one.name, ...toldOf(one, today, words) })),
    width: 'full',
  };
}

export const actions = {
  default: ({ locals, request, url }) =>
    alone({ locals, request }, async (form) => {
      const session = sessionOr(locals);
      const words = texts[locals.language];
      const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
      const before = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
      const { members } = valueOr(await readOrganisation(session, {}), (refusal: never) => refusal);
      const saved = new Map(before.map(({ slug, name }) => [slug, name]));
      const columns = programmeColumns(words, members);
      const sent = sentGrid(form, {
        grid: 'insatser',
        columns,
        language: locals.language,
        saved,
        current: programmeRows(before, year),
      });
      if (!sent.isReady) return sent.answer;
      const rows = sent.rows.map(({ key, values }) => ({
        slug: key !== null && saved.has(key) ? key : null,
        name: values.insats ?? '',
        orientation: (values.inriktning ?? 'individual') as Orientation,
        functionType: values.funktion as FunctionType | null,
        owner: values.agare,
        targetGroup: values.malgrupp ?? '',
        ledgerObject: values.kod,
        from: values.fran,
        to: values.till,
        grantedOre: values.beviljat,
        plannedParticipants: values.platser,
      }));
      const programmes = applyRows(before, rows, { year, source: words.source });
      const kept = new Set(rows.map(({ slug }) => slug));
      const removed = [...saved.keys()].filter((slug) => !kept.has(slug));
      const done = await changeProgrammes(session, {
        programmes: programmes.map((rest) => ({
          ...rest,
          partners: [...rest.partners],
          staffing: [...rest.staffing],
          years: [...rest.years],
        })),
        removed,
      });
      if (done.ok) return { done: words.done(done.value.saved) };
      if (isAccessRefusal(done.refusal)) stopAt(done.refusal);
      return sent.refuse([faultOf(done.refusal, { words, saved, slugs: programmes.map(({ slug }) => slug) })]);
    }),
};

type Context = {
  readonly words: Words;
  readonly saved: ReadonlyMap<string, string>;
  readonly slugs: readonly string[];
};

function faultOf(refusal: CannotChangeProgrammes, { words: { faults }, saved, slugs }: Context) {
  const rowOf = (slug: string) => ({ row: slugs.indexOf(slug) });
  switch (refusal.kind) {
    case 'ledgerObjectTwice':
      return { ...rowOf(refusal.slugs[1]), column: 'kod', text: faults.ledgerObjectTwice(refusal.ledgerObject) };
    case 'endsBeforeStart':
      return { ...rowOf(refusal.slug), column: 'till', text: faults.endsBeforeStart };
    case 'slugTwice':
      return { ...rowOf(refusal.slug), column: 'insats', text: faults.slugTwice };
    case 'bookedOnUnknown':
      return { ...rowOf(refusal.slug), column: 'kod', text: faults.bookedOnUnknown };
    case 'grantedByDecision':
      return { ...rowOf(refusal.slug), column: 'beviljat', text: faults.grantedByDecision };
    case 'endedByDecision':
      return { ...rowOf(refusal.slug), column: 'till', text: faults.endedByDecision };
    case 'inUse':
      return { text: faults.inUse(saved.get(refusal.slug) ?? refusal.slug) };
  }
}
