import { openSession, query, useCase, type Clock, type Context, type Session } from '#access/server';
import type { Installation, Tx } from '#database/server';
import {
  applicationAfter,
  canMoveApplication,
  checkApplication,
  phaseOf,
  stopsKeeping,
  tidyApplication,
  typedFaults,
  type ApplicationForm,
  type ApplicationPhase,
  type ApplicationProblem,
  type ApplicationState,
  type ApplicationValues,
  type CannotMoveApplication,
} from '#decisions/core';
import { isSameValues, mergeValues } from '#followup/core';
import { readToken } from '#followup/server';
import { accept, dayInSweden, now, refuse, type IsoDate, type Result } from '#kernel';
import * as v from 'valibot';
import {
  addEvent,
  addVersion,
  changeApplication,
  currentVersion,
  findApplication,
  findLinked,
  forgetDrafts,
  listEvents,
  takeApplication,
  versionValues,
  type Application,
} from './application-store.ts';

export type NoSuchApplication = { readonly kind: 'noSuchApplication' };

/** Given by the office; a link's own comes from its session, so that it can name no other. */
const Which = { application: v.optional(v.pipe(v.string(), v.uuid())) };

/**
 * The session of whoever holds a link: on the link's space, with the one application it leads to. Null for every token
 * that opens nothing, whatever the reason.
 */
export async function openApplicationLink(
  installation: Installation,
  token: string,
  clock: Clock = now,
): Promise<Session | null> {
  const { spaceId, secretHash } = readToken(token);
  const today = dayInSweden(clock());
  const found = await installation.database.inSpace({ spaceId, access: 'read' }, (tx) =>
    findLinked(tx, { secretHash, today }),
  );
  return found === null
    ? null
    : openSession(installation, { actor: { kind: 'applicationLink', name: found }, spaceId, clock });
}

export type WrittenApplication = {
  readonly id: string;
  readonly association: string;
  readonly state: ApplicationState;
  readonly phase: ApplicationPhase;
  readonly isOpen: boolean;
  readonly form: ApplicationForm;
  readonly dueOn: IsoDate;
  readonly version: number;
  readonly values: ApplicationValues;
  /** What the office asked when it returned it last. */
  readonly question: string | null;
};

/** What is to be written now: the application, or after the decision its final report. */
export const readWrittenApplication = query({
  permission: 'application.write',
  input: v.object(Which),
  async run(context, given): Promise<Result<WrittenApplication, NoSuchApplication>> {
    const { tx, space } = context;
    const application = await findApplication(tx, idOf(context, given));
    if (!application) return refuse({ kind: 'noSuchApplication' });
    const { id, state, form, dueOn } = application;
    const phase = phaseOf(state);
    const returned = (await listEvents(tx, id)).findLast(({ kind }) => kind === 'return' || kind === 'submit');
    return accept({
      id,
      association: space.name,
      state,
      phase,
      isOpen: canMoveApplication(state, 'save'),
      form,
      dueOn,
      ...(await currentVersion(tx, id, phase)),
      question: returned?.kind === 'return' ? returned.text : null,
    });
  },
});

export type ApplicationSaved = {
  readonly version: number;
  /** What is saved now. */
  readonly values: ApplicationValues;
  /** Places that somebody else has changed meanwhile to something else: theirs is kept until the writer has chosen. */
  readonly conflicts: readonly string[];
  /** Places that may not be kept as typed; the rest is saved. */
  readonly problems: readonly ApplicationProblem[];
};

/** Saves what is typed. What somebody else wrote meanwhile is never overwritten. */
export const saveApplication = useCase({
  permission: 'application.write',
  action: 'application.save',
  input: v.object({
    ...Which,
    /** The version that the writer began from; 0 when there was none. */
    basedOn: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_000_000_000)),
    values: v.record(v.pipe(v.string(), v.maxLength(200)), v.pipe(v.string(), v.maxLength(40_000))),
  }),
  async run(context, command): Promise<Result<ApplicationSaved, NoSuchApplication | CannotMoveApplication>> {
    const { tx } = context;
    const application = await takeApplication(tx, idOf(context, command));
    if (!application) return refuse({ kind: 'noSuchApplication' });
    const next = applicationAfter(application.state, 'save');
    if (!next.ok) return next;
    return accept(await keep(context, application, command));
  },
  details: ({ value }) => ({ version: value.version, conflicts: value.conflicts.length }),
});

async function keep(
  { tx, now: savedAt }: Context,
  { id, state, form }: Application,
  typed: { readonly basedOn: number; readonly values: ApplicationValues },
): Promise<ApplicationSaved> {
  const phase = phaseOf(state);
  const saved = await currentVersion(tx, id, phase);
  const base =
    typed.basedOn === saved.version ? saved.values : await versionValues(tx, { id, phase, version: typed.basedOn });
  const tidy = tidyApplication(form, phase, typed.values);
  const problems = typedFaults(form, phase, tidy).filter(stopsKeeping);
  const kept = problems.map(({ fieldId }) => [fieldId, base[fieldId] ?? ''] as const);
  const mine = { ...tidy, ...Object.fromEntries(kept) };
  const { values, conflicts } = mergeValues({ base, theirs: saved.values, mine });
  if (isSameValues(values, saved.values)) return { ...saved, conflicts, problems };
  const version = saved.version + 1;
  await addVersion(tx, { id, phase, version, values, savedAt });
  return { version, values, conflicts, problems };
}

export type CannotSubmitApplication =
  | NoSuchApplication
  | CannotMoveApplication
  | { readonly kind: 'notReady'; readonly problems: readonly ApplicationProblem[] };

/** Sends what is saved: the application to be prepared, or the final report. */
export const submitApplication = useCase({
  permission: 'application.write',
  action: 'application.submit',
  input: v.object(Which),
  async run(
    context,
    command,
  ): Promise<Result<{ readonly application: string; readonly phase: ApplicationPhase }, CannotSubmitApplication>> {
    const { tx, now: submittedAt } = context;
    const application = await takeApplication(tx, idOf(context, command));
    if (!application) return refuse({ kind: 'noSuchApplication' });
    const { id, state, form } = application;
    const phase = phaseOf(state);
    const move = phase === 'finalReport' ? 'report' : 'submit';
    const next = applicationAfter(state, move);
    if (!next.ok) return next;
    const { version, values } = await currentVersion(tx, id, phase);
    const problems = checkApplication(form, phase, values);
    if (problems.length > 0) return refuse({ kind: 'notReady', problems });
    await forgetDrafts(tx, { id, phase, before: version });
    await changeApplication(tx, id, { state: next.value, ...(move === 'submit' ? { submittedAt } : {}) });
    await tell(context, { applicationId: id, kind: move, text: '' });
    return accept({ application: id, phase });
  },
  details: ({ value }) => value,
});

function idOf({ actor }: Pick<Context, 'actor'>, { application }: { readonly application?: string | undefined }) {
  // No link names an application, and nobody else has one of her own.
  return actor.kind === 'applicationLink' ? actor.name : (application ?? '00000000-0000-0000-0000-000000000000');
}

export function tell(
  { tx, newId, now: at, actor }: Context & { readonly tx: Tx },
  event: Pick<Parameters<typeof addEvent>[1], 'applicationId' | 'kind' | 'text'>,
): Promise<void> {
  return addEvent(tx, { id: newId(), at, by: actor.id, ...event });
}
