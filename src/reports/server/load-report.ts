// Gathers what the rooms above know about a year, and makes the report and its control out of it.
import { controlReport, type Finding } from '#control/core';
import type { Space } from '#access/server';
import type { Tx } from '#database/server';
import { boardFigures } from '#decisions/core';
import { listHeld } from '#decisions/server';
import {
  findForecast,
  findLastVoucher,
  findLedgerPeriod,
  loadFinanceAt,
  loadFinanceYear,
  type FinanceYear,
} from '#finance/server';
import { effectsFigures, effectsOfPeriods } from '#effects/core';
import { associationLaw } from '#effects/server';
import { loadCollaborationFigures } from '#collaboration/server';
import { figuresOf, type FollowUpPackage } from '#followup/core';
import { listAcceptedTexts, listPublicPackages } from '#followup/server';
import { goalFigures } from '#goals/core';
import { listGoalsAt, listMeasuredGoals } from '#goals/server';
import { accept, calendarYear, refuse, yearOf, type Figure, type IsoDate, type Period, type Result } from '#kernel';
import type { BoardRole, Organisation } from '#organisation/core';
import { findOrganisation } from '#organisation/server';
import { programmeFigures } from '#programmes/core';
import { listProgrammes } from '#programmes/server';
import { aggregateFigures, surveyFigures, type Aggregate } from '#surveys/core';
import { listAggregates, loadRoundsOf, type RoundResults } from '#surveys/server';
import {
  composeReport,
  halfYearSpan,
  isHalfYearDay,
  underControl,
  withReportedTexts,
  type CannotReadReport,
  type ComposedReport,
  type ReportOf,
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

/** Which report, and of a half-year report the day when somebody asks for another than its own. */
export type AskedReport = ReportOf & { readonly at?: IsoDate };

export async function loadReport(
  tx: Tx,
  space: Space,
  of: AskedReport,
): Promise<Result<LoadedReport, CannotReadReport>> {
  const loaded = await loadMaterial(tx, space, of);
  if (!loaded.ok) return loaded;
  const { material, finance } = loaded.value;
  const composed = composeReport(material);
  const findings = controlReport(underControl(composed.document, material));
  return accept({ ...composed, material, finance, findings, locked: (await findLock(tx, of)) ?? null });
}

/** Every figure that is known about a year and the year before, from all rooms; of a half-year, to its day. */
export async function loadMaterial(
  tx: Tx,
  space: Space,
  of: AskedReport,
): Promise<Result<{ material: ReportMaterial; finance: FinanceYear }, CannotReadReport>> {
  const { year, kind } = of;
  const saved = await findHead(tx, of);
  const finance = await loadFinance(tx, of, saved?.at ?? null);
  if (!finance.ok) return finance;
  const organisation = await findOrganisation(tx, space);
  const programmes = await listProgrammes(tx);
  const { statements, setting, capital, split, forecast } = finance.value;
  // A half-year report tells what was known and judged to its day, not what came later.
  const { at } = statements;
  const isKnown = ({ to }: { readonly to: IsoDate }): boolean => at === null || to <= at;
  // Not all that the association has received may be printed.
  const packages = await listPublicPackages(tx, (one) => isTold(one, { year, at }));
  const known = at === null ? await listMeasuredGoals(tx, { packages }) : await listGoalsAt(tx, at, { packages });
  const goals = known.filter(({ to }) => yearOf(to) === year);
  const names = Object.fromEntries(programmes.map(({ slug, name }) => [slug, name]));
  const effects = effectsOfPeriods(packages, await associationLaw(tx));
  const held = (await listHeld(tx)).filter(({ heldOn }) => isKnown({ to: heldOn }));
  const memberNames = Object.fromEntries(organisation.members.map(({ slug, name }) => [slug, name]));
  const figures: Figure[] = [
    ...finance.value.figures,
    ...programmeFigures(programmes, year),
    ...figuresOf(packages, names),
    ...aggregateFigures((await aggregatesOf(tx, year)).filter(isKnown)),
    ...(await surveysOf(tx, year))
      .filter(({ round }) => isKnown(round.period))
      .flatMap((round) => surveyFigures(round, names)),
    ...effectsFigures(effects, names),
    ...goalFigures(goals, names),
    ...boardFigures(held, { period: at === null ? calendarYear(year) : statements.period, memberNames }),
    ...boardFigures(held, { period: calendarYear(year - 1), memberNames }),
    ...(await loadCollaborationFigures(tx, { year, also: at === null ? [] : [statements.period] })).filter(
      ({ period }) => isKnown(period),
    ),
  ];
  const head = saved ?? {
    year,
    kind,
    at: null,
    registerNumber: null,
    datedOn: kind === 'annual' ? lastLawfulDay(year) : (statements.at ?? statements.period.to),
    signers: null,
  };
  const written = await listTexts(tx, of);
  const reported = kind === 'annual' ? await listAcceptedTexts(tx, year) : [];
  const material: ReportMaterial = {
    head,
    association: organisation.association,
    seats: seatsOf(organisation, organisation.boardSeats),
    signers: seatsOf(organisation, head.signers ?? membersOf(organisation)),
    statements,
    setting,
    capital,
    forecast,
    split,
    programmes,
    packages,
    goals,
    effects,
    figures,
    texts: withReportedTexts(written, { reported, programmes }),
  };
  return accept({ material, finance: finance.value });
}

/** Which packages a report of a year tells of, or so far as the day of a half-year report. */
export function isTold({ to }: FollowUpPackage, of: { readonly year: number; readonly at: IsoDate | null }): boolean {
  return (yearOf(to) === of.year || yearOf(to) === of.year - 1) && (of.at === null || to <= of.at);
}

async function loadFinance(
  tx: Tx,
  { year, kind, at }: AskedReport,
  savedAt: IsoDate | null,
): Promise<Result<FinanceYear, CannotReadReport>> {
  if (kind === 'annual') return loadFinanceYear(tx, year);
  const period = await findLedgerPeriod(tx, year);
  if (!period) return loadFinanceYear(tx, year);
  const span = halfYearSpan(period);
  const day = at ?? savedAt ?? (await likelyDay(tx, year, span));
  return isHalfYearDay(period, day) ? loadFinanceAt(tx, day) : refuse({ kind: 'notHalfYear', at: day, span });
}

/** Until somebody has said the day: that of the forecast, else the last one that is booked. */
async function likelyDay(tx: Tx, year: number, span: Period): Promise<IsoDate> {
  const forecast = await findForecast(tx, year, span.to);
  if (forecast && forecast.at >= span.from) return forecast.at;
  const last = await findLastVoucher(tx, year);
  return last !== null && last >= span.to ? span.to : span.from;
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
