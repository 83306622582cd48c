import { readBoardYear } from '#decisions/server';
import { dayInSweden } from '#kernel';
import { sessionOr, valueOr } from '../../answer.ts';
import { chosenYear } from '../../years.ts';
import { texts } from '../texts.ts';
import { attendanceTable, feesTable } from './fees.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const { held, fees, members } = valueOr(await readBoardYear(session, { year }), (refusal: never) => refusal);
  return {
    year,
    tables:
      held.length === 0
        ? []
        : [attendanceTable(held, { year, members, words }), feesTable(fees, { year, members, words })],
    breadcrumbs: [{ address: '/moten', label: words.name }],
  };
}
