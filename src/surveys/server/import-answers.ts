// Answers that were given elsewhere, on paper or in another tool.
import { useCase } from '#access/server';
import { readTable, type SheetRows } from '#exchange/core';
import { accept, hasErrors, refuse, slug, type IsoDate, type Result } from '#kernel';
import { listProgrammes, makeProgramme } from '#programmes/server';
import {
  answerHeadings,
  changesTooFew,
  offeredInput,
  partAnswers,
  periodOfMonths,
  readAnswerRows,
  roundId,
  USUAL_FEWEST,
  USUAL_LOWEST_RATE,
  type AnswerSheet,
  type CannotImportAnswers,
  type Questionnaire,
  type Round,
  type RoundGroup,
} from '#surveys/core';
import type { Tx } from '#database/server';
import * as v from 'valibot';
import { insertAnswers, listAnswers, removeAnswers, shuffleAnswers } from './answer-store.ts';
import { findQuestionnaire, findVersion, keepQuestionnaire } from './questionnaire-store.ts';
import { changeRound, findRound, insertRound, saveGroup, type SavedRound } from './round-store.ts';
import { insertTexts, removeTexts, shuffleTexts } from './text-store.ts';

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

const Command = v.object({
  file: v.custom<Uint8Array>((value) => value instanceof Uint8Array),
  questionnaire: name,
  round: roundId,
  /** What the office calls a round that is made; default its id. */
  title: v.optional(name),
  programme: name,
  makesProgramme: v.optional(v.boolean(), false),
  offered: offeredInput,
  replaces: v.optional(v.boolean(), false),
});

/** All answers of the file or none. The round is made when there is none, closed from the start. */
export const importAnswers = useCase({
  permission: 'surveys.save',
  action: 'surveys.importAnswers',
  input: Command,
  async run({ tx, today }, command) {
    const saved = await findRound(tx, command.round);
    const questionnaire = await questionnaireOf(tx, { saved, asked: command.questionnaire });
    if (!questionnaire.ok) return questionnaire;
    const { id, version } = questionnaire.value;
    if (saved?.state === 'open') return refuse<CannotImportAnswers>({ kind: 'roundIsOpen', round: saved.id });

    const table = tableOf(command.file, answerHeadings(questionnaire.value));
    const rows = table.ok ? readAnswerRows(table.value, questionnaire.value) : table;
    if (!rows.ok) return rows;
    const { offered } = command;
    if (offered !== null && rows.value.length > offered) {
      return refuse<CannotImportAnswers>({ kind: 'moreThanOffered', answers: rows.value.length, offered });
    }
    const programme = await programmeOf(tx, command);
    if (!programme.ok) return programme;
    const sheets = rows.value.map((row) => ({
      ...row,
      answers: partAnswers(questionnaire.value, row.answers).counted,
      programme: programme.value,
    }));

    const texts = rows.value.flatMap(({ answers }) => partAnswers(questionnaire.value, answers).texts);
    const before = await listAnswers(tx, command.round);
    const group = { programme: programme.value, offered };
    const placed = mayTake(before, { sheets, group, saved, questionnaire: questionnaire.value, command });
    if (!placed.ok) return placed;

    await keepQuestionnaire(tx, questionnaire.value);
    const period = periodOfMonths(placed.value.after.map(({ month }) => month));
    if (!saved) await insertRound(tx, importedRound(command, { id, version }, { period, today }));
    else {
      const grown = { periodFrom: period.from, periodTo: period.to };
      await changeRound(tx, saved.id, placed.value.isReplaced ? { ...grown, version: saved.version + 1 } : grown);
      if (placed.value.isReplaced) {
        await removeAnswers(tx, saved.id, programme.value);
        await removeTexts(tx, saved.id, programme.value);
      }
    }
    await saveGroup(tx, { roundId: command.round, group, position: saved?.groups.length ?? 0 });
    await insertAnswers(tx, command.round, sheets, { isPaper: false });
    await shuffleAnswers(tx, command.round);
    await insertTexts(tx, { roundId: command.round, programme: programme.value, texts });
    await shuffleTexts(tx, command.round);
    return accept({ round: command.round, programme: programme.value, answers: sheets.length, offered });
  },
  details: ({ value }) => ({ round: value.round, programme: value.programme, answers: value.answers }),
});

