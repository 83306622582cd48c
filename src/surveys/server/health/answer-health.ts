// A participant answers the health questionnaire. It is hers in the register: no anonymous answer, and the page says so.
import { query, useCase } from '#access/server';
import { accept, refuse } from '#kernel';
import { findProgrammeAsked, keepHealthAnswer, listPartyProgrammes } from '#participants/server';
import { answersToAsked, filledQuestionnaire, healthOf, readTyped, type CannotAnswer } from '#surveys/core';
import * as v from 'valibot';
import type { AskedSurvey } from '../open-code.ts';
import { healthQuestionnaire } from '../shipped-questionnaires.ts';
import { findHealthCode, takeHealthCode } from './health-code-store.ts';

/** What the code lets its holder answer. It tells the programme and the party, and nothing of the participant. */
export const readAskedHealth = query({
  permission: 'participant.answerHealth',
  input: v.object({ codeHash: v.string() }),
  async run(context, { codeHash }) {
    const code = await findHealthCode(context.tx, { codeHash, today: context.today });
    const slug = code && (await findProgrammeAsked(context, code));
    if (!code || !slug) return refuse<CannotAnswer>({ kind: 'noSuchCode' });
    const programmes = await listPartyProgrammes(context.tx);
    const programme = programmes.find((one) => one.slug === slug)?.name ?? slug;
    const questionnaire = filledQuestionnaire(healthQuestionnaire(code.occasion), {
      programme,
      party: context.space.name,
    });
    const asked: AskedSurvey = { questionnaire, layout: 'all', isShared: false };
    return accept(asked);
  },
});

/** The code is used up with the answer, or neither happens. */
export const answerHealth = useCase({
  permission: 'participant.answerHealth',
  action: 'participant.answerHealth',
  input: v.object({
    codeHash: v.string(),
    typed: v.record(v.string(), v.array(v.pipe(v.string(), v.maxLength(20_000)))),
  }),
  async run(context, { codeHash, typed }) {
    const code = await takeHealthCode(context.tx, { codeHash, today: context.today });
    if (!code || !(await findProgrammeAsked(context, code))) return refuse<CannotAnswer>({ kind: 'noSuchCode' });
    const questionnaire = healthQuestionnaire(code.occasion);
    const read = readTyped(questionnaire, typed);
    if (read.faults.length > 0) return refuse<CannotAnswer>({ kind: 'faults', faults: read.faults });
    const answer = healthOf(answersToAsked(questionnaire, read.answers));
    if (answer.vas === null && answer.qualityOfLife === null)
      return refuse<CannotAnswer>({ kind: 'nothingAnswered' });
    await keepHealthAnswer(context, { ...code, ...answer });
    return accept({ participation: code.participationId, occasion: code.occasion });
  },
  details: ({ value }) => value,
});
