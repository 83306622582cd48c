// One participant's row with everything about it: what is next, what is noted, what was changed, what it lacks.
import { useCase, type Context } from '#access/server';
import { openUnder } from '#database/server';
import { accept, addMonths, refuse, type IsoDate, type Result } from '#kernel';
import {
  checkQuality,
  dueOf,
  healthMove,
  IdInput,
  inForce,
  programmeOf,
  stepsFrom,
  type CannotChangeParticipation,
  type Due,
  type Item,
  type Participant,
  type Participation,
  type ParticipationState,
  type ParticipationStep,
  type QualityFinding,
} from '#participants/core';
import { sql } from 'kysely';
import * as v from 'valibot';
import { openIdentities } from './identity.ts';
import { notesOf, type Note } from './item-store.ts';
import {
  findParticipant,
  findParticipation,
  participantColumns,
  participationsOf,
  recordsOf,
  sees,
} from './participation-store.ts';
import { listInstruments, listPartyProgrammes } from './programmes.ts';

export type ReadParticipation = {
  readonly participation: Participation;
  readonly participant: Participant;
  readonly workingName: string | null;
  readonly identityNumber: string | null;
  readonly items: readonly Item[];
  readonly history: readonly HistoryLine[];
  readonly due: readonly Due[];
  readonly steps: readonly ParticipationStep[];
  readonly health: ReturnType<typeof healthMove>;
  /** Rules that the row breaks, for its forms. */
  readonly quality: readonly QualityFinding[];
  /** Other participations of the same person that her employer may see. */
  readonly others: readonly Participation[];
  /** Every record of the person, this one too: more than one when they were joined. */
  readonly records: readonly Participant[];
};

export type HistoryLine = {
  readonly at: string;
  readonly actor: string;
  readonly kind: string;
  readonly on: IsoDate;
  readonly fromState: ParticipationState | null;
  readonly toState: ParticipationState | null;
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
  readonly text: string | null;
  /** A note that was corrected or taken out of force. */
  readonly note: { readonly before: Item; readonly after: Item | null } | null;
};

/** One participant's row with all that is noted. Reading it is an entry in the trail, whoever reads. */
export const readParticipation = useCase({
  permission: 'participant.read',
  action: 'participant.read',
  input: v.object({ id: IdInput }),
  async run(context, { id }): Promise<Result<ReadParticipation, CannotChangeParticipation>> {
    const participation = await findParticipation(context.tx, id, { isLocked: false });
    if (!participation) return refuse({ kind: 'noSuchParticipation' });
    if (!sees(context, participation)) return refuse({ kind: 'notShared' });
    const participant = await findParticipant(context.tx, participation.participantId);
    if (!participant) return refuse({ kind: 'noSuchParticipant' });
    const identity = (await openIdentities(context, [participant.id])).get(participant.id);
    const open = (sealed: string | null): string | null => openUnder(identity?.key, sealed);
    const notes = await notesOf(context.tx, id);
    const items = inForce(notes).map((note) => itemOf(note, open));
    const programmes = await listPartyProgrammes(context.tx);
    const programme = programmes.find(({ slug }) => slug === participation.programme);
    const instruments = await listInstruments(context.tx);
    const until = addMonths(context.today, 25);
    const ids = await recordsOf(context.tx, participant);
    const all = await participationsOf(context.tx, ids);
    const events = await eventsOf(context, { id, participantIds: ids, open });
    return accept({
      participation,
      participant,
      workingName: identity?.workingName ?? null,
      identityNumber: identity?.identityNumber ?? null,
      items,
      history: [...events, ...changesOfNotes(notes, open)].toSorted((a, b) =>
        a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
      ),
      due: programme ? dueOf({ participation, items, programme, instruments, until }) : [],
      steps: stepsFrom(participation.state),
      health: healthMove(items),
      quality: checkQuality({
        participation,
        participant,
        programme: programme ?? programmeOf({ slug: participation.programme, name: participation.programme }),
        items,
        siblings: all.filter(
          (one) => one.id !== id && one.programme === participation.programme && sees(context, one),
        ),
        today: context.today,
      }),
      others: all.filter((one) => one.id !== id && sees(context, one)),
      records: await context.tx.selectFrom('participant').select(participantColumns).where('id', 'in', ids).execute(),
    });
  },
  details: ({ command }) => ({ participation: command.id }),
});

/** Steps and corrections of the participation, and what was changed of the person herself. */
async function eventsOf(
  { tx }: Context,
  of: {
    readonly id: string;
    readonly participantIds: readonly string[];
    readonly open: (sealed: string | null) => string | null;
  },
): Promise<HistoryLine[]> {
  const rows = await tx
    .selectFrom('participationEvent as e')
    .innerJoin('actor as a', 'a.id', 'e.actorId')
    .select([
      'e.at',
      'a.name as actor',
      'e.kind',
      'e.happenedOn',
      'e.fromState',
      'e.toState',
      'e.changes',
      'e.sealedText',
    ])
    .where('e.participantId', '=', sql<string>`ANY(${[...of.participantIds]}::uuid[])`)
    .where((is) => is.or([is('e.participationId', '=', of.id), is('e.participationId', 'is', null)]))
    .orderBy('e.at')
    .orderBy('e.id')
    .execute();
  return rows.map(({ happenedOn, sealedText, ...row }) => ({
    ...row,
    on: happenedOn,
    text: of.open(sealedText),
    note: null,
  }));
}

function changesOfNotes(notes: readonly Note[], open: (sealed: string | null) => string | null): HistoryLine[] {
  return notes.flatMap((note) => {
    const before = notes.find(({ id }) => id === note.replaces);
    if (!before) return [];
    return [
      {
        at: note.recordedAt,
        actor: note.actor,
        kind: note.isRemoved ? 'removeNote' : 'correctNote',
        on: note.from,
        fromState: null,
        toState: null,
        changes: {},
        text: null,
        note: { before: itemOf(before, open), after: note.isRemoved ? null : itemOf(note, open) },
      },
    ];
  });
}

function itemOf(note: Note, open: (sealed: string | null) => string | null): Item {
  const { id, participationId, kind, from, to, details, sealedText } = note;
  return { id, participationId, kind, from, to, details, text: open(sealedText) };
}
