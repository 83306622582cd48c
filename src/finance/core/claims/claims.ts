// Claims (rekvisitioner): what each party that takes part in a programme is expected to invoice, month by month, and what
// it has. They lie in this room, not among the decisions: the forecast reads them, and no room reads one below it.
import { addDays, splitByLargestRemainder, sumOre, yearOf, type IsoDate, type Ore } from '#kernel';

/** Months between two claims: each month, each quarter, each half-year, once a year. */
export const claimRhythms = [1, 3, 6, 12] as const;
export type ClaimRhythm = (typeof claimRhythms)[number];

/** What was agreed: so much for each month from one to another (1–12), invoiced in a rhythm. */
export type ClaimPlan = {
  /** Slug of the programme. */
  readonly programme: string;
  /** Slug of the member that invoices. */
  readonly member: string;
  readonly monthlyOre: Ore;
  readonly rhythm: ClaimRhythm;
  readonly from: number;
  readonly to: number;
};

/** An invoice for some months of the year, both ends included. */
export type Claim = {
  readonly id: string;
  readonly year: number;
  readonly programme: string;
  readonly member: string;
  readonly from: number;
  readonly to: number;
  readonly amountOre: Ore;
  readonly receivedOn: IsoDate;
  /** The invoice's own number. */
  readonly invoice: string | null;
};

/** `notYet`: its period is not over. `waiting`: over, but not for long. `late`: over for longer than the days of grace. */
export type ClaimMonthState = 'none' | 'invoiced' | 'notYet' | 'waiting' | 'late';

export type ClaimMonth = {
  readonly month: number;
  readonly state: ClaimMonthState;
  readonly expectedOre: Ore;
  /** The invoices' share of the month. */
  readonly invoicedOre: Ore;
  /** Expected and not invoiced, whether it is time or not. */
  readonly missingOre: Ore;
};

export type ClaimLine = {
  readonly programme: string;
  readonly member: string;
  readonly months: readonly ClaimMonth[];
  readonly expectedOre: Ore;
  readonly invoicedOre: Ore;
  /** Of months that are over. */
  readonly missingOre: Ore;
  readonly isLate: boolean;
};

/** Days after the end of a claim's period before it is late. */
export const graceDays = 30;

export type ClaimsOn = {
  readonly year: number;
  readonly on: IsoDate;
  readonly plans: readonly ClaimPlan[];
  readonly claims: readonly Claim[];
};

/** What is still expected of plans in a year: nothing after the month of a programme's last day. */
export function plansUntilEnds(
  plans: readonly ClaimPlan[],
  of: { readonly year: number; readonly endOf: (programme: string) => IsoDate | null },
): ClaimPlan[] {
  return plans.flatMap((plan) => {
    const end = of.endOf(plan.programme);
    if (end === null || yearOf(end) > of.year) return [plan];
    const last = yearOf(end) < of.year ? 0 : Number(end.slice(5, 7));
    return plan.from > last ? [] : [{ ...plan, to: Math.min(plan.to, last) }];
  });
}

/** Programme × party × month as it stands on a day: only what was received by then counts. */
export function claimLines({ year, on, plans, claims }: ClaimsOn): readonly ClaimLine[] {
  const received = claims.filter((claim) => claim.year === year && claim.receivedOn <= on);
  const keys = [...plans, ...received].map(({ programme, member }) => JSON.stringify([programme, member]));
  return [...new Set(keys)].map((key) => {
    const [programme, member] = JSON.parse(key) as [string, string];
    const isOwn = (one: { programme: string; member: string }): boolean =>
      one.programme === programme && one.member === member;
    return line({ year, on, programme, member, plans: plans.filter(isOwn), claims: received.filter(isOwn) });
  });
}

function line(of: ClaimsOn & { readonly programme: string; readonly member: string }): ClaimLine {
  const months = Array.from({ length: 12 }, (_, index) => claimMonth(index + 1, of));
  const over = months.filter(({ month }) => lastDayOf(of.year, month) <= of.on);
  return {
    programme: of.programme,
    member: of.member,
    months,
    expectedOre: sumOre(months.map(({ expectedOre }) => expectedOre)),
    invoicedOre: sumOre(months.map(({ invoicedOre }) => invoicedOre)),
    missingOre: sumOre(over.map(({ missingOre }) => missingOre)),
    isLate: months.some(({ state }) => state === 'late'),
  };
}

function claimMonth(month: number, { year, on, plans, claims }: ClaimsOn): ClaimMonth {
  const planned = plans.filter(({ from, to }) => from <= month && month <= to);
  const expectedOre = sumOre(planned.map(({ monthlyOre }) => monthlyOre));
  const covering = claims.filter(({ from, to }) => from <= month && month <= to);
  const invoicedOre = sumOre(covering.map((claim) => shareOf(claim, month)));
  // An invoice says what its months cost, whether that is what was expected or not.
  const missingOre = covering.length > 0 ? 0 : expectedOre;
  return { month, expectedOre, invoicedOre, missingOre, state: stateOf() };

  function stateOf(): ClaimMonthState {
    if (covering.length > 0) return 'invoiced';
    if (expectedOre === 0) return 'none';
    const ends = planned.map((plan) => lastDayOf(year, endOfPeriod(plan, month))).toSorted();
    const end = ends[0] ?? lastDayOf(year, month);
    if (end > on) return 'notYet';
    return addDays(end, graceDays) < on ? 'late' : 'waiting';
  }
}

/** Öre are never lost: the months of an invoice are together the invoice. */
function shareOf({ from, to, amountOre }: Claim, month: number): Ore {
  const count = to - from + 1;
  return (
    splitByLargestRemainder(
      amountOre,
      Array.from({ length: count }, () => 1),
    )[month - from] ?? 0
  );
}

/** Periods follow the calendar: quarters end in March, June, September and December, and the last with the plan. */
function endOfPeriod({ rhythm, to }: ClaimPlan, month: number): number {
  return Math.min(to, Math.ceil(month / rhythm) * rhythm);
}

export function lastDayOf(year: number, month: number): IsoDate {
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
}

/** What is done and not invoiced on a day, by programme: what the forecast adds to what is booked. */
export function expectedByProgramme(lines: readonly ClaimLine[]): ReadonlyMap<string, Ore> {
  const sums = new Map<string, Ore>();
  for (const { programme, missingOre } of lines) {
    if (missingOre !== 0) sums.set(programme, (sums.get(programme) ?? 0) + missingOre);
  }
  return sums;
}
