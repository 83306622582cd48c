import { useCase, type Context } from '#access/server';
import {
  applicationAfter,
  usedOf,
  unusedOf,
  type ApplicationMove,
  type ApplicationState,
  type CannotMoveApplication,
} from '#decisions/core';
import { makeToken } from '#followup/server';
import { accept, addDays, isIsoDate, refuse, type Ore, type Result } from '#kernel';
import { findOrganisation } from '#organisation/server';
import * as v from 'valibot';
import {
  addApplication,
  addLink,
  addVersion,
  changeApplication,
  currentVersion,
  revokeLinks,
  takeApplication,
  type Application,
} from './application-store.ts';
import { grantedTo } from './decision-store.ts';
import { OPINIONS } from './tables.ts';
import { tell, type NoSuchApplication } from './write-application.ts';

/** How long links work after the last day. */
const LINK_DAYS_AFTER_DUE = 60;
const Id = v.pipe(v.string(), v.uuid());
const Day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);
const Words = v.pipe(v.string(), v.trim(), v.maxLength(8_000));
const Year = v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100));

export type CannotOpenApplication =
  /** Two or more apply together. */
  { readonly kind: 'fewMembers' } | { readonly kind: 'duePassed' };

/** Opens an application with its years; the members of that day are those who can take part. */
export const openApplication = useCase({
  permission: 'application.manage',
  action: 'application.open',
  input: v.object({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    firstYear: Year,
    years: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
    dueOn: Day,
  }),
  async run(
    context,
    { name, firstYear, years, dueOn },
  ): Promise<Result<{ readonly application: string }, CannotOpenApplication>> {
    const { tx, newId, now, today, space } = context;
    if (dueOn < today) return refuse({ kind: 'duePassed' });
    const members = (await findOrganisation(tx, space)).members
      .filter(({ validTo }) => !validTo || validTo >= today)
      .map(({ slug, name: memberName }) => ({ slug, name: memberName }));
    if (members.length < 2) return refuse({ kind: 'fewMembers' });
    const id = newId();
    const form = { years: Array.from({ length: years }, (_, index) => firstYear + index), members };
    await addApplication(tx, { id, form, dueOn, openedAt: now });
    await addVersion(tx, { id, phase: 'application', version: 1, values: { name }, savedAt: now });
    await tell(context, { applicationId: id, kind: 'opened', text: '' });
    return accept({ application: id });
  },
  details: ({ value, command }) => ({ ...value, firstYear: command.firstYear, years: command.years }),
});

/** A link of its own for each who writes; `dueOn` gives a new last day. */
export const makeApplicationLink = useCase({
  permission: 'application.manage',
  action: 'application.makeLink',
  input: v.object({
    application: Id,
    madeFor: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    dueOn: v.optional(Day),
  }),
  async run(
    context,
    { application: id, madeFor, dueOn },
  ): Promise<Result<{ readonly token: string; readonly madeFor: string }, NoSuchApplication>> {
    const { tx, space, now, today } = context;
    const application = await takeApplication(tx, id);
    if (!application) return refuse({ kind: 'noSuchApplication' });
    const last = dueOn ?? application.dueOn;
    if (dueOn !== undefined) await changeApplication(tx, id, { dueOn });
    const { token, secretHash } = makeToken(space.id);
    const expiresOn = addDays(last > today ? last : today, LINK_DAYS_AFTER_DUE);
    await addLink(tx, { applicationId: id, secretHash, madeFor, madeAt: now, expiresOn });
    await tell(context, { applicationId: id, kind: 'linkMade', text: madeFor });
    return accept({ token, madeFor });
  },
  // Never the token: the trail is read by others than those it was made for.
  details: ({ command }) => ({ application: command.application }),
});

