import { query } from '#access/server';
import { unmappedAccounts } from '#finance/core';
import { findBudget, fittedYears, ledgerYears, mappingOf, readLedgers, yearsToFit } from '#finance/server';
import { currentPackages } from '#followup/core';
import { listPackages } from '#followup/server';
import { listGoals } from '#goals/server';
import { accept, yearOf } from '#kernel';
import { findOrganisation } from '#organisation/server';
import { runsIn } from '#programmes/core';
import { listProgrammes } from '#programmes/server';
import { firstHour, type FirstHourFacts } from '#reports/core';
import * as v from 'valibot';
import { listTexts } from './report-store.ts';

/** How far an installation has come towards its first draft. */
export const readFirstHour = query({
  permission: 'report.read',
  input: v.object({}),
  async run({ tx, space, today }) {
    const [newest] = await ledgerYears(tx);
    const year = newest ?? yearOf(today);
    const [ledger] = await readLedgers(tx, [year]);
    const programmes = await listProgrammes(tx);
    const packages = currentPackages(await listPackages(tx)).filter(({ to }) => yearOf(to) === year);
    const counted = programmes.filter((one) => one.orientation === 'individual' && runsIn(one, year));
    const reported = counted.filter(({ slug }) => packages.some(({ programme }) => programme === slug));
    const unmapped = ledger ? unmappedAccounts(ledger, await mappingOf(tx, year)).length : 0;
    const [fitted] = await fittedYears(tx);
    const facts: FirstHourFacts = {
      day: today,
      year,
      members: (await findOrganisation(tx, space)).members,
      hasLedger: ledger !== undefined,
      unmapped,
      printedDifferenceOre: fitted?.differenceOre ?? null,
      // Accounts without a row belong to the year itself; what is printed is most often the year before.
      fitYear: unmapped > 0 ? year : (fitted?.year ?? (await yearsToFit(tx))[1] ?? year),
      programmes: programmes.length,
      hasBudget: (await findBudget(tx, year)) !== undefined,
      counted: { of: counted.length, reported: reported.length },
      goals: (await listGoals(tx)).filter(({ to }) => yearOf(to) === year).length,
      writtenSections: (await listTexts(tx, { year, kind: 'annual' })).length,
    };
    return accept({ facts, ...firstHour(facts) });
  },
});
