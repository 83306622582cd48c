// A programme (insats): what the association finances and a member runs.
import * as v from 'valibot';
import { isIsoDate, type IsoDate } from '#kernel';

export type Orientation = 'individual' | 'structural';

/** The association's own typology: goals are judged against it. */
export type FunctionType = 'preparatory' | 'investigative' | 'workOriented';

/** Staff by employer, never by person: who pays decides what a programme costs whom. */
export type StaffingRow = {
  readonly employer: string;
  /** "Coach", "Läkare": a role, never a name. */
  readonly role: string;
  /** Sum over the row, 1 is one full-time post; null when no share is reported. */
  readonly shareOfFullTime: number | null;
  readonly note?: string | undefined;
};

/** What is decided and answered once a year. Budget and actual amounts are finance's, not kept here a second time. */
export type ProgrammeYear = {
  readonly year: number;
  /** The maximum the board decided; null means not reported, never 0. */
  readonly grantedOre: number | null;
  readonly plannedParticipants: number | null;
  /** The yearly question: is there a routine for the equality work? null when nobody answered. */
  readonly hasEqualityRoutine: boolean | null;
  readonly source: string;
  /** The decision that set the granted amount; then only another decision changes it. */
  readonly decision?: string | undefined;
};

export type Programme = {
  readonly slug: string;
  /** Counted by the store: grows with every change. */
  readonly version?: number | undefined;
  readonly name: string;
  /** The whole name where the everyday one is short. */
  readonly fullName?: string | undefined;
  readonly orientation: Orientation;
  /** null for structural programmes. */
  readonly functionType: FunctionType | null;
  /** Slug of the member that runs it and is responsible for its data; null for the office's own posts. */
  readonly owner: string | null;
  readonly ownerUnit?: string | undefined;
  /** The organisation that does the work when it is not the owner. */
  readonly provider?: string | undefined;
  /** Slugs of members that take part. */
  readonly partners: readonly string[];
  /** Empty while nobody has written it. */
  readonly targetGroup: string;
  /** What it is for, in one sentence. */
  readonly purpose?: string | undefined;
  /** How it works: method, steps, cooperation. */
  readonly description?: string | undefined;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** Project code in the ledger (dimension 6). One object belongs to one programme only. */
  readonly ledgerObject: string | null;
  /** Slug of the programme on whose ledger object the costs stand when this one has no object of its own. */
  readonly bookedOn?: string | undefined;
  readonly staffing: readonly StaffingRow[];
  readonly years: readonly ProgrammeYear[];
  /** What a decision to close it set, beside the last day; then only another decision changes them. */
  readonly ending?: Ending | undefined;
};

export type Ending = {
  /** From when nobody new is taken in; null when that was not said. */
  readonly intakeStopsOn: IsoDate | null;
  /** "§ 24, 2026-09-12". */
  readonly decision: string;
};

const day = v.pipe(
  v.string(),
  v.check((text) => isIsoDate(text), 'a day is written YYYY-MM-DD'),
);
const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const slugText = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a slug is lower case letters, digits and -'),
);
const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const StaffingInput = v.object({
  employer: text,
  role: text,
  shareOfFullTime: v.nullable(v.pipe(v.number(), v.minValue(0))),
  note: v.optional(text),
});

const ProgrammeYearInput = v.object({
  year: v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200)),
  grantedOre: v.nullable(wholeNumber),
  plannedParticipants: v.nullable(wholeNumber),
  hasEqualityRoutine: v.nullable(v.boolean()),
  source: text,
});

/** The outside form of a programme; a programme year stands once. */
export const ProgrammeInput = v.object({
  slug: slugText,
  name: text,
  fullName: v.optional(text),
  orientation: v.picklist(['individual', 'structural']),
  functionType: v.nullable(v.picklist(['preparatory', 'investigative', 'workOriented'])),
  owner: v.nullable(slugText),
  ownerUnit: v.optional(text),
  provider: v.optional(text),
  partners: v.array(slugText),
  targetGroup: v.pipe(v.string(), v.trim()),
  purpose: v.optional(text),
  description: v.optional(text),
  from: v.nullable(day),
  to: v.nullable(day),
  ledgerObject: v.nullable(text),
  bookedOn: v.optional(slugText),
  staffing: v.array(StaffingInput),
  years: v.pipe(
    v.array(ProgrammeYearInput),
    v.check((years) => new Set(years.map(({ year }) => year)).size === years.length, 'a year stands once'),
  ),
});

/** Whether the programme ran at any time in a calendar year; open ends count as running. */
export function runsIn(programme: Programme, year: number): boolean {
  const startsInTime = programme.from === null || programme.from <= `${year}-12-31`;
  return startsInTime && (programme.to === null || programme.to >= `${year}-01-01`);
}

/** `stopped`: it runs and takes nobody new in. `closed`: its last day has passed. */
export type ProgrammePhase = 'coming' | 'running' | 'stopped' | 'closed';

export function phaseOn(
  { from, to, ending }: Pick<Programme, 'from' | 'to' | 'ending'>,
  on: IsoDate,
): ProgrammePhase {
  if (to !== null && to < on) return 'closed';
  if (from !== null && from > on) return 'coming';
  const stop = ending?.intakeStopsOn ?? null;
  return stop !== null && stop <= on ? 'stopped' : 'running';
}

export function yearOfProgramme(programme: Programme, year: number): ProgrammeYear | null {
  return programme.years.find((entry) => entry.year === year) ?? null;
}
