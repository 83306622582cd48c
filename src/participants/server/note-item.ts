import { useCase, type Context } from '#access/server';
import { accept, refuse, type Result } from '#kernel';
import {
  DayInput,
  IdInput,
  ItemInput,
  measurementProblem,
  partsOf,
  seemsPersonal,
  TextsAreRead,
  type CannotChangeParticipation,
} from '#participants/core';
import * as v from 'valibot';
import { sealText } from './identity.ts';
import { findInstrument } from './programmes.ts';
import { findForChange } from './steps.ts';

type Item = v.InferOutput<typeof ItemInput>;
type Noted = Result<{ readonly id: string }, CannotChangeParticipation>;

/** Notes something that happened: an activity, a goal, a measurement, a contact, a follow-up. */
export const noteItem = useCase({
  permission: 'participant.save',
  action: 'participant.note',
  input: v.object({ participationId: IdInput, item: ItemInput, ...TextsAreRead }),
  run: (context, { participationId, item, textsAreRead }): Promise<Noted> =>
    keep(context, { participationId, item, textsAreRead, replaces: null }),
  details: ({ command }) => ({ participation: command.participationId, item: command.item.kind }),
});

/** Puts a corrected note in the place of another one, which stays in the history. */
export const correctItem = useCase({
  permission: 'participant.save',
  action: 'participant.correctNote',
  input: v.object({ id: IdInput, item: ItemInput, ...TextsAreRead }),
  async run(context, { id, item, textsAreRead }): Promise<Noted> {
    const before = await inForceById(context, id);
    if (!before || before.kind !== item.kind) return refuse({ kind: 'noSuchItem' });
    return keep(context, { participationId: before.participationId, item, textsAreRead, replaces: id });
  },
  details: ({ command }) => ({ note: command.id, item: command.item.kind }),
});

/** Takes a note out of force that should never have been made; it stays in the history. */
export const removeItem = useCase({
  permission: 'participant.save',
  action: 'participant.removeNote',
  input: v.object({ id: IdInput, on: v.optional(DayInput) }),
  async run(context, { id }): Promise<Noted> {
    const before = await inForceById(context, id);
    if (!before) return refuse({ kind: 'noSuchItem' });
    const found = await findForChange(context, before.participationId, { withdrawnConsent: true });
    if (!found.ok) return found;
    const removal = context.newId();
    const { participationId, kind, fromDay } = before;
    await insertItem(context, { id: removal, participationId, kind, fromDay, replaces: id, isRemoved: true });
    return accept({ id: removal });
  },
  details: ({ command }) => ({ note: command.id }),
});

async function keep(
  context: Context,
  given: {
    readonly participationId: string;
    readonly item: Item;
    readonly textsAreRead: boolean;
    readonly replaces: string | null;
  },
): Promise<Noted> {
  const { participationId, item, textsAreRead, replaces } = given;
  const found = await findForChange(context, participationId);
  if (!found.ok) return found;
  if (item.from > context.today) return refuse({ kind: 'comingDay', day: item.from });
  const { referredOn, participantId } = found.value.participation;
  if (referredOn !== null && item.from < referredOn) {
    return refuse({ kind: 'tooEarly', day: item.from, earliest: referredOn });
  }
  const { to, details, text } = partsOf(item);
  const personal = seemsPersonal({ text }, { areRead: textsAreRead });
  if (personal) return refuse(personal);
  if (to !== null && to < item.from) return refuse({ kind: 'tooEarly', day: to, earliest: item.from });
  if (item.kind === 'measurement') {
    const instrument = await findInstrument(context.tx, item.instrument, item.version);
    if (!instrument) return refuse({ kind: 'noSuchInstrument', instrument: item.instrument });
    const problem = measurementProblem(instrument, item.answers);
    if (problem) return refuse({ kind: 'badMeasurement', item: problem.item });
  }
  const id = context.newId();
  await insertItem(context, {
    id,
    participationId,
    kind: item.kind,
    fromDay: item.from,
    toDay: to,
    details,
    sealedText: await sealText(context, participantId, text),
    replaces,
  });
  return accept({ id });
}

async function inForceById({ tx }: Context, id: string) {
  const row = await tx
    .selectFrom('participationItem as one')
    .select(['one.participationId', 'one.kind', 'one.fromDay', 'one.isRemoved'])
    .where('one.id', '=', id)
    .where((is) =>
      is.not(is.exists(is.selectFrom('participationItem as next').select('next.id').where('next.replaces', '=', id))),
    )
    .executeTakeFirst();
  return row && !row.isRemoved ? row : null;
}

export async function insertItem(
  { tx, now, actor }: Context,
  row: {
    readonly id: string;
    readonly participationId: string;
    readonly kind: Item['kind'];
    readonly fromDay: string;
    readonly toDay?: string | null;
    readonly details?: Readonly<Record<string, unknown>>;
    readonly sealedText?: string | null;
    readonly replaces: string | null;
    readonly isRemoved?: boolean;
  },
): Promise<void> {
  const { toDay = null, details = {}, sealedText = null, isRemoved = false, ...rest } = row;
  await tx
    .insertInto('participationItem')
    .values({
      ...rest,
      toDay,
      details: JSON.stringify(details),
      sealedText,
      isRemoved,
      recordedAt: now,
      recordedBy: actor.id,
    })
    .execute();
}
