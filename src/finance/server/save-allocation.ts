// The state's offer with the members' decisions, the steps of the budget, and the three-year plan.
import { useCase } from '#access/server';
import { budgetSteps } from '#finance/core';
import { accept, isIsoDate, refuse, type Result } from '#kernel';
import { findOrganisation } from '#organisation/server';
import * as v from 'valibot';
import { addAllocation, addBudgetEvent, addBudgetPlan, setBudgetEventWithdrawn } from './allocation-store.ts';

const Year = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100));
const Ore = v.pipe(v.number(), v.safeInteger());
const NoLess = v.pipe(Ore, v.minValue(0));
const Day = v.pipe(v.string(), v.check(isIsoDate, 'is a day, YYYY-MM-DD'));
const Text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000));
const Slug = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

export type CannotSaveAllocation = { readonly kind: 'unknownMember'; readonly member: string };

/** Saves the offer and the decisions as the next version. */
export const saveAllocation = useCase({
  permission: 'finance.save',
  action: 'finance.saveAllocation',
  input: v.object({
    year: Year,
    offeredOre: NoLess,
    source: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255)),
    decisions: v.array(v.object({ member: Slug, amountOre: v.nullable(NoLess), decidedOn: v.nullable(Day) })),
    comment: v.nullable(Text),
  }),
  async run(
    { tx, space, actor, now },
    command,
  ): Promise<Result<{ year: number; version: number }, CannotSaveAllocation>> {
    const { members } = await findOrganisation(tx, space);
    const stranger = command.decisions.find(({ member }) => !members.some(({ slug }) => slug === member));
    if (stranger) return refuse({ kind: 'unknownMember', member: stranger.member });
    const version = await addAllocation(tx, command, { savedAt: now, savedBy: actor.id });
    return accept({ year: command.year, version });
  },
  details: ({ value }) => value,
});

/** Notes a step of the budget: the proposal, a member asked, an answer, the announcement, the decision. */
export const saveBudgetEvent = useCase({
  permission: 'finance.save',
  action: 'finance.saveBudgetEvent',
  input: v.object({
    id: v.pipe(v.string(), v.uuid()),
    year: Year,
    step: v.picklist(budgetSteps),
    /** Who was asked or answered; `null` for what is nobody's: then of every member that was sent the proposal. */
    members: v.array(Slug),
    on: Day,
    words: v.nullable(Text),
    budgetVersion: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
    /** The item of the meeting where it was done; its meeting tells the day. */
    item: v.optional(v.nullable(v.pipe(v.string(), v.uuid())), null),
  }),
  async run(
    { tx, space, actor, now, newId },
    { id, members, ...event },
  ): Promise<Result<{ year: number; step: string }, CannotSaveAllocation | { readonly kind: 'memberMissing' }>> {
    const known = (await findOrganisation(tx, space)).members;
    const isOfMember = event.step === 'sent' || event.step === 'answer';
    if (isOfMember && members.length === 0) return refuse({ kind: 'memberMissing' });
    const stranger = members.find((member) => !known.some(({ slug }) => slug === member));
    if (stranger !== undefined) return refuse({ kind: 'unknownMember', member: stranger });
    const saved = { savedAt: now, savedBy: actor.id };
    if (!isOfMember) await addBudgetEvent(tx, { ...event, id, member: null }, saved);
    else {
      for (const [index, member] of members.entries())
        await addBudgetEvent(tx, { ...event, id: index === 0 ? id : newId(), member }, saved);
    }
    return accept({ year: event.year, step: event.step });
  },
  details: ({ value }) => value,
});

/** A step that was entered wrong counts no more. */
export const withdrawBudgetEvent = useCase({
  permission: 'finance.save',
  action: 'finance.withdrawBudgetEvent',
  input: v.object({ id: v.pipe(v.string(), v.uuid()) }),
  async run({ tx, actor, now }, { id }): Promise<Result<{ id: string }, { readonly kind: 'noEvent' }>> {
    const isWithdrawn = await setBudgetEventWithdrawn(tx, id, { withdrawnAt: now, withdrawnBy: actor.id });
    return isWithdrawn ? accept({ id }) : refuse({ kind: 'noEvent' });
  },
  details: ({ value }) => value,
});

/** Saves the plan of a year and the two after it as the next version. */
export const saveBudgetPlan = useCase({
  permission: 'finance.save',
  action: 'finance.saveBudgetPlan',
  input: v.object({
    year: Year,
    years: v.pipe(
      v.array(v.object({ year: Year, contributionsOre: NoLess, otherIncomeOre: NoLess, costsOre: NoLess })),
      v.length(3),
    ),
    comment: v.nullable(Text),
  }),
  async run({ tx, actor, now }, plan) {
    const version = await addBudgetPlan(tx, plan, { savedAt: now, savedBy: actor.id });
    return accept({ year: plan.year, version });
  },
  details: ({ value }) => value,
});