/** A round goes on with the version it began with. */
async function questionnaireOf(tx: Tx, of: { readonly saved: SavedRound | null; readonly asked: string }) {
  const { saved, asked } = of;
  if (!saved) return findQuestionnaire(tx, asked);
  if (saved.questionnaire.id !== asked) {
    const asks = saved.questionnaire.id;
    return refuse<CannotImportAnswers>({ kind: 'otherQuestionnaire', round: saved.id, asks });
  }
  const version = await findVersion(tx, saved.questionnaire);
  return version ? accept(version) : findQuestionnaire(tx, asked);
}

function tableOf(file: Uint8Array, knownHeadings: readonly string[]): Result<SheetRows, CannotImportAnswers> {
  const table = readTable(file, { knownHeadings });
  if (!table.ok) return refuse({ kind: 'table', why: table.refusal });
  const { problems } = table.value;
  return hasErrors(problems) ? refuse({ kind: 'fileHasErrors', problems }) : accept(table.value);
}

async function programmeOf(
  tx: Tx,
  command: { readonly programme: string; readonly makesProgramme: boolean },
): Promise<Result<string, CannotImportAnswers>> {
  const known = await listProgrammes(tx);
  const found = known.find(
    (one) => one.slug === slug(command.programme) || one.name.toLowerCase() === command.programme.toLowerCase(),
  );
  if (found) return accept(found.slug);
  if (command.makesProgramme && slug(command.programme) !== '')
    return accept(await makeProgramme(tx, command.programme));
  return refuse({ kind: 'unknownProgramme', programme: command.programme, known: known.map((one) => one.slug) });
}

/** Answers are added for a programme that has none, or put in the place of all of its own. */
function mayTake(
  before: readonly AnswerSheet[],
  of: {
    readonly sheets: readonly AnswerSheet[];
    readonly group: RoundGroup & { readonly programme: string };
    readonly saved: SavedRound | null;
    readonly questionnaire: Questionnaire;
    readonly command: { readonly round: string; readonly replaces: boolean };
  },
): Result<{ readonly after: readonly AnswerSheet[]; readonly isReplaced: boolean }, CannotImportAnswers> {
  const { sheets, group, saved, questionnaire } = of;
  const { round, replaces } = of.command;
  const { programme } = group;
  const isOther = (one: { readonly programme: string | null }): boolean => one.programme !== programme;
  const after = [...before.filter(isOther), ...sheets];
  const n = before.length - before.filter(isOther).length;
  if (n === 0 || !saved) return accept({ after, isReplaced: false });
  if (!replaces) return refuse({ kind: 'answersAreThere', round, programme, n });
  const { groups, fewestShown } = saved;
  const versions = {
    before: { groups, sheets: before },
    after: { groups: groups.map((one) => (isOther(one) ? one : group)), sheets: after },
  };
  if (changesTooFew({ questionnaire, fewestShown, programme, ...versions }))
    return refuse({ kind: 'changesTooFew', round, fewest: fewestShown });
  return accept({ after, isReplaced: true });
}

function importedRound(
  { round: id, title }: { readonly round: string; readonly title?: string | undefined },
  questionnaire: Round['questionnaire'],
  of: { readonly period: Round['period']; readonly today: IsoDate },
): Round {
  return {
    id,
    title: title ?? id,
    questionnaire,
    body: null,
    period: of.period,
    layout: 'one',
    fewestShown: USUAL_FEWEST,
    lowestRate: USUAL_LOWEST_RATE,
    previous: null,
    state: 'closed',
    closedOn: of.today,
    groups: [],
  };
}
