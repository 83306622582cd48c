// What must hold over all programmes of one association together.
import { accept, refuse, unreachable, type Ore, type Result } from '#kernel';
import type { Programme } from './programme.ts';

export type CannotKeepProgrammes =
  | { readonly kind: 'slugTwice'; readonly slug: string }
  /** Two programmes on one ledger object: nobody could say which of them the money went to. */
  | { readonly kind: 'ledgerObjectTwice'; readonly ledgerObject: string; readonly slugs: readonly [string, string] }
  | { readonly kind: 'bookedOnUnknown'; readonly slug: string; readonly bookedOn: string }
  | { readonly kind: 'endsBeforeStart'; readonly slug: string }
  /** Granted money that a decision has set is changed by another decision only. */
  | { readonly kind: 'grantedByDecision'; readonly slug: string; readonly year: number; readonly decision: string }
  /** The same of the last day of a programme that was decided to close. */
  | { readonly kind: 'endedByDecision'; readonly slug: string; readonly decision: string };

/** Accepts a register in which every slug, ledger object and reference is unambiguous. */
export function checkProgrammes(
  programmes: readonly Programme[],
): Result<readonly Programme[], CannotKeepProgrammes> {
  const bySlug = new Map<string, Programme>();
  const byObject = new Map<string, string>();
  for (const programme of programmes) {
    const { slug, ledgerObject, from, to } = programme;
    if (bySlug.has(slug)) return refuse({ kind: 'slugTwice', slug });
    bySlug.set(slug, programme);
    if (from !== null && to !== null && to < from) return refuse({ kind: 'endsBeforeStart', slug });
    if (ledgerObject === null) continue;
    const other = byObject.get(ledgerObject);
    if (other !== undefined) return refuse({ kind: 'ledgerObjectTwice', ledgerObject, slugs: [other, slug] });
    byObject.set(ledgerObject, slug);
  }
  for (const { slug, bookedOn } of programmes) {
    if (bookedOn !== undefined && !byObjectHolder(bySlug, bookedOn))
      return refuse({ kind: 'bookedOnUnknown', slug, bookedOn });
  }
  return accept(programmes);
}

/** Slug of the programme whose ledger object carries this one's costs; null when no ledger row does. */
export function ledgerProgramme(programme: Programme): string | null {
  if (programme.ledgerObject !== null) return programme.slug;
  return programme.bookedOn ?? null;
}

/** Ledger object → slug: how a note row finds its programme. */
export function slugsByLedgerObject(programmes: readonly Programme[]): ReadonlyMap<string, string> {
  return new Map(
    programmes.flatMap(({ ledgerObject, slug }) => (ledgerObject === null ? [] : [[ledgerObject, slug] as const])),
  );
}

/** The programme with the decisions behind its granted money and its last day, which no form and no file changes. */
export function keepingDecisions(
  saved: Programme | undefined,
  next: Programme,
): Result<Programme, CannotKeepProgrammes> {
  const decided = saved?.years.filter(({ decision }) => decision !== undefined) ?? [];
  for (const { year, grantedOre, decision = '' } of decided) {
    const stated = next.years.find((one) => one.year === year);
    // A file that does not speak of the year takes nothing away from it.
    if (stated && stated.grantedOre !== grantedOre) {
      return refuse({ kind: 'grantedByDecision', slug: next.slug, year, decision });
    }
  }
  const { ending: _, ...rest } = next;
  const ending = saved?.ending;
  // A file that does not speak of the last day takes nothing away either.
  if (ending && next.to !== null && next.to !== saved.to) {
    return refuse({ kind: 'endedByDecision', slug: next.slug, decision: ending.decision });
  }
  const ended = ending ? { ...rest, to: saved.to, ending } : rest;
  const years = next.years.map((stated) => {
    const { decision: __, ...undecided } = stated;
    const held = decided.find(({ year }) => year === stated.year);
    return held ? { ...undecided, source: held.source, decision: held.decision } : undecided;
  });
  const unspoken = decided.filter(({ year }) => !next.years.some((one) => one.year === year));
  return accept({ ...ended, years: [...years, ...unspoken].toSorted((a, b) => a.year - b.year) });
}

/** The programme with what a decision granted, and nothing else of its years changed. */
export function withGranted(
  programme: Programme,
  granted: readonly { readonly year: number; readonly mostOre: Ore }[],
  decision: string,
): Programme {
  const unanswered = { plannedParticipants: null, hasEqualityRoutine: null };
  const years = granted.map(({ year, mostOre }) => ({
    ...(programme.years.find((one) => one.year === year) ?? unanswered),
    year,
    grantedOre: mostOre,
    source: decision,
    decision,
  }));
  const others = programme.years.filter(({ year }) => !granted.some((one) => one.year === year));
  return { ...programme, years: [...others, ...years].toSorted((a, b) => a.year - b.year) };
}

/** Whether saving `next` over `saved` would change nothing. */
export function isSameProgramme(saved: Programme, next: Programme): boolean {
  return canonical(saved) === canonical(next);
}

/** One English sentence for the command line. */
export function programmesRefusalMessage(refusal: CannotKeepProgrammes): string {
  switch (refusal.kind) {
    case 'slugTwice':
      return `the programme "${refusal.slug}" stands twice.`;
    case 'ledgerObjectTwice':
      return `the ledger object ${refusal.ledgerObject} belongs to one programme, not to ${refusal.slugs.join(' and ')}.`;
    case 'bookedOnUnknown':
      return `"${refusal.slug}" is booked on "${refusal.bookedOn}", which is no programme with a ledger object.`;
    case 'endsBeforeStart':
      return `the programme "${refusal.slug}" ends before it begins.`;
    case 'grantedByDecision':
      return `the money granted to "${refusal.slug}" for ${refusal.year} was set by ${refusal.decision} and is changed by a new decision.`;
    case 'endedByDecision':
      return `the last day of "${refusal.slug}" was set by ${refusal.decision} and is changed by a new decision.`;
    default:
      return unreachable(refusal);
  }
}

function canonical(programme: Programme): string {
  const years = programme.years.toSorted((a, b) => a.year - b.year);
  const inOrder = { ...programme, years, version: undefined };
  return JSON.stringify(sortKeys(inOrder));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sortKeys(inner)]),
  );
}

function byObjectHolder(bySlug: ReadonlyMap<string, Programme>, slug: string): boolean {
  return (bySlug.get(slug)?.ledgerObject ?? null) !== null;
}
