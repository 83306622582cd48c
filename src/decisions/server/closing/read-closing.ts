// A programme's money through its decisions, and how it is closed.
import { query } from '#access/server';
import type { Tx } from '#database/server';
import { grantHistory, moneyYears, type ApplicationState, type GrantStep, type MoneyYear } from '#decisions/core';
import { programmeEconomy } from '#finance/core';
import { ledgerYears, loadFinanceYear } from '#finance/server';
import { accept, refuse, type Ore, type Result } from '#kernel';
import type { Programme } from '#programmes/core';
import { listProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { currentVersion, listApplications } from '../application/application-store.ts';
import { listDecisions } from '../application/decision-store.ts';
import { findClosing, listClosingEvents, listClosings, type Closing, type ClosingEvent } from './closing-store.ts';

/** The newest years of a programme whose books are read for what was used. */
const MOST_YEARS = 6;

/** An application that the programme came of, or that gave it money. */
export type MoneyApplication = {
  readonly id: string;
  readonly name: string;
  readonly state: ApplicationState;
  readonly returnedOre: Ore | null;
};

export type ProgrammeMoney = {
  readonly programme: Programme;
  readonly history: readonly GrantStep[];
  readonly years: readonly MoneyYear[];
  readonly applications: readonly MoneyApplication[];
  readonly closing: Closing | null;
  readonly events: readonly ClosingEvent[];
};

type NoSuchProgramme = { readonly kind: 'unknownProgramme' };

/** Granted, used and left by year, every decision about it, its applications and its closing. */
export const readProgrammeMoney = query({
  permission: 'application.read',
  input: v.object({ programme: v.string() }),
  async run({ tx, today }, { programme: slug }): Promise<Result<ProgrammeMoney, NoSuchProgramme>> {
    const programmes = await listProgrammes(tx);
    const programme = programmes.find((one) => one.slug === slug);
    if (!programme) return refuse({ kind: 'unknownProgramme' });
    const used = await usedByYear(tx, programme, programmes);
    const granted = grantedYears(programme).map(({ year, grantedOre, decision }) => ({
      year,
      grantedOre,
      decision: decision ?? null,
      usedOre: used.get(year) ?? null,
    }));
    const applications: MoneyApplication[] = [];
    for (const one of (await listApplications(tx)).filter((application) => application.programme === slug)) {
      const { values } = await currentVersion(tx, one.id, 'application');
      applications.push({ id: one.id, name: values['name'] ?? '', state: one.state, returnedOre: one.returnedOre });
    }
    return accept({
      programme,
      history: grantHistory(await listDecisions(tx, { programme: slug })),
      years: moneyYears(granted, { today, endedOn: programme.to }),
      applications,
      closing: await findClosing(tx, slug),
      events: await listClosingEvents(tx, slug),
    });
  },
});

function grantedYears({ years }: Programme) {
  return years.filter(({ grantedOre }) => grantedOre !== null);
}

async function usedByYear(tx: Tx, programme: Programme, programmes: readonly Programme[]): Promise<Map<number, Ore>> {
  const loaded = await ledgerYears(tx);
  const used = new Map<number, Ore>();
  const wanted = grantedYears(programme)
    .map(({ year }) => year)
    .filter((year) => loaded.includes(year));
  for (const year of wanted.slice(-MOST_YEARS)) {
    const finance = await loadFinanceYear(tx, year);
    if (!finance.ok) continue;
    const { statements, mapping } = finance.value;
    const rows = programmeEconomy({ statements, programmes, projectDimension: mapping.projectDimension });
    const own = rows.find((row) => row.programme === programme.slug)?.usedOre ?? null;
    if (own !== null) used.set(year, own);
  }
  return used;
}

/** Programmes that are being closed or are, the last day latest first. */
export const readClosings = query({
  permission: 'application.read',
  input: v.object({}),
  async run({ tx }) {
    return accept(await listClosings(tx));
  },
});
