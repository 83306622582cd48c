// Closing a programme: the plan, the decision that sets its last day, and the end of it.
import { useCase, type Context } from '#access/server';
import {
  checkClosing,
  checkClosingDecision,
  checkSettling,
  closingAfter,
  decisionSource,
  grantedAfter,
  HANDOVERS,
  unusedOf,
  type CannotDecideClosing,
  type CannotMoveClosing,
  type CannotPlanClosing,
  type CannotSettleClosing,
  type ClosingPlan,
  type DecisionReference,
} from '#decisions/core';
import { accept, refuse, type IsoDate, type Ore, type Result } from '#kernel';
import { findOrganisation } from '#organisation/server';
import { endProgramme, listProgrammes, type CannotEnd } from '#programmes/server';
import * as v from 'valibot';
import { DecisionInput, settledDecision } from '../board/decided-items.ts';
import { day } from '../board/schemas.ts';
import { listDecisions } from '../application/decision-store.ts';
import { addClosing, addClosingEvent, changeClosing, findClosing, type Closing } from './closing-store.ts';
import type { ClosingEventKind } from './tables.ts';

const Ore = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Words = v.pipe(v.string(), v.trim(), v.maxLength(8_000));
const Programme = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const Days = { intakeStopsOn: v.nullable(day), lastDay: day };
const Plan = {
  reason: Words,
  ...Days,
  costOre: v.nullable(Ore),
  shares: v.pipe(v.array(v.object({ member: v.nullable(v.string()), amountOre: Ore })), v.maxLength(100)),
  handovers: v.pipe(
    v.array(
      v.object({
        kind: v.picklist(HANDOVERS),
        to: v.pipe(v.string(), v.trim(), v.maxLength(300)),
        note: Words,
        doneOn: v.nullable(day),
      }),
    ),
    v.maxLength(HANDOVERS.length),
  ),
};

export type NoSuchClosing = { readonly kind: 'noSuchClosing' | 'unknownProgramme' };
type Saved = { readonly programme: string; readonly lastDay: IsoDate };

/** Writes the plan: the first time opens it. When it is decided, its days stay as they were decided. */
export const saveClosing = useCase({
  permission: 'application.manage',
  action: 'closing.save',
  input: v.object({ programme: Programme, ...Plan }),
  async run(context, command): Promise<Result<Saved, NoSuchClosing | CannotPlanClosing | CannotMoveClosing>> {
    const { tx, newId, now } = context;
    const { programme, ...sent } = command;
    const plan = await checked(context, programme, sent);
    if (!plan.ok) return plan;
    const closing = await findClosing(tx, programme, { isTaken: true });
    if (!closing) {
      await addClosing(tx, { ...plan.value, id: newId(), programme, openedAt: now });
      return accept({ programme, lastDay: plan.value.lastDay });
    }
    const next = closingAfter(closing.state, 'save');
    if (!next.ok) return next;
    const { lastDay, intakeStopsOn } = closing;
    const isSame = plan.value.lastDay === lastDay && plan.value.intakeStopsOn === intakeStopsOn;
    if (closing.state === 'decided' && !isSame) return refuse({ kind: 'daysAreDecided' });
    await changeClosing(tx, closing.id, plan.value);
    return accept({ programme, lastDay: plan.value.lastDay });
  },
  details: ({ value }) => value,
});

async function checked(
  { tx, space }: Context,
  slug: string,
  plan: ClosingPlan,
): Promise<Result<ClosingPlan, NoSuchClosing | CannotPlanClosing>> {
  const programme = (await listProgrammes(tx)).find((one) => one.slug === slug);
  if (!programme) return refuse({ kind: 'unknownProgramme' });
  const members = (await findOrganisation(tx, space)).members.map((member) => member.slug);
  return checkClosing(plan, { startsOn: programme.from, members });
}

export type CannotDecideToClose =
  | NoSuchClosing
  | CannotMoveClosing
  | CannotPlanClosing
  | CannotDecideClosing
  | CannotEnd
  | { readonly kind: 'noSuchDecision' };

/** Records the decision. The last day becomes the programme's; a later decision may change the days. */
export const decideClosing = useCase({
  permission: 'application.manage',
  action: 'closing.decide',
  input: v.object({ programme: Programme, ...Days, ...DecisionInput }),
  async run(context, command): Promise<Result<Saved, CannotDecideToClose>> {
    const { tx, today } = context;
    const { programme: slug, intakeStopsOn, lastDay } = command;
    const closing = await findClosing(tx, slug, { isTaken: true });
    if (!closing) return refuse({ kind: 'noSuchClosing' });
    const next = closingAfter(closing.state, 'decide');
    if (!next.ok) return next;
    const plan = await checked(context, slug, { ...closing, intakeStopsOn, lastDay });
    if (!plan.ok) return plan;
    const pointedAt = await settledDecision(tx, command);
    if (!pointedAt.ok) return pointedAt;
    const decision = pointedAt.value;
    const { decidedOn } = decision;
    const before = closing.decision?.decidedOn ?? null;
    const decided = checkClosingDecision(closing, { decidedOn, today, before });
    if (!decided.ok) return decided;
    const endedBefore =
      closing.decision === null
        ? ((await listProgrammes(tx)).find((one) => one.slug === slug)?.to ?? null)
        : closing.endedBefore;
    const ended = await endProgramme(tx, {
      slug,
      to: lastDay,
      ending: { intakeStopsOn, decision: decisionSource(decision) },
    });
    if (!ended.ok) return ended;
    await changeClosing(tx, closing.id, { state: next.value, intakeStopsOn, lastDay, decision, endedBefore });
    await tell(context, closing, { kind: 'decide', text: `${decisionSource(decision)}: ${lastDay}`, decision });
    return accept({ programme: slug, lastDay });
  },
  details: ({ value }) => value,
});

