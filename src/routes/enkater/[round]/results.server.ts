// What the page of a closed round and its file show.
import type { Session } from '#access/server';
import type { Language } from '#design/core';
import { readProgrammes } from '#programmes/server';
import {
  changeSentences,
  comparisonTable,
  previousOf,
  resultsChart,
  resultsTable,
  sexTable,
  type Shown,
} from '#surveys/core';
import { readElsewhere, readRound, readRounds } from '#surveys/server';
import { error } from '@sveltejs/kit';
import { valueOr } from '../../answer.ts';

export async function readResultsPage(
  session: Session,
  of: { readonly round: string; readonly programme: string | null; readonly language: Language },
) {
  const { round, questionnaire, items } = valueOr(await readRound(session, { round: of.round }), () => error(404));
  const programmes = valueOr(await readProgrammes(session, {}), () => error(404));
  const known = round.groups.flatMap(({ programme }) => (programme === null ? [] : [programme]));
  if (of.programme !== null && !known.includes(of.programme)) error(404);
  const shown: Shown = { questionnaire, items, programme: of.programme, language: of.language };
  const { rounds } = valueOr(await readRounds(session, {}), () => error(404));
  const earlier = previousOf(round, rounds);
  const before = earlier && (await readRound(session, { round: earlier.id }));
  const elsewhere = valueOr(await readElsewhere(session, { until: round.period.to }), () => error(404));
  const names = new Map(programmes.map(({ slug, name }) => [slug, name]));
  return {
    round,
    names,
    groups: known.map((slug) => ({ slug, name: names.get(slug) ?? slug })),
    table: resultsTable(shown),
    chart: resultsChart(shown),
    bySex: sexTable(shown),
    changes: before?.ok ? changeSentences(shown, before.value) : [],
    elsewhere: comparisonTable(shown, elsewhere),
    highestRate: Math.max(
      0,
      ...items.map((item) => {
        const all = of.programme === null ? item.total.all : item.programmes.get(of.programme)?.all;
        return all?.responseRate ?? 0;
      }),
    ),
    /** The whole would give a programme with few answers away. */
    isTotalHidden:
      of.programme === null &&
      items.some(
        ({ total, programmes: parts }) =>
          total.all.visibility !== 'shown' && [...parts.values()].some(({ all }) => all.visibility === 'shown'),
      ),
    isAnyShown: items.some((item) => {
      const all = of.programme === null ? item.total.all : item.programmes.get(of.programme)?.all;
      return all?.visibility === 'shown';
    }),
  };
}
