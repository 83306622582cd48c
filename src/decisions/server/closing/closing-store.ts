// Rows ↔ the closing of a programme.
import type { Tx } from '#database/server';
import type { ClosingPlan, ClosingState, DecisionReference } from '#decisions/core';
import type { Instant, IsoDate, Ore } from '#kernel';
import type { ClosingEventKind } from './tables.ts';

export type Closing = ClosingPlan & {
  readonly id: string;
  readonly programme: string;
  readonly state: ClosingState;
  /** Null until it is decided. */
  readonly decision: DecisionReference | null;
  readonly endedBefore: IsoDate | null;
  readonly usedOre: Ore | null;
  readonly returnedOre: Ore | null;
  readonly settledOn: IsoDate | null;
  readonly settledText: string;
};

export type ClosingEvent = {
  readonly id: string;
  readonly kind: ClosingEventKind;
  readonly text: string;
  readonly item: string | null;
  readonly at: Instant;
};

const columns = [
  'id',
  'programme',
  'state',
  'reason',
  'intakeStopsOn',
  'lastDay',
  'costOre',
  'shares',
  'handovers',
  'itemId',
  'reference',
  'decidedOn',
  'endedBefore',
  'usedOre',
  'returnedOre',
  'settledOn',
  'settledText',
] as const;

/** The closing of a programme that stands; with `isTaken` its row is held until the end, so that two take turns. */
export async function findClosing(
  tx: Tx,
  programme: string,
  how: { readonly isTaken?: boolean } = {},
): Promise<Closing | null> {
  const asked = tx
    .selectFrom('programmeClosing')
    .select(columns)
    .where('programme', '=', programme)
    .where('state', '<>', 'withdrawn');
  const row = await (how.isTaken ? asked.forUpdate() : asked).executeTakeFirst();
  return row ? toClosing(row) : null;
}

export async function listClosings(tx: Tx): Promise<Closing[]> {
  const rows = await tx
    .selectFrom('programmeClosing')
    .select(columns)
    .where('state', '<>', 'withdrawn')
    .orderBy('lastDay', 'desc')
    .orderBy('programme')
    .execute();
  return rows.map(toClosing);
}

type Row = Omit<Closing, 'decision'> & {
  readonly itemId: string | null;
  readonly reference: string | null;
  readonly decidedOn: IsoDate | null;
};

function toClosing({ itemId, reference, decidedOn, ...rest }: Row): Closing {
  const isDecided = reference !== null && decidedOn !== null;
  return { ...rest, decision: isDecided ? { item: itemId, reference, decidedOn } : null };
}

export async function addClosing(
  tx: Tx,
  closing: ClosingPlan & { readonly id: string; readonly programme: string; readonly openedAt: Instant },
): Promise<void> {
  await tx
    .insertInto('programmeClosing')
    .values({ ...closing, ...asJson(closing), state: 'planned' })
    .execute();
}

export async function changeClosing(
  tx: Tx,
  id: string,
  change: Partial<Omit<Closing, 'id' | 'programme'>>,
): Promise<void> {
  const { decision, shares, handovers, ...rest } = change;
  await tx
    .updateTable('programmeClosing')
    .set({
      ...rest,
      ...(shares && handovers ? asJson({ shares, handovers }) : {}),
      ...(decision ? { itemId: decision.item, reference: decision.reference, decidedOn: decision.decidedOn } : {}),
    })
    .where('id', '=', id)
    .execute();
}

function asJson({ shares, handovers }: Pick<ClosingPlan, 'shares' | 'handovers'>) {
  return { shares: JSON.stringify(shares), handovers: JSON.stringify(handovers) };
}

export async function addClosingEvent(
  tx: Tx,
  event: Omit<ClosingEvent, 'item'> & {
    readonly closingId: string;
    readonly itemId: string | null;
    readonly by: string;
  },
): Promise<void> {
  await tx.insertInto('programmeClosingEvent').values(event).execute();
}

/** Of every closing of the programme, also one that came to nothing. */
export async function listClosingEvents(tx: Tx, programme: string): Promise<ClosingEvent[]> {
  return tx
    .selectFrom('programmeClosingEvent')
    .innerJoin('programmeClosing', 'programmeClosing.id', 'programmeClosingEvent.closingId')
    .select([
      'programmeClosingEvent.id',
      'programmeClosingEvent.kind',
      'programmeClosingEvent.text',
      'programmeClosingEvent.itemId as item',
      'programmeClosingEvent.at',
    ])
    .where('programmeClosing.programme', '=', programme)
    .orderBy('programmeClosingEvent.at')
    .orderBy('programmeClosingEvent.id')
    .execute();
}