type Gone = Result<{ readonly programme: string }, NoSuchClosing | CannotMoveClosing>;

/** A plan that came to nothing before the board decided. */
export const withdrawClosing = useCase({
  permission: 'application.manage',
  action: 'closing.withdraw',
  input: v.object({ programme: Programme, reason: Words }),
  async run(context, { programme, reason }): Promise<Gone> {
    const closing = await findClosing(context.tx, programme, { isTaken: true });
    if (!closing) return refuse({ kind: 'noSuchClosing' });
    const next = closingAfter(closing.state, 'withdraw');
    if (!next.ok) return next;
    await changeClosing(context.tx, closing.id, { state: next.value });
    await tell(context, closing, { kind: 'withdraw', text: reason, decision: null });
    return accept({ programme });
  },
  details: ({ value }) => value,
});

/** A decision that the programme goes on: it gets the last day back that it had. */
export const carryProgrammeOn = useCase({
  permission: 'application.manage',
  action: 'closing.carryOn',
  input: v.object({ programme: Programme, ...DecisionInput }),
  async run(
    context,
    command,
  ): Promise<
    Result<
      { readonly programme: string },
      NoSuchClosing | CannotMoveClosing | CannotEnd | CannotDecideClosing | { readonly kind: 'noSuchDecision' }
    >
  > {
    const { tx, today } = context;
    const { programme: slug } = command;
    const closing = await findClosing(tx, slug, { isTaken: true });
    if (!closing) return refuse({ kind: 'noSuchClosing' });
    const next = closingAfter(closing.state, 'carryOn');
    if (!next.ok) return next;
    const pointedAt = await settledDecision(tx, command);
    if (!pointedAt.ok) return pointedAt;
    const decision = pointedAt.value;
    if (decision.decidedOn > today) return refuse({ kind: 'decidedLater', today });
    const before = closing.decision?.decidedOn ?? null;
    if (before !== null && decision.decidedOn < before) return refuse({ kind: 'olderDecision', decidedOn: before });
    const lifted = await endProgramme(tx, { slug, to: closing.endedBefore, ending: null });
    if (!lifted.ok) return lifted;
    await changeClosing(tx, closing.id, { state: next.value });
    await tell(context, closing, { kind: 'carryOn', text: decisionSource(decision), decision });
    return accept({ programme: slug });
  },
  details: ({ value }) => value,
});

/** Ends it: what was used in all, and what of the granted money was not. */
export const settleClosing = useCase({
  permission: 'application.manage',
  action: 'closing.settle',
  input: v.object({ programme: Programme, usedOre: Ore, text: Words }),
  async run(
    context,
    { programme, usedOre, text },
  ): Promise<Result<{ readonly returnedOre: Ore }, NoSuchClosing | CannotMoveClosing | CannotSettleClosing>> {
    const { tx, today } = context;
    const closing = await findClosing(tx, programme, { isTaken: true });
    if (!closing) return refuse({ kind: 'noSuchClosing' });
    const next = closingAfter(closing.state, 'settle');
    if (!next.ok) return next;
    const settled = checkSettling(closing, today);
    if (!settled.ok) return settled;
    const granted = await grantedNow(context, programme);
    const { unusedOre } = unusedOf(granted, [{ year: 0, usedOre }]);
    await changeClosing(tx, closing.id, {
      state: next.value,
      usedOre,
      returnedOre: unusedOre,
      settledOn: today,
      settledText: text,
    });
    await tell(context, closing, { kind: 'settle', text, decision: null });
    return accept({ returnedOre: unusedOre });
  },
  details: ({ command, value }) => ({ programme: command.programme, ...value }),
});

/** What decisions granted, and for years without a decision what is written in the programme. */
async function grantedNow({ tx }: Context, slug: string) {
  const programme = (await listProgrammes(tx)).find((one) => one.slug === slug);
  const written = (programme?.years ?? []).map(({ year, grantedOre }) => ({ year, mostOre: grantedOre ?? 0 }));
  const decided = grantedAfter(await listDecisions(tx, { programme: slug }));
  return [...written.filter(({ year }) => !decided.some((one) => one.year === year)), ...decided];
}

function tell(
  { tx, newId, now: at, actor }: Context,
  { id: closingId }: Closing,
  event: {
    readonly kind: ClosingEventKind;
    readonly text: string;
    readonly decision: DecisionReference | null;
  },
): Promise<void> {
  const { kind, text, decision } = event;
  return addClosingEvent(tx, {
    id: newId(),
    closingId,
    kind,
    text,
    itemId: decision?.item ?? null,
    at,
    by: actor.id,
  });
}
