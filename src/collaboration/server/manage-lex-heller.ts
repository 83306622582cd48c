// What the office does with a report, and what others see of it.
import { query, useCase } from '#access/server';
import {
  asSeenByBoard,
  checkTexts,
  LEX_HELLER_STEPS,
  LexHellerInput,
  lexHellerSummary,
  moveReport,
  type CannotMove,
  type CannotReport,
  type LexHellerState,
} from '#collaboration/core';
import { accept, isIsoDate, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { addStep, findLexHeller, findLink, keepLexHeller, listLexHeller, listSteps } from './lex-heller-store.ts';

const Id = { id: v.pipe(v.string(), v.uuid()) };
const day = v.nullable(
  v.pipe(
    v.string(),
    v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
  ),
);
const line = v.pipe(v.string(), v.trim(), v.maxLength(300));

/** The register, without texts that nobody has read. */
export const readLexHeller = query({
  permission: 'lexHeller.read',
  input: v.object({}),
  async run({ tx, today }) {
    const reports = await listLexHeller(tx);
    return accept({ reports: reports.map(asSeenByBoard), today });
  },
});

export const readLexHellerSummary = query({
  permission: 'lexHeller.read',
  input: v.object({ year: v.pipe(v.number(), v.integer()) }),
  async run({ tx }, { year }) {
    const reports = (await listLexHeller(tx)).map(asSeenByBoard);
    return accept({
      summary: lexHellerSummary(reports, year),
      published: reports.filter((one) => one.isPublished && one.year === year),
    });
  },
});

/** One report as others than the office see it. */
export const readLexHellerReport = query({
  permission: 'lexHeller.read',
  input: v.object(Id),
  async run({ tx }, { id }) {
    const report = await findLexHeller(tx, id);
    return report ? accept({ report: asSeenByBoard(report) }) : refuse<CannotMove>({ kind: 'noSuchReport' });
  },
});

/** One report whole, with what has happened to it; the office's. */
export const readLexHellerCase = query({
  permission: 'lexHeller.manage',
  input: v.object(Id),
  async run({ tx, today }, { id }) {
    const report = await findLexHeller(tx, id);
    if (!report) return refuse<CannotMove>({ kind: 'noSuchReport' });
    const reporter = await tx
      .selectFrom('lexHellerReporter')
      .select('reportId')
      .where('reportId', '=', id)
      .executeTakeFirst();
    return accept({ report, steps: await listSteps(tx, id), hasReporter: reporter !== undefined, today });
  },
});

export const readLexHellerLink = query({
  permission: 'lexHeller.manage',
  input: v.object({}),
  run: async ({ tx }) => accept({ link: await findLink(tx) }),
});

/** Who reported: a change of the trail, so that it shows who looked. */
export const readReporter = useCase({
  permission: 'lexHeller.readReporter',
  input: v.object(Id),
  async run({ tx }, { id }) {
    const row = await tx
      .selectFrom('lexHellerReporter')
      .select(['name', 'contact'])
      .where('reportId', '=', id)
      .executeTakeFirst();
    return row ? accept(row) : refuse<CannotMove>({ kind: 'noSuchReport' });
  },
  details: ({ command }) => ({ report: command.id }),
});

/** The office's words and choices, and that the texts were read. */
export const changeLexHeller = useCase({
  permission: 'lexHeller.manage',
  action: 'lexHeller.change',
  input: v.object({
    ...Id,
    report: LexHellerInput,
    raisedOn: day,
    theme: line,
    action: line,
    responsible: line,
    answer: v.pipe(v.string(), v.trim(), v.maxLength(4_000)),
    isPublished: v.boolean(),
    /** The texts were read and say nothing about a person. */
    isChecked: v.boolean(),
    isConfirmed: v.boolean(),
  }),
  async run(
    { tx, today },
    { id, report: told, isChecked, isConfirmed, ...rest },
  ): Promise<Result<{ id: string }, CannotReport | CannotMove>> {
    const before = await findLexHeller(tx, id);
    if (!before) return refuse<CannotMove>({ kind: 'noSuchReport' });
    const { event, consequence, proposal, organisation, programme, role } = told;
    const texts = {
      event,
      consequence,
      proposal,
      organisation,
      programme,
      role,
      answer: rest.answer,
      theme: rest.theme,
    };
    const checked = checkTexts(texts, { isConfirmed });
    if (!checked.ok) return checked;
    const checkedOn = isChecked ? (before.checkedOn ?? today) : null;
    if (checkedOn === null && before.state !== 'received' && before.state !== 'completed')
      return refuse<CannotMove>({ kind: 'notChecked' });
    if (rest.isPublished && (rest.answer === '' || checkedOn === null))
      return refuse<CannotMove>({ kind: 'needs', what: 'answer' });
    await keepLexHeller(tx, { ...before, ...told, ...rest, checkedOn, version: before.version + 1 });
    return accept({ id });
  },
  details: ({ value }) => value,
});

export const moveLexHeller = useCase({
  permission: 'lexHeller.manage',
  action: 'lexHeller.move',
  input: v.object({
    ...Id,
    step: v.picklist(LEX_HELLER_STEPS),
    note: v.pipe(v.string(), v.trim(), v.maxLength(4_000)),
  }),
  async run(
    { tx, today, now: at, newId, actor },
    { id, step, note },
  ): Promise<Result<{ id: string; state: LexHellerState }, CannotReport | CannotMove>> {
    const before = await findLexHeller(tx, id);
    if (!before) return refuse<CannotMove>({ kind: 'noSuchReport' });
    const clean = checkTexts({ note }, { isConfirmed: true });
    if (!clean.ok) return clean;
    const moved = moveReport(before, { step, note, today });
    if (!moved.ok) return moved;
    await keepLexHeller(tx, moved.value);
    await addStep(tx, { id: newId(), reportId: id, kind: step, note, at, by: actor.id });
    return accept({ id, state: moved.value.state });
  },
  details: ({ value, command }) => ({ ...value, step: command.step }),
});

/** The reporter has been told; her name is not needed any more and goes. */
export const feedBackLexHeller = useCase({
  permission: 'lexHeller.manage',
  action: 'lexHeller.feedBack',
  input: v.object(Id),
  async run({ tx, today, now: at, newId, actor }, { id }) {
    const before = await findLexHeller(tx, id);
    if (!before) return refuse<CannotMove>({ kind: 'noSuchReport' });
    if (before.answer === '') return refuse<CannotMove>({ kind: 'needs', what: 'answer' });
    await keepLexHeller(tx, { ...before, fedBackOn: before.fedBackOn ?? today, version: before.version + 1 });
    await tx.deleteFrom('lexHellerReporter').where('reportId', '=', id).execute();
    await addStep(tx, { id: newId(), reportId: id, kind: 'feedBack', note: '', at, by: actor.id });
    return accept({ id });
  },
  details: ({ value }) => value,
});

export const removeLexHeller = useCase({
  permission: 'lexHeller.manage',
  action: 'lexHeller.remove',
  input: v.object(Id),
  async run({ tx }, { id }) {
    const { numDeletedRows } = await tx.deleteFrom('lexHellerReport').where('id', '=', id).executeTakeFirst();
    return numDeletedRows > 0n ? accept({ id }) : refuse<CannotMove>({ kind: 'noSuchReport' });
  },
  details: ({ value }) => value,
});
