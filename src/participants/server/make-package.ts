// From the register to packages for associations: one each where several share a programme. This is the only way out.
import { query, useCase, type Context } from '#access/server';
import {
  ageBandsOf,
  AUDIENCES,
  bandsText,
  COARSER,
  coarserRules,
  countParticipations,
  DEFAULT_AGE_BANDS,
  dividesOtherwise,
  explainVersion,
  factsOf,
  HEALTH_MEASURES,
  HEALTH_WORDS,
  hideGaps,
  isBySexIn,
  isInPeriod,
  previewDisclosure,
  reasonsMergedIn,
  saysTheSame,
  suppressCounts,
  type Audience,
  type Coarser,
  type CountedParticipation,
  type CountingRules,
  type DisclosurePolicy,
  type FollowUpPackage,
  type PackageCount,
  type PackageFacts,
  type PackageQuality,
  type PreviewLine,
} from '#followup/core';
import { addMadePackage, ageBandsOfSpace, listMadePackages, policyFor, type MadePackage } from '#followup/server';
import { accept, isIsoDate, refuse, type Result } from '#kernel';
import type { PartyProgramme } from '#participants/core';
import * as v from 'valibot';
import { listCounted } from './counted-rows.ts';
import { findPartyProgramme } from './programmes.ts';

const Day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);

const PackageInput = v.pipe(
  v.object({
    /** Slug or name. */
    programme: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    from: Day,
    to: Day,
    /** Default: those of the earlier packages, else of the programme, else of the space. */
    ageBands: v.optional(v.string()),
    /** Default: as the newest version of the same period was made. */
    tables: v.optional(v.picklist(COARSER)),
    unit: v.optional(v.picklist(['participation', 'person']), 'participation'),
    audience: v.optional(v.picklist(AUDIENCES), 'association'),
    /** One of the associations that share the programme; null: all of them. */
    association: v.optional(v.nullable(v.string()), null),
  }),
  v.check(({ from, to }) => from <= to, 'a period ends on or after the day it starts'),
);
type Wanted = v.InferOutput<typeof PackageInput>;

export type CannotMakePackage =
  | { readonly kind: 'noSuchProgramme'; readonly programme: string }
  | { readonly kind: 'wrongAgeBands'; readonly text: string }
  | { readonly kind: 'otherAgeBands'; readonly given: string; readonly before: string }
  /** Packages of the same days have the reasons divided in another way. */
  | { readonly kind: 'otherReasons'; readonly areMerged: boolean }
  | { readonly kind: 'noAssociation'; readonly association: string | null }
  | { readonly kind: 'madeMeanwhile' };

export type MadeNow = {
  readonly package: FollowUpPackage;
  /** False when the newest version said the same already. */
  readonly isNew: boolean;
  readonly hiddenCounts: number;
  /** Tables that could not be shown at all. */
  readonly leftOut: readonly string[];
  /** What earlier packages give away whatever is hidden now. */
  readonly exposed: readonly string[];
};

/** Makes, keeps and gives the next version of each association's package, under the policy in force. */
export const makePackages = useCase({
  permission: 'followup.make',
  input: PackageInput,
  async run(context, wanted): Promise<Result<MadeNow[], CannotMakePackage>> {
    const shares = await sharesOf(context, wanted);
    if (!shares.ok) return shares;
    const made: MadeNow[] = [];
    for (const share of shares.value) {
      const one = await makeOne(context, asChosen(share, wanted.tables));
      if (!one.ok) return one;
      made.push(one.value);
    }
    return accept(made);
  },
  details: ({ command, value }) => ({
    programme: command.programme,
    from: command.from,
    to: command.to,
    audience: command.audience,
    associations: value.map((one) => one.package.association).join(','),
    versions: value.map((one) => one.package.version).join(','),
  }),
});

/** The same counts exactly, for the party's own staff: nothing is kept, and nothing is hidden. */
export const readExactPackages = query({
  permission: 'followup.make',
  input: PackageInput,
  async run(context, wanted): Promise<Result<FollowUpPackage[], CannotMakePackage>> {
    const shares = await sharesOf(context, wanted);
    if (!shares.ok) return shares;
    return accept(
      shares.value.map((asked) => {
        const share = asChosen(asked, wanted.tables);
        const counted = countParticipations(share.rows, share.rules);
        const exact = { ...counted, quality: qualityOf(share.rows, share.rules) };
        return {
          ...frame(context, share, exact.measures),
          ...exact,
          version: Math.max(1, latestOf(share)?.package.version ?? 0),
        };
      }),
    );
  },
});

export type PackagePreview = {
  readonly association: string;
  readonly lines: readonly PreviewLine[];
  /** `16-29,30-64`. */
  readonly ageBands: string;
  /** How the tables are made when nothing is chosen. */
  readonly tables: Coarser;
  readonly policy: DisclosurePolicy;
};

