import { query } from '#access/server';
import { accept } from '#kernel';
import * as v from 'valibot';
import { listQuestionnaires } from './questionnaire-store.ts';
import { listRounds } from './round-store.ts';

/** Every round, newest first, and every questionnaire in its newest version. */
export const readRounds = query({
  permission: 'surveys.read',
  input: v.object({}),
  async run({ tx }) {
    return accept({ rounds: await listRounds(tx), questionnaires: await listQuestionnaires(tx) });
  },
});
