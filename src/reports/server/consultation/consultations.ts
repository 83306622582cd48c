import { query, useCase, type Context, type Space } from '#access/server';
import type { Tx } from '#database/server';
import { effectsOfPeriods } from '#effects/core';
import { associationLaw } from '#effects/server';
import { programmeEconomy } from '#finance/core';
import { accept, isIsoDate, refuse, yearOf, type IsoDate, type Result } from '#kernel';
import {
  composeConsultation,
  consultationChanges,
  ConsultationPartInput,
  ownPart,
  type ConsultationChange,
  type ConsultationPart,
  type ReportDocument,
  type Standpoint,
} from '#reports/core';
import * as v from 'valibot';
import { loadMaterial } from '../load-report.ts';
import { findLock } from '../report-store.ts';
import {
  keepConsultation,
  keepPart,
  listConsultations,
  listParts,
  listStandpoints,
  removePart,
  replaceStandpoints,
  type SavedConsultation,
} from './consultation-store.ts';

export type NoSuchConsultation = { readonly kind: 'noSuchConsultation' };
export type CannotTakePart =
  | NoSuchConsultation
  /** Numbers of another year than the consultation's. */
  | { readonly kind: 'otherYear'; readonly year: number }
  /** The own numbers are taken from the own report, never from a file. */
  | { readonly kind: 'ownAssociation' };

const Id = v.pipe(v.string(), v.uuid());
const Which = { consultation: Id };
const Day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);

export const readConsultations = query({
  permission: 'report.read',
  input: v.object({}),
  async run({ tx }) {
    return accept(await listConsultations(tx));
  },
});

export type WholeConsultation = {
  readonly consultation: SavedConsultation;
  readonly parts: readonly { readonly isOwn: boolean; readonly part: ConsultationPart }[];
  readonly standpoints: readonly Standpoint[];
  readonly earlier: {
    readonly id: string;
    readonly heldOn: IsoDate;
    readonly standpoints: readonly Standpoint[];
  } | null;
  readonly isYearLocked: boolean;
  /** Of the own numbers since they were shown; only when the year is locked. */
  readonly changes: readonly ConsultationChange[];
  readonly document: ReportDocument;
};

/** A consultation with everything that is shown at it, and the deck as a document. */
export const readConsultation = query({
  permission: 'report.read',
  input: v.object(Which),
  async run({ tx, space, today }, { consultation: id }): Promise<Result<WholeConsultation, NoSuchConsultation>> {
    const all = await listConsultations(tx);
    const consultation = all.find((one) => one.id === id);
    if (!consultation) return refuse({ kind: 'noSuchConsultation' });
    const before = all.find(({ heldOn }) => heldOn < consultation.heldOn);
    const earlier = before
      ? { id: before.id, heldOn: before.heldOn, standpoints: await listStandpoints(tx, before.id) }
      : null;
    const parts = await listParts(tx, id);
    const standpoints = await listStandpoints(tx, id);
    const isYearLocked = (await findLock(tx, { year: consultation.year, kind: 'annual' })) !== undefined;
    const own = parts.find(({ isOwn }) => isOwn)?.part;
    const now =
      own?.isPreliminary && isYearLocked ? await takeOwn(tx, space, { year: consultation.year, today }) : null;
    const changes = own && now ? consultationChanges(own.rows, now.rows) : [];
    const document = composeConsultation({
      consultation,
      host: { name: space.name, orgNumber: space.orgNumber },
      parts: parts.map(({ part }) => part),
      standpoints,
      earlier,
      changes,
    });
    return accept({ consultation, parts, standpoints, earlier, isYearLocked, changes, document });
  },
});

/** A new consultation takes the own numbers as they stand; one that is there keeps what was shown. */
export const saveConsultation = useCase({
  permission: 'report.save',
  action: 'consultation.save',
  input: v.object({
    id: v.nullable(Id),
    title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    heldOn: Day,
    year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
    introduction: v.pipe(v.string(), v.trim(), v.maxLength(20_000)),
  }),
  async run(
    context,
    { id, ...consultation },
  ): Promise<Result<{ readonly consultation: string }, NoSuchConsultation>> {
    const { tx, newId } = context;
    const known = (await listConsultations(tx)).find((one) => one.id === id);
    if (id !== null && !known) return refuse({ kind: 'noSuchConsultation' });
    const saved = { ...consultation, id: id ?? newId() };
    await keepConsultation(tx, saved);
    if (!known || known.year !== saved.year) await keepOwn(context, saved);
    return accept({ consultation: saved.id });
  },
  details: ({ value }) => value,
});

