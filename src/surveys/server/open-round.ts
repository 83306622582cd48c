import { useCase } from '#access/server';
import { accept, refuse } from '#kernel';
import { listProgrammes } from '#programmes/server';
import { RoundInput, type CannotOpenRound } from '#surveys/core';
import { findQuestionnaire, keepQuestionnaire } from './questionnaire-store.ts';
import { findRound, insertRound } from './round-store.ts';

/** Opens a round for answers; the questionnaire is kept as it is asked. */
export const openRound = useCase({
  permission: 'surveys.save',
  action: 'surveys.openRound',
  input: RoundInput,
  async run({ tx }, command) {
    if (await findRound(tx, command.id)) return refuse<CannotOpenRound>({ kind: 'roundExists', round: command.id });
    const questionnaire = await findQuestionnaire(tx, command.questionnaire);
    if (!questionnaire.ok) return questionnaire;
    const known = (await listProgrammes(tx)).map(({ slug }) => slug);
    const unknown = command.groups.find(({ programme }) => programme !== null && !known.includes(programme));
    if (unknown?.programme)
      return refuse<CannotOpenRound>({ kind: 'unknownProgramme', programme: unknown.programme, known });
    const { id, version } = questionnaire.value;
    await keepQuestionnaire(tx, questionnaire.value);
    const { from, to, ...rest } = command;
    await insertRound(tx, {
      ...rest,
      period: { from, to },
      questionnaire: { id, version },
      state: 'open',
      closedOn: null,
    });
    return accept({ round: command.id, questionnaire: id, version });
  },
  details: ({ value }) => value,
});
