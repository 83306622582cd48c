import { basename } from 'node:path';
import { dayRefusalMessage, forecastRefusalMessage } from '#finance/core';
import { importForecast } from '#finance/server';
import { roundToKronor } from '#kernel';
import type { Command } from '../command.ts';
import { oneFile, TABLE_BYTES } from '../read-file.ts';
import { dayOption, orFail } from '../refusals.ts';
import { withSession } from '../session.ts';

export const forecastImportCommand: Command = {
  name: 'forecast import',
  summary: 'Saves a forecast of a year from a table (note,line,amount_kr,comment) as its next version',
  usage: 'FILE --at DATE',
  options: { at: { type: 'string' } },
  help: { 'at DATE': 'the day whose ledger the forecast is judged from (YYYY-MM-DD)' },
  async run(invocation) {
    const at = dayOption(invocation.options);
    const { path, bytes } = await oneFile(invocation, TABLE_BYTES);
    const saved = await withSession(invocation, async (session) =>
      orFail(await importForecast(session, { fileName: basename(path), bytes, at }), (refusal) =>
        refusal.kind === 'noLedger' || refusal.kind === 'noVouchers'
          ? dayRefusalMessage(refusal)
          : `${path}: ${forecastRefusalMessage(refusal)}`,
      ),
    );
    const { year, version, rows, booked } = saved;
    const kr = {
      income: roundToKronor(saved.incomeOre),
      costs: roundToKronor(saved.costsOre),
      result: roundToKronor(saved.resultOre),
    };
    if (invocation.json) {
      invocation.print(JSON.stringify({ year, version, at, rows, ...kr, booked }, null, 2));
      return;
    }
    invocation.print(
      `Forecast ${year} version ${version} (${at}): ${rows} rows, income ${kr.income}, costs ${kr.costs}, result ${kr.result} kr.`,
    );
    if (booked.length > 0) invocation.print(`Not in the file, so as booked by ${at}: ${booked.join(', ')}.`);
  },
};