export const revokeApplicationLinks = useCase({
  permission: 'application.manage',
  action: 'application.revokeLinks',
  input: v.object({ application: Id }),
  async run(context, { application: id }): Promise<Result<{ readonly revoked: number }, NoSuchApplication>> {
    if (!(await takeApplication(context.tx, id))) return refuse({ kind: 'noSuchApplication' });
    const revoked = await revokeLinks(context.tx, { id, revokedAt: context.now });
    await tell(context, { applicationId: id, kind: 'linksRevoked', text: '' });
    return accept({ revoked });
  },
  details: ({ command, value }) => ({ application: command.application, revoked: value.revoked }),
});

type Moved = Result<{ readonly application: string }, NoSuchApplication | CannotMoveApplication>;

/** Back to those who wrote it, with a question. */
export const returnApplication = useCase({
  permission: 'application.manage',
  action: 'application.return',
  input: v.object({ application: Id, question: v.pipe(Words, v.minLength(1)) }),
  run: (context, { application, question }): Promise<Moved> =>
    moved(context, { application, move: 'return', text: question }),
  details: ({ value }) => value,
});

export const withdrawApplication = useCase({
  permission: 'application.manage',
  action: 'application.withdraw',
  input: v.object({ application: Id, reason: Words }),
  async run(context, { application, reason }): Promise<Moved> {
    const done = await moved(context, { application, move: 'withdraw', text: reason });
    if (done.ok) await revokeLinks(context.tx, { id: application, revokedAt: context.now });
    return done;
  },
  details: ({ value }) => value,
});

/** What the preparatory group says to the board. */
export const giveOpinion = useCase({
  permission: 'application.prepare',
  action: 'application.giveOpinion',
  input: v.object({ application: Id, opinion: v.picklist(OPINIONS), text: Words, on: Day }),
  async run(context, { application, opinion, text, on }): Promise<Moved> {
    const done = await moved(context, { application, move: 'giveOpinion', text });
    if (done.ok) await changeApplication(context.tx, application, { opinion, opinionText: text, opinionOn: on });
    return done;
  },
  details: ({ value, command }) => ({ ...value, opinion: command.opinion }),
});

/** Ends a granted application: what was used by the final report, and what of the granted money goes back. */
export const settleApplication = useCase({
  permission: 'application.manage',
  action: 'application.settle',
  input: v.object({ application: Id, on: Day, text: Words }),
  async run(
    context,
    { application: id, on, text },
  ): Promise<Result<{ readonly returnedOre: Ore }, NoSuchApplication | CannotMoveApplication>> {
    const { tx } = context;
    const taken = await takeNext(context, { application: id, move: 'settle' });
    if (!taken.ok) return taken;
    const { form } = taken.value.application;
    const { values } = await currentVersion(tx, id, 'finalReport');
    const granted = await grantedTo(tx, taken.value.application);
    const { usedOre, unusedOre } = unusedOf(granted, usedOf(form, values));
    const settled = { usedOre, returnedOre: unusedOre, settledOn: on, settledText: text };
    await changeApplication(tx, id, { state: taken.value.next, ...settled });
    await tell(context, { applicationId: id, kind: 'settle', text });
    return accept({ returnedOre: unusedOre });
  },
  details: ({ command, value }) => ({ application: command.application, returnedOre: value.returnedOre }),
});

async function moved(
  context: Context,
  of: {
    readonly application: string;
    readonly move: Exclude<ApplicationMove, 'save'>;
    readonly text: string;
  },
): Promise<Moved> {
  const taken = await takeNext(context, of);
  if (!taken.ok) return taken;
  await changeApplication(context.tx, of.application, { state: taken.value.next });
  await tell(context, { applicationId: of.application, kind: of.move, text: of.text });
  return accept({ application: of.application });
}

/** The application with its row held, and the state that a move leads to. */
export async function takeNext(
  { tx }: Context,
  of: { readonly application: string; readonly move: ApplicationMove },
): Promise<
  Result<
    { readonly application: Application; readonly next: ApplicationState },
    NoSuchApplication | CannotMoveApplication
  >
> {
  const application = await takeApplication(tx, of.application);
  if (!application) return refuse({ kind: 'noSuchApplication' });
  const next = applicationAfter(application.state, of.move);
  return next.ok ? accept({ application, next: next.value }) : next;
}
