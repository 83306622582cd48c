import { query } from '#access/server';
import { accept, refuse, type IsoDate } from '#kernel';
import { HARD_FLOOR, roundId, type CannotFindRound } from '#surveys/core';
import * as v from 'valibot';
import { countAnswersByProgramme } from './answer-store.ts';
import { countCodes } from './code-store.ts';
import { findVersion } from './questionnaire-store.ts';
import { listReminders } from './reminder-store.ts';
import { listRounds } from './round-store.ts';
import { listTexts } from './text-store.ts';

export type GroupProgress = {
  readonly programme: string | null;
  readonly offered: number | null;
  /** Null while fewer than five have answered. */
  readonly answers: number | null;
  /** Of these, typed in by staff from paper; null while one to four were, or while the answers are not told. */
  readonly onPaper: number | null;
  /** Codes for one that are not used. */
  readonly codesLeft: number;
  readonly sharedCodes: number;
  /** Free texts that the programme has not read. */
  readonly unreadTexts: number;
};

export type Reminder = { readonly remindedOn: IsoDate; readonly note: string };

/** How far a round has come, without anything that tells one answer. */
export const readProgress = query({
  permission: 'surveys.read',
  input: v.object({ round: roundId }),
  async run({ tx }, { round: id }) {
    const rounds = await listRounds(tx);
    const round = rounds.find((one) => one.id === id);
    if (!round)
      return refuse<CannotFindRound>({ kind: 'noSuchRound', round: id, known: rounds.map((one) => one.id) });
    const counts = await countAnswersByProgramme(tx, id);
    const codes = await countCodes(tx, id);
    const texts = await listTexts(tx, id);
    const groups = round.groups.map(({ programme, offered }): GroupProgress => {
      const of = <T extends { programme: string }>(list: readonly T[]): T[] =>
        list.filter((one) => one.programme === (programme ?? ''));
      const { answers = 0, onPaper = 0 } = of(counts)[0] ?? {};
      const left = (isShared: boolean): number => of(codes).find((one) => one.isShared === isShared)?.left ?? 0;
      return {
        programme,
        offered,
        answers: answers < HARD_FLOOR ? null : answers,
        onPaper: answers < HARD_FLOOR || (onPaper > 0 && onPaper < HARD_FLOOR) ? null : onPaper,
        codesLeft: left(false),
        sharedCodes: left(true),
        unreadTexts: of(texts).filter(({ state }) => state === 'unread').length,
      };
    });
    const questionnaire = await findVersion(tx, round.questionnaire);
    const released = texts.flatMap(({ programme, item, released: text }) =>
      text === null ? [] : [{ programme: programme || null, item, text }],
    );
    return accept({ round, questionnaire, groups, reminders: await listReminders(tx, id), released });
  },
});
