import { useCase, type Context } from '#access/server';
import {
  checkDecision,
  decisionSource,
  membersOf,
  staffingOf,
  type CannotGrant,
  type CannotMoveApplication,
  type GrantDecision,
} from '#decisions/core';
import { accept, calendarYear, refuse, slug, type Result } from '#kernel';
import type { Programme } from '#programmes/core';
import { grantProgramme, keepProgrammes, listProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { DecisionInput, settledDecision } from '../board/decided-items.ts';
import { changeApplication, currentVersion, type Application } from './application-store.ts';
import { addDecision, listDecisions } from './decision-store.ts';
import { takeNext } from './manage-application.ts';
import { tell, type NoSuchApplication } from './write-application.ts';

const Ore = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Decision = {
  ...DecisionInput,
  conditions: v.pipe(v.string(), v.trim(), v.maxLength(8_000)),
  years: v.pipe(
    v.array(v.object({ year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)), mostOre: Ore })),
    v.maxLength(20),
  ),
};

type Decided = { readonly programme: string | null; readonly decision: string };

/** Records what the board decided about an application. Granted money makes or changes the programme. */
export const decideApplication = useCase({
  permission: 'application.manage',
  action: 'application.decide',
  input: v.object({
    application: v.pipe(v.string(), v.uuid()),
    outcome: v.picklist(['granted', 'refused']),
    /** An existing programme that the money goes to; null makes one of the application. */
    programme: v.nullable(v.string()),
    ...Decision,
  }),
  async run(context, command): Promise<Result<Decided, NoSuchApplication | CannotMoveApplication | CannotGrant>> {
    const { tx, newId } = context;
    const { application: id, outcome, programme: chosen } = command;
    const move = outcome === 'granted' ? 'grant' : 'refuse';
    const taken = await takeNext(context, { application: id, move });
    if (!taken.ok) return taken;
    const { application, next } = taken.value;
    const before = await decisionsBefore(context, { application: id, programme: application.programme ?? chosen });
    const pointedAt = await settledDecision(tx, command);
    if (!pointedAt.ok) return pointedAt;
    const rest = { ...pointedAt.value, conditions: command.conditions, years: command.years };
    const years = checkDecision({ ...rest, outcome }, { today: context.today, before });
    if (!years.ok) return years;
    const programme =
      outcome === 'refused' ? null : (application.programme ?? chosen ?? (await makeProgramme(context, application)));
    const decision = { ...rest, id: newId(), application: id, programme, outcome, years: years.value };
    const kept = await keepDecision(context, decision);
    if (!kept.ok) return kept;
    await changeApplication(tx, id, { state: next, programme });
    await tell(context, { applicationId: id, kind: move, text: decisionSource(rest) });
    return accept({ programme, decision: decision.id });
  },
  details: ({ command, value }) => ({ application: command.application, outcome: command.outcome, ...value }),
});

/** Records a decision about a programme's money that no application here stands behind. */
export const decideGrant = useCase({
  permission: 'application.manage',
  action: 'grant.decide',
  input: v.object({
    programme: v.pipe(v.string(), v.minLength(1)),
    /** `refused`: what was asked for was not granted, and what held goes on. */
    outcome: v.optional(v.picklist(['granted', 'refused']), 'granted'),
    ...Decision,
  }),
  async run(context, command): Promise<Result<Decided, CannotGrant>> {
    const before = await decisionsBefore(context, { application: null, programme: command.programme });
    const pointedAt = await settledDecision(context.tx, command);
    if (!pointedAt.ok) return pointedAt;
    const settled = { ...command, ...pointedAt.value };
    const years = checkDecision(settled, { today: context.today, before });
    if (!years.ok) return years;
    const decision: GrantDecision = {
      ...settled,
      id: context.newId(),
      application: null,
      years: years.value,
    };
    const kept = await keepDecision(context, decision);
    return kept.ok ? accept({ programme: command.programme, decision: decision.id }) : kept;
  },
  details: ({ value }) => value,
});

async function decisionsBefore(
  { tx }: Context,
  of: { readonly application: string | null; readonly programme: string | null },
): Promise<GrantDecision[]> {
  if (of.programme !== null) return listDecisions(tx, { programme: of.programme });
  return of.application === null ? [] : listDecisions(tx, { application: of.application });
}

async function keepDecision(
  { tx, now, actor }: Context,
  decision: GrantDecision,
): Promise<Result<null, CannotGrant>> {
  await addDecision(tx, { decision, recordedAt: now, recordedBy: actor.id });
  if (decision.programme === null) return accept(null);
  if (decision.outcome === 'refused') {
    const isKnown = (await listProgrammes(tx)).some(({ slug: known }) => known === decision.programme);
    return isKnown ? accept(null) : refuse({ kind: 'unknownProgramme' });
  }
  const granted = { slug: decision.programme, years: decision.years, decision: decisionSource(decision) };
  return (await grantProgramme(tx, granted)) ? accept(null) : refuse({ kind: 'unknownProgramme' });
}

/** A programme of what the application says; its project code is given later by who keeps the books. */
async function makeProgramme({ tx }: Context, { id, form }: Application): Promise<string> {
  const { values } = await currentVersion(tx, id, 'application');
  const taken = new Set((await listProgrammes(tx)).map((one) => one.slug));
  const wanted = slug(values['name'] ?? '') || 'insats';
  let free = wanted;
  for (let number = 2; taken.has(free); number += 1) free = `${wanted}-${number}`;
  const [owner = null, ...partners] = membersOf(form, values);
  const [first, last] = [form.years[0], form.years.at(-1)];
  const programme: Programme = {
    slug: free,
    name: values['name'] ?? free,
    orientation: 'individual',
    functionType: null,
    owner,
    partners,
    targetGroup: values['targetGroup'] ?? '',
    ...(values['method'] ? { description: values['method'] } : {}),
    from: first === undefined ? null : calendarYear(first).from,
    to: last === undefined ? null : calendarYear(last).to,
    ledgerObject: null,
    staffing: staffingOf(values),
    years: form.years.map((year) => ({
      year,
      grantedOre: null,
      plannedParticipants: plannedIn(values[`participants.${year}`]),
      hasEqualityRoutine: null,
      source: 'Ansökan om medel',
    })),
  };
  await keepProgrammes(tx, [programme]);
  return free;
}

function plannedIn(typed: string | undefined): number | null {
  const read = Number((typed ?? '').replaceAll(/\s/g, ''));
  return typed && Number.isSafeInteger(read) && read >= 0 ? read : null;
}
