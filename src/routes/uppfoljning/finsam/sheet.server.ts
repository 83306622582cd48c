// The sheet of a year with its tables, for the page and for the file that is taken from it.
import { readFinsamMoney } from '#finance/server';
import { readAssociationSheet } from '#followup/server';
import { calendarYear, dayInSweden } from '#kernel';
import { readPartySheet } from '#participants/server';
import { isAccessRefusal, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { chosenYear } from '../../years.ts';
import { associationTables, partyTables } from './tables.ts';
import { texts } from './texts.ts';

type Seen = { readonly locals: App.Locals; readonly url: URL };

export async function associationSheet({ locals, url }: Seen) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const { from, to } = calendarYear(year);
  const sheet = valueOr(await readAssociationSheet(session, { from, to }), (refusal: never) => refusal);
  const money = await readFinsamMoney(session, { year });
  if (!money.ok && isAccessRefusal(money.refusal)) stopAt(money.refusal);
  return {
    session,
    year,
    hasLedger: money.ok,
    hasRows: sheet.rows.length > 0,
    tables: associationTables(sheet, money.ok ? money.value : null, words),
    heading: words.heading(year),
  };
}

export async function partySheet({ locals, url }: Seen) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const { from, to } = calendarYear(year);
  const sheet = valueOr(await readPartySheet(session, { from, to }), (refusal: never) => refusal);
  return {
    session,
    year,
    hasLedger: true,
    hasRows: sheet.rows.length > 0,
    tables: sheet.rows.length > 0 ? partyTables(sheet, words) : [],
    heading: words.heading(year),
  };
}
