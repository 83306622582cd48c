import { formatKronor } from '#design/core';
import { forecastSums } from '#finance/core';
import { listLedgerYears } from '#finance/server';
import { dayInSweden, roundToKronor, type Ore } from '#kernel';
import { mayDo, valueOr } from '../../../answer.ts';
import { texts as finance } from '../../texts.ts';
import { readForecastPage } from './forecast-page.server.ts';

const kronor = (amountOre: Ore): string => formatKronor(roundToKronor(amountOre));

export async function load({ locals, params, url }) {
  const { session, year, words, current, tables, isJudged } = await readForecastPage(locals, params);
  const years = valueOr(await listLedgerYears(session, {}), (refusal: never) => refusal);
  const saved = Number(url.searchParams.get('sparad'));
  const sums = current && forecastSums(current.rows);
  return {
    year,
    years: [...new Set([...years, year])].toSorted((a, b) => b - a),
    maySave: mayDo(session, 'finance.save'),
    sentence:
      current && sums
        ? [
            words.sentence(current.at, current.version, current.savedBy, dayInSweden(current.savedAt)),
            words.sums(kronor(sums.incomeOre), kronor(sums.costsOre), kronor(sums.resultOre)),
          ].join(' ')
        : words.empty,
    tables,
    isJudged,
    saved: saved > 0 ? words.saved(saved) : null,
    breadcrumbs: [{ address: '/ekonomi', label: finance[locals.language].heading }],
  };
}