/** How many counts would be hidden, as asked and in coarser tables. */
export const previewPackages = query({
  permission: 'followup.make',
  input: PackageInput,
  async run(context, wanted): Promise<Result<PackagePreview[], CannotMakePackage>> {
    const shares = await sharesOf(context, wanted);
    if (!shares.ok) return shares;
    return accept(
      shares.value.map((share) => ({
        association: share.association,
        lines: previewDisclosure({ ...share, earlier: share.made.map(asEarlier) }),
        ageBands: bandsText(share.rules.ageBands),
        tables: tablesBefore(share),
        policy: share.policy,
      })),
    );
  },
});

type Share = {
  readonly programme: PartyProgramme;
  readonly association: string;
  readonly audience: Audience;
  readonly rows: readonly CountedParticipation[];
  readonly rules: CountingRules;
  readonly policy: DisclosurePolicy;
  readonly made: readonly MadePackage[];
};

/** What each association is to be told of: its own municipalities' people, or all of them when it is alone. */
async function sharesOf(context: Context, wanted: Wanted): Promise<Result<Share[], CannotMakePackage>> {
  const { tx } = context;
  const programme = await findPartyProgramme(tx, wanted.programme);
  if (!programme) return refuse({ kind: 'noSuchProgramme', programme: wanted.programme });
  const associations = await associationsOf(context, programme);
  const chosen = associations.filter(
    ({ orgNumber }) => wanted.association === null || orgNumber === wanted.association,
  );
  if (chosen.length === 0) return refuse({ kind: 'noAssociation', association: wanted.association });
  const all = await listCounted(tx, programme.slug);
  const period = { from: wanted.from, to: wanted.to };
  const policy = await policyFor(tx, { audience: wanted.audience, period });
  const setting = programme.ageBands ?? (await ageBandsOfSpace(tx)) ?? DEFAULT_AGE_BANDS;
  const shares: Share[] = [];
  for (const { orgNumber: association, municipalities } of chosen) {
    const own = new Set(municipalities.map((name) => name.toLocaleLowerCase('sv')));
    const { audience, unit: countingUnit } = wanted;
    const made = await listMadePackages(tx, { association, audience, programme: programme.slug, countingUnit });
    const bands = wanted.ageBands ?? bandsBefore(made) ?? setting;
    const ageBands = ageBandsOf(bands);
    if (!ageBands) return refuse({ kind: 'wrongAgeBands', text: bands });
    shares.push({
      programme,
      association,
      audience,
      policy,
      rules: { period, ageBands, unit: countingUnit },
      rows: own.size === 0 ? all : all.filter((row) => own.has(row.municipality?.toLocaleLowerCase('sv') ?? '')),
      made,
    });
  }
  return accept(shares);
}

async function associationsOf(
  { tx, space }: Context,
  programme: PartyProgramme,
): Promise<{ orgNumber: string; municipalities: readonly string[] }[]> {
  if (programme.associations.length > 0) return programme.associations;
  const own = await tx
    .selectFrom('space')
    .select('associationOrgNumber')
    .where('id', '=', space.id)
    .executeTakeFirstOrThrow();
  return own.associationOrgNumber === null ? [] : [{ orgNumber: own.associationOrgNumber, municipalities: [] }];
}

async function makeOne(context: Context, share: Share): Promise<Result<MadeNow, CannotMakePackage>> {
  const { rows, rules, policy, made, audience } = share;
  const before = bandsBefore(made);
  const given = bandsText(rules.ageBands);
  // Two sets of bands of the same people show by subtraction what each of them hides.
  if (!policy.isAsCounted && before !== null && before !== given)
    return refuse({ kind: 'otherAgeBands', given, before });
  if (!policy.isAsCounted && dividesOtherwise(made.map(asEarlier), rules))
    return refuse({ kind: 'otherReasons', areMerged: rules.mergesReasons !== true });
  const { measures, stepMoves, waiting, hiddenCounts, leftOut, exposed } = suppressCounts({
    rows,
    rules,
    policy,
    earlier: made.map(asEarlier),
  });
  const facts = factsOf(rows, rules.period);
  const latest = latestOf(share);
  const one: FollowUpPackage = {
    ...frame(context, share, measures),
    version: (latest?.package.version ?? 0) + 1,
    correctionReason: latest ? reasonOf({ latest, facts, rules }) : null,
    stepMoves,
    waiting,
    quality: hideGaps(qualityOf(rows, rules), policy),
  };
  const told = { hiddenCounts, leftOut, exposed };
  if (latest && saysTheSame(latest.package, one)) return accept({ package: latest.package, isNew: false, ...told });
  const isKept = await addMadePackage(context.tx, { package: one, policy, facts, audience, madeAt: context.now });
  return isKept ? accept({ package: one, isNew: true, ...told }) : refuse({ kind: 'madeMeanwhile' });
}

