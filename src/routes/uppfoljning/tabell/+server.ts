import { readPackages } from '#followup/server';
import { currentPackages, periodOf } from '#followup/core';
import { calendarYear, dayInSweden, isSamePeriod } from '#kernel';
import { readProgrammes } from '#programmes/server';
import { sessionOr, valueOr } from '../../answer.ts';
import { tableFile } from '../../table-file.server.ts';
import { chosenYear } from '../../years.ts';
import { touches, versionsTable, yearHealth } from '../counts.ts';
import { texts } from '../texts.ts';

export async function GET({ url, locals }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  const all = valueOr(await readPackages(session, { allVersions: true }), (refusal: never) => refusal);
  const period = calendarYear(year);
  const packages = all.filter((one) => touches(one, period));
  const ofYear = currentPackages(packages).filter((one) => isSamePeriod(periodOf(one), period));
  const health = yearHealth({ packages: ofYear, programmes, period, language: locals.language });
  const versions = versionsTable({ packages, programmes, year, words, language: locals.language });
  const tables = health ? [versions, health] : [versions];
  return tableFile({ url, locals }, { name: words.caption(year), tables });
}
