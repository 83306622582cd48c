// Rows ↔ applications, their versions, events and links.
import type { Tx } from '#database/server';
import type { ApplicationForm, ApplicationPhase, ApplicationState, ApplicationValues } from '#decisions/core';
import type { Instant, IsoDate, Ore } from '#kernel';
import type { ApplicationEventKind, Opinion } from './tables.ts';

export type Application = {
  readonly id: string;
  readonly state: ApplicationState;
  readonly form: ApplicationForm;
  readonly dueOn: IsoDate;
  readonly openedAt: Instant;
  readonly submittedAt: Instant | null;
  readonly opinion: Opinion | null;
  readonly opinionText: string;
  readonly opinionOn: IsoDate | null;
  readonly programme: string | null;
  readonly usedOre: Ore | null;
  readonly returnedOre: Ore | null;
  readonly settledOn: IsoDate | null;
  readonly settledText: string;
};

export type SavedVersion = { readonly version: number; readonly values: ApplicationValues };

export type ApplicationEvent = {
  readonly id: string;
  readonly kind: ApplicationEventKind;
  readonly text: string;
  readonly at: Instant;
};

type Row = Omit<Application, 'form'> & { readonly spaceId: string; readonly form: object };

function toApplication(row: Row): Application {
  const { spaceId: _, form, ...rest } = row;
  return { ...rest, form: form as ApplicationForm };
}

/** The newest first. */
export async function listApplications(tx: Tx): Promise<Application[]> {
  const rows = await tx.selectFrom('application').selectAll().orderBy('openedAt', 'desc').orderBy('id').execute();
  return rows.map(toApplication);
}

export async function findApplication(tx: Tx, id: string): Promise<Application | null> {
  const row = await tx.selectFrom('application').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toApplication(row) : null;
}

/** With its row held until the end, so that two who save or decide at once take turns. */
export async function takeApplication(tx: Tx, id: string): Promise<Application | null> {
  const row = await tx.selectFrom('application').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? toApplication(row) : null;
}

export async function addApplication(
  tx: Tx,
  application: Pick<Application, 'id' | 'form' | 'dueOn' | 'openedAt'>,
): Promise<void> {
  await tx
    .insertInto('application')
    .values({ ...application, form: JSON.stringify(application.form), state: 'draft' })
    .execute();
}

export async function changeApplication(
  tx: Tx,
  id: string,
  change: Partial<Omit<Application, 'id' | 'form' | 'openedAt'>>,
): Promise<void> {
  await tx.updateTable('application').set(change).where('id', '=', id).execute();
}

export async function currentVersion(tx: Tx, id: string, phase: ApplicationPhase): Promise<SavedVersion> {
  const row = await tx
    .selectFrom('applicationVersion')
    .select(['version', 'content'])
    .where('applicationId', '=', id)
    .where('phase', '=', phase)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return row ? { version: row.version, values: row.content } : { version: 0, values: {} };
}

/** What a writer began from; nothing when it is gone, so that what differs is a conflict and never lost. */
export async function versionValues(
  tx: Tx,
  of: { readonly id: string; readonly phase: ApplicationPhase; readonly version: number },
): Promise<ApplicationValues> {
  const row = await tx
    .selectFrom('applicationVersion')
    .select('content')
    .where('applicationId', '=', of.id)
    .where('phase', '=', of.phase)
    .where('version', '=', of.version)
    .executeTakeFirst();
  return row?.content ?? {};
}

export async function addVersion(
  tx: Tx,
  saved: SavedVersion & { readonly id: string; readonly phase: ApplicationPhase; readonly savedAt: Instant },
): Promise<void> {
  const { id, phase, version, values, savedAt } = saved;
  await tx
    .insertInto('applicationVersion')
    .values({ applicationId: id, phase, version, content: JSON.stringify(values), savedAt })
    .execute();
}

/** Drafts go when a text is sent. */
export async function forgetDrafts(
  tx: Tx,
  of: { readonly id: string; readonly phase: ApplicationPhase; readonly before: number },
): Promise<void> {
  await tx
    .deleteFrom('applicationVersion')
    .where('applicationId', '=', of.id)
    .where('phase', '=', of.phase)
    .where('version', '<', of.before)
    .execute();
}

export async function addEvent(
  tx: Tx,
  event: ApplicationEvent & { readonly applicationId: string; readonly by: string },
): Promise<void> {
  await tx.insertInto('applicationEvent').values(event).execute();
}

export async function listEvents(tx: Tx, applicationId: string): Promise<ApplicationEvent[]> {
  return tx
    .selectFrom('applicationEvent')
    .select(['id', 'kind', 'text', 'at'])
    .where('applicationId', '=', applicationId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function addLink(
  tx: Tx,
  link: {
    readonly secretHash: string;
    readonly applicationId: string;
    readonly madeFor: string;
    readonly madeAt: Instant;
    readonly expiresOn: IsoDate;
  },
): Promise<void> {
  await tx.insertInto('applicationLink').values(link).execute();
}

/** The application that a secret opens on a day; null when it is unknown, too old or taken back. */
export async function findLinked(
  tx: Tx,
  of: { readonly secretHash: string; readonly today: IsoDate },
): Promise<string | null> {
  const row = await tx
    .selectFrom('applicationLink')
    .select('applicationId')
    .where('secretHash', '=', of.secretHash)
    .where('expiresOn', '>=', of.today)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return row?.applicationId ?? null;
}

/** For whom links are open today. */
export async function listOpenLinks(tx: Tx, of: { readonly id: string; readonly today: IsoDate }): Promise<string[]> {
  const rows = await tx
    .selectFrom('applicationLink')
    .select('madeFor')
    .where('applicationId', '=', of.id)
    .where('expiresOn', '>=', of.today)
    .where('revokedAt', 'is', null)
    .orderBy('madeAt')
    .execute();
  return rows.map(({ madeFor }) => madeFor);
}

export async function revokeLinks(tx: Tx, of: { readonly id: string; readonly revokedAt: Instant }): Promise<number> {
  const done = await tx
    .updateTable('applicationLink')
    .set({ revokedAt: of.revokedAt })
    .where('applicationId', '=', of.id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}