/** Everything of a package but what is counted. */
function frame({ space }: Context, share: Share, measures: readonly PackageCount[]): FollowUpPackage {
  const { programme, association, rules, policy } = share;
  return {
    association,
    programme: programme.slug,
    from: rules.period.from,
    to: rules.period.to,
    version: 1,
    countingUnit: rules.unit,
    definitions: [
      rules.unit === 'person'
        ? 'Räkneenheten är person: den som deltagit flera gånger räknas en gång, med sitt senaste deltagande.'
        : 'Räkneenheten är deltagande: den som deltagit flera gånger räknas varje gång.',
      'Deltagare är alla som var inskrivna någon dag i perioden. Åldern är inskrivningsåret minus födelseåret.',
      ...(rules.mergesReasons ? [MERGED_REASONS_TOLD] : []),
      ...(measures.some(({ measure }) => HEALTH_MEASURES.includes(measure)) ? [HEALTH_WORDS.remark] : []),
      ...(rules.isBySex === false ? ['Könen står tillsammans i alla tabeller utom antalen av var och en.'] : []),
    ],
    source: `Deltagarregistret hos ${space.name}.`,
    decision: policy.isAsCounted
      ? { decidedOn: policy.decidedOn, reference: policy.reference, text: policy.text }
      : null,
    correctionReason: null,
    measures,
  };
}

function latestOf({ made, rules }: Share): MadePackage | undefined {
  return made.findLast((one) => one.package.from === rules.period.from && one.package.to === rules.period.to);
}

function asEarlier({ package: one }: MadePackage) {
  return { period: { from: one.from, to: one.to }, measures: one.measures, stepMoves: one.stepMoves ?? [] };
}

/** Why a version differs: in people, or in its tables alone. */
function reasonOf(of: {
  readonly latest: MadePackage;
  readonly facts: PackageFacts;
  readonly rules: CountingRules;
}): string {
  const { latest, facts, rules } = of;
  const isSame = (Object.keys(facts) as (keyof PackageFacts)[]).every((name) => facts[name] === latest.facts[name]);
  if (isSame && isBySexIn(latest.package) !== (rules.isBySex ?? true))
    return 'tabellerna är indelade på ett annat sätt';
  return explainVersion({ before: latest.facts, after: facts });
}

const MERGED_REASONS_TOLD =
  'Arbete med och utan subvention är ett skäl. Egen begäran och åter till remittent ingår i annat skäl.';

/** How the newest version of the same period was made. */
function tablesBefore(share: Share): Coarser {
  const latest = latestOf(share)?.package;
  if (!latest) return 'asAsked';
  // Where the table of reasons was left out, the definitions still say how they would be divided.
  const areMerged = reasonsMergedIn(latest) ?? latest.definitions.includes(MERGED_REASONS_TOLD);
  const isBySex = isBySexIn(latest);
  if (areMerged) return isBySex ? 'reasonsMerged' : 'reasonsAndSexes';
  return isBySex ? 'asAsked' : 'sexesTogether';
}

function asChosen(share: Share, tables: Coarser | undefined): Share {
  return { ...share, rules: coarserRules(share.rules, tables ?? tablesBefore(share)) };
}

/** The bands of the newest package of the series that shows ages. */
function bandsBefore(made: readonly MadePackage[]): string | null {
  for (const { package: one } of made.toReversed()) {
    const bands = one.measures.flatMap(({ dimensions }) => dimensions.ageBand ?? []);
    const named = [...new Set(bands)].filter((band) => band !== 'other');
    if (named.length > 0) return named.join(',');
  }
  return null;
}

/** What is not noted about those who took part, and about those who left. */
function qualityOf(rows: readonly CountedParticipation[], { period }: CountingRules): PackageQuality {
  const took = rows.filter((row) => isInPeriod(row, period));
  const left = took.filter(({ exitedOn }) => exitedOn !== null && exitedOn <= period.to);
  const count = (of: readonly CountedParticipation[], lacks: (row: CountedParticipation) => boolean): number =>
    of.filter(lacks).length;
  return {
    withoutMunicipality: count(took, (row) => row.municipality === null),
    withoutBirthYear: count(took, (row) => row.birthYear === null),
    withoutReferrer: count(took, (row) => row.referrer === null),
    withoutSupportAtStart: count(took, (row) => row.incomeSupportStart === null),
    exitsWithoutReason: count(left, (row) => row.exitReason === null),
    exitsWithoutSupport: count(left, (row) => row.incomeSupportEnd === null),
  };
}
