// What the overview reads: one question to each room, none that the session may not ask.
import type { Role } from '#access/core';
import type { Session } from '#access/server';
import { summarise } from '#control/core';
import { readDue, readMeetings, type WheelEntry } from '#decisions/server';
import type { ChartModel, Language } from '#design/core';
import { listLedgerYears } from '#finance/server';
import { readReportRounds, type ListedRound } from '#followup/server';
import { goalsChart } from '#goals/core';
import { daysBetween } from '#kernel';
import { budgetChart, fiveYearChart, participantsChart } from '#reports/core';
import { readLocks, readReport, type LoadedReport } from '#reports/server';
import { mayDo } from './answer.ts';
import { titleOf } from './arshjul/wheel-page.server.ts';
import { keyFiguresOf, type KeyFigureView } from './overview.ts';
import { texts } from './texts.ts';

/** What a role has on its table. `plain` reads and has nothing to do. */
export type OverviewOf = 'office' | 'board' | 'accountant' | 'auditor' | 'plain';

/** With several roles the one that does most. */
export function overviewOf(roles: readonly Role[]): OverviewOf {
  const has = (...wanted: readonly Role[]): boolean => wanted.some((role) => roles.includes(role));
  if (has('office', 'operator')) return 'office';
  if (has('chair', 'boardMember')) return 'board';
  if (has('accountant')) return 'accountant';
  return has('auditor') ? 'auditor' : 'plain';
}

type ChartName = 'budget' | 'participants' | 'five-years' | 'goals';

const charts: Readonly<Record<OverviewOf, readonly ChartName[]>> = {
  office: ['budget', 'participants', 'five-years'],
  board: ['goals', 'budget', 'participants'],
  accountant: ['budget', 'five-years'],
  auditor: ['five-years', 'budget'],
  plain: ['participants', 'goals', 'budget'],
};

const keyFigures: Readonly<Record<OverviewOf, readonly KeyFigureView['id'][]>> = {
  office: ['result', 'equity', 'actual', 'participants', 'toWorkOrStudies'],
  board: ['participants', 'toWorkOrStudies', 'result', 'equity', 'actual'],
  accountant: ['result', 'equity', 'actual'],
  auditor: ['result', 'equity', 'actual'],
  plain: ['participants', 'toWorkOrStudies', 'result', 'equity', 'actual'],
};

/** Whose part of the wheel it is; null is all of it. */
const responsibles: Readonly<Record<OverviewOf, readonly string[] | null>> = {
  office: null,
  board: ['board', 'chair', 'members'],
  accountant: ['accountant'],
  auditor: ['auditor'],
  plain: null,
};

export async function readOverview(session: Session, language: Language) {
  const of = overviewOf(session.roles);
  const year = await latestYear(session);
  const report = year === null ? null : await reportOf(session, year);
  return {
    of,
    year,
    mayImport: mayDo(session, 'finance.import'),
    ...(report && year !== null ? figuresOf(report, { of, year, language }) : {}),
    locks: year !== null && (of === 'auditor' || of === 'board') ? await locksOf(session, year) : null,
    wheel: await wheelFor(session, { of, language }),
    rounds: of === 'office' && mayDo(session, 'followup.report.read') ? await roundsOf(session) : null,
    board: of === 'office' || of === 'board' ? await boardOf(session) : null,
    maySeeTrail: mayDo(session, 'audit.read'),
    mayManageUsers: mayDo(session, 'access.manage'),
  };
}

async function latestYear(session: Session): Promise<number | null> {
  if (!mayDo(session, 'finance.read')) return null;
  const years = await listLedgerYears(session, {});
  return years.ok ? (years.value[0] ?? null) : null;
}

async function reportOf(session: Session, year: number): Promise<LoadedReport | null> {
  if (!mayDo(session, 'report.read')) return null;
  const report = await readReport(session, { year });
  return report.ok ? report.value : null;
}

function figuresOf(
  { material, findings }: LoadedReport,
  { of, year, language }: { readonly of: OverviewOf; readonly year: number; readonly language: Language },
) {
  const all = keyFiguresOf(material.figures, { year, language, words: texts[language].overview });
  const { ok, roundings, failed } = summarise(findings);
  const names = Object.fromEntries(material.programmes.map(({ slug, name }) => [slug, name]));
  const draw: Readonly<Record<ChartName, () => ChartModel | null>> = {
    budget: () => budgetChart(material, language),
    participants: () => participantsChart(material, language),
    'five-years': () => fiveYearChart(material, language),
    goals: () => goalsChart(material.goals, { year, names, language }),
  };
  return {
    keyFigures: keyFigures[of].flatMap((id) => all.find((figure) => figure.id === id) ?? []),
    charts: charts[of].flatMap((name) => draw[name]() ?? []),
    control: { ...failed, rounding: roundings, fine: ok },
  };
}

async function locksOf(session: Session, year: number) {
  if (!mayDo(session, 'report.read')) return null;
  const locks = await readLocks(session, { year });
  return locks.ok ? locks.value.map(({ version, lockedAt }) => ({ version, lockedOn: lockedAt.slice(0, 10) })) : null;
}

async function wheelFor(
  session: Session,
  { of, language }: { readonly of: OverviewOf; readonly language: Language },
) {
  if (!mayDo(session, 'wheel.read')) return null;
  const read = await readDue(session, {});
  if (!read.ok) return null;
  const { today, due, ahead } = read.value;
  const wanted = responsibles[of];
  const isOwn = ({ responsible }: WheelEntry): boolean => wanted === null || wanted.includes(responsible);
  const next = ahead.find(isOwn);
  const shown = (entry: WheelEntry) => ({
    itemId: entry.itemId,
    title: titleOf(entry, language),
    due: entry.due,
    daysLeft: daysBetween({ from: today, to: entry.due }),
    responsible: entry.responsible,
    law: entry.law,
  });
  return {
    due: due.filter(isOwn).map(shown),
    next: next ? shown(next) : null,
  };
}

/** The next meeting with its documents, and what waits; null where no meeting was ever planned. */
async function boardOf(session: Session) {
  if (!mayDo(session, 'board.read')) return null;
  const read = await readMeetings(session, {});
  if (!read.ok || read.value.meetings.length === 0) return null;
  const { next, meetings, today } = read.value;
  return {
    next: next && {
      id: next.id,
      body: next.body.name,
      heldOn: next.heldOn,
      startsAt: next.startsAt,
      location: next.location,
      files: next.files.map(({ fileId, title }) => ({ fileId, title })),
    },
    waiting: meetings
      .flatMap(({ id, waiting }) =>
        waiting ? [{ id, ...waiting, isLate: waiting.by < today && waiting.what !== 'removal' }] : [],
      )
      .toSorted((a, b) => (a.by < b.by ? -1 : 1)),
  };
}

/** Rounds in which somebody has not been accepted yet. */
async function roundsOf(session: Session) {
  const rounds = await readReportRounds(session, {});
  if (!rounds.ok) return null;
  return rounds.value.map(roundOf).filter(({ asked, accepted }) => asked > accepted);
}

function roundOf({ id, from, to, dueOn, reports }: ListedRound) {
  const live = reports.filter(({ state }) => state !== 'withdrawn');
  return {
    id,
    from,
    to,
    dueOn,
    asked: live.length,
    sent: live.filter(({ state }) => state === 'sent').length,
    accepted: live.filter(({ state }) => state === 'accepted').length,
    late: live.filter(({ isLate }) => isLate).map(({ name }) => name),
  };
}