/** Takes the own numbers anew: what was shown before is replaced. */
export const retakeOwnPart = useCase({
  permission: 'report.save',
  action: 'consultation.retake',
  input: v.object(Which),
  async run(context, { consultation: id }): Promise<Result<{ readonly consultation: string }, NoSuchConsultation>> {
    const consultation = (await listConsultations(context.tx)).find((one) => one.id === id);
    if (!consultation) return refuse({ kind: 'noSuchConsultation' });
    await keepOwn(context, consultation);
    return accept({ consultation: id });
  },
  details: ({ value }) => value,
});

/** Another association's numbers, typed or sent as JSON; they replace its earlier ones. */
export const saveConsultationPart = useCase({
  permission: 'report.save',
  action: 'consultation.savePart',
  input: v.object({ ...Which, part: ConsultationPartInput }),
  async run(
    { tx, space, now },
    { consultation: id, part },
  ): Promise<Result<{ readonly rows: number }, CannotTakePart>> {
    const consultation = (await listConsultations(tx)).find((one) => one.id === id);
    if (!consultation) return refuse({ kind: 'noSuchConsultation' });
    if (part.year !== consultation.year) return refuse({ kind: 'otherYear', year: part.year });
    if (part.association.orgNumber === space.orgNumber) return refuse({ kind: 'ownAssociation' });
    await keepPart(tx, { consultationId: id, isOwn: false, part, savedAt: now });
    return accept({ rows: part.rows.length });
  },
  details: ({ command, value }) => ({ orgNumber: command.part.association.orgNumber, ...value }),
});

export const removeConsultationPart = useCase({
  permission: 'report.save',
  action: 'consultation.removePart',
  input: v.object({ ...Which, orgNumber: v.string() }),
  async run({ tx }, { consultation: consultationId, orgNumber }): Promise<Result<null, NoSuchConsultation>> {
    return (await removePart(tx, { consultationId, orgNumber }))
      ? accept(null)
      : refuse({ kind: 'noSuchConsultation' });
  },
  details: ({ command }) => ({ orgNumber: command.orgNumber }),
});

/** What the owners said, and what came of it, in the place of what was kept. */
export const saveStandpoints = useCase({
  permission: 'report.save',
  action: 'consultation.saveStandpoints',
  input: v.object({
    ...Which,
    standpoints: v.pipe(
      v.array(
        v.object({
          id: v.nullable(Id),
          owner: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
          text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4_000)),
          outcome: v.pipe(v.string(), v.trim(), v.maxLength(4_000)),
        }),
      ),
      v.maxLength(200),
    ),
  }),
  async run(
    { tx, newId },
    { consultation, standpoints },
  ): Promise<Result<{ readonly saved: number }, NoSuchConsultation>> {
    if (!(await listConsultations(tx)).some(({ id }) => id === consultation)) {
      return refuse({ kind: 'noSuchConsultation' });
    }
    const kept = standpoints.map((one) => ({ ...one, id: one.id ?? newId() }));
    await replaceStandpoints(tx, { consultationId: consultation, standpoints: kept });
    return accept({ saved: kept.length });
  },
  details: ({ value }) => value,
});

async function keepOwn({ tx, space, today, now }: Context, { id, year }: SavedConsultation): Promise<void> {
  const part = await takeOwn(tx, space, { year, today });
  if (part) await keepPart(tx, { consultationId: id, isOwn: true, part, savedAt: now });
}

/** Null while there is no ledger of the year. */
async function takeOwn(
  tx: Tx,
  space: Space,
  { year, today }: { readonly year: number; readonly today: IsoDate },
): Promise<ConsultationPart | null> {
  const loaded = await loadMaterial(tx, space, { year, kind: 'annual' });
  if (!loaded.ok) return null;
  const { material, finance } = loaded.value;
  const { programmes, statements, packages, figures } = material;
  const law = await associationLaw(tx);
  const effects = new Map(
    packages
      .filter(({ to }) => yearOf(to) === year)
      .flatMap((one) =>
        effectsOfPeriods([one], law).map(({ result }) => [one.programme, result.total.public] as const),
      ),
  );
  return ownPart({
    association: { name: space.name, orgNumber: space.orgNumber },
    year,
    isPreliminary: (await findLock(tx, { year, kind: 'annual' })) === undefined,
    takenOn: today,
    programmes,
    economy: programmeEconomy({ statements, programmes, projectDimension: finance.mapping.projectDimension }),
    figures,
    effects,
  });
}
