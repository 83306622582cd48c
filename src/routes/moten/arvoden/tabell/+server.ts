import { readBoardYear } from '#decisions/server';
import { dayInSweden } from '#kernel';
import { sessionOr, valueOr } from '../../../answer.ts';
import { tableFile } from '../../../table-file.server.ts';
import { chosenYear } from '../../../years.ts';
import { texts } from '../../texts.ts';
import { attendanceTable, feesTable } from '../fees.ts';

export async function GET(event) {
  const { locals, url } = event;
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const { held, fees, members } = valueOr(await readBoardYear(session, { year }), (refusal: never) => refusal);
  return tableFile(event, {
    name: words.fees.heading(year),
    tables: [attendanceTable(held, { year, members, words }), feesTable(fees, { year, members, words })],
  });
}
