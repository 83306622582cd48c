// Gathers what the rooms above know about a year, and makes the report and its control out of it.
import { controlReport, type Finding } from '#control/core';
import type { Space } from '#access/server';
import type { Tx } from '#database/server';
import type { CannotReadYear } from '#finance/core';
import { loadFinanceYear, type FinanceYear } from '#finance/server';
import { effectsFigures, effectsOfPeriods } from '#effects/core';
import { associationLaw } from '#effects/server';
import { currentPackages, figuresOf } from '#followup/core';
import { listAcceptedTexts, listPackages } from '#followup/server';
import { goalFigures } from '#goals/core';
import { listMeasuredGoals } from '#goals/server';
import { accept, yearOf, type Figure, type Result } from '#kernel';
import type { BoardRole, Organisation } from '#organisation/core';
import { findOrganisation } from '#organisation/server';
import { programmeFigures } from '#programmes/core';
import { listProgrammes } from '#programmes/server';
import { aggregateFigures, surveyFigures, type Aggregate } from '#surveys/core';
import { listAggregates, loadRoundsOf, type RoundResults } from '#surveys/server';
import {
  composeAnnualReport,
  underControl,
  withReportedTexts,
  type ComposedReport,
  type ReportMaterial,
  type Seat,
} from '#reports/core';
import { findHead, findLock, listTexts, type LockedReport } from './report-store.ts';

export type LoadedReport = ComposedReport & {
  readonly material: ReportMaterial;
  readonly finance: FinanceYear;
  readonly findings: readonly Finding[];
  /** The newest locked version: what has been published, whatever has changed since. */
  readonly locked: LockedReport | null;
};

export async function loadReport(tx: Tx, space: Space, year: number): Promise<Result<LoadedReport, CannotReadYear>> {
  const loaded = await loadMaterial(tx, space, year);
  if (!loaded.ok) return loaded;
  const { material, finance } = loaded.value;
  const composed = composeAnnualReport(material);
  const findings = controlReport(underControl(composed.document, material));
  return accept({ ...composed, material, finance, findings, locked: (await findLock(tx, year)) ?? null });
}

/** Every figure that is known about a year and the year before, from all rooms. */
export async function loadMaterial(
  tx: Tx,
  space: Space,
  year: number,
): Promise<Result<{ material: ReportMaterial; finance: FinanceYear }, CannotReadYear>> {
  const finance = await loadFinanceYear(tx, year);
  if (!finance.ok) return finance;
  const organisation = await findOrganisation(tx, space);
  const programmes = await listProgrammes(tx);
  const packages = currentPackages(await listPackages(tx)).filter(
    ({ to }) => yearOf(to) === year || yearOf(to) === year - 1,
  );
  const goals = (await listMeasuredGoals(tx)).filter(({ to }) => yearOf(to) === year);
  const names = Object.fromEntries(programmes.map(({ slug, name }) => [slug, name]));
  const effects = effectsOfPeriods(packages, await associationLaw(tx));
  const { statements, setting, capital, split } = finance.value;
  const figures: Figure[] = [
    ...finance.value.figures,
    ...programmeFigures(programmes, year),
    ...figuresOf(packages, names),
    ...aggregateFigures(await aggregatesOf(tx, year)),
    ...(await surveysOf(tx, year)).flatMap((round) => surveyFigures(round, names)),
    ...effectsFigures(effects, names),
    ...goalFigures(goals, names),
  ];
  const head = (await findHead(tx, year)) ?? {
    year,
    registerNumber: null,
    datedOn: lastLawfulDay(year),
    signers: null,
  };
  const material: ReportMaterial = {
    head,
    association: organisation.association,
    seats: seatsOf(organisation, organisation.boardSeats),
    signers: seatsOf(organisation, head.signers ?? membersOf(organisation)),
    statements,
    setting,
    capital,
    split,
    programmes,
    packages,
    goals,
    effects,
    figures,
    texts: withReportedTexts(await listTexts(tx, year), {
      reported: await listAcceptedTexts(tx, year),
      programmes,
    }),
  };
  return accept({ material, finance: finance.value });
}

async function aggregatesOf(tx: Tx, year: number): Promise<Aggregate[]> {
  return (await listAggregates(tx)).filter(({ to }) => yearOf(to) === year || yearOf(to) === year - 1);
}

async function surveysOf(tx: Tx, year: number): Promise<RoundResults[]> {
  return [...(await loadRoundsOf(tx, year)), ...(await loadRoundsOf(tx, year - 1))];
}

/** FinsamL 24 §: the annual report is made within three months after the year. */
function lastLawfulDay(year: number): string {
  return `${year + 1}-03-31`;
}

const roleNames: Readonly<Record<BoardRole, string>> = {
  chair: 'Ordförande',
  viceChair: 'Vice ordförande',
  boardMember: 'Ledamot',
  deputy: 'Ersättare',
};

function seatsOf({ members }: Organisation, seats: Organisation['boardSeats']): Seat[] {
  return seats.map(({ role, appointedBy }) => ({
    role: roleNames[role],
    isDeputy: role === 'deputy',
    member: members.find(({ slug }) => slug === appointedBy)?.name ?? appointedBy,
  }));
}

function membersOf({ boardSeats }: Organisation): Organisation['boardSeats'] {
  return boardSeats.filter(({ role }) => role !== 'deputy');
}
