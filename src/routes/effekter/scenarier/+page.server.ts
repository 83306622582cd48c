import { removeScenario } from '#effects/server';
import { dayInSweden } from '#kernel';
import { isAccessRefusal, mayDo, sessionOr, stopAt } from '../../answer.ts';
import { texts } from '../texts.ts';
import { readComparedScenarios } from './scenarios.server.ts';

export async function load({ locals }) {
  const { scenarios, table, chart } = await readComparedScenarios(locals, locals.language);
  return {
    scenarios: scenarios.map(({ id, name, address, savedAt, hasChanged }) => ({
      id,
      name,
      address,
      savedOn: dayInSweden(savedAt),
      hasChanged,
    })),
    table,
    chart,
    maySave: mayDo(sessionOr(locals), 'effects.save'),
    breadcrumbs: [{ address: '/effekter', label: texts[locals.language].heading }],
  };
}

export const actions = {
  'ta-bort': async ({ locals, request }) => {
    const id = String((await request.formData()).get('id') ?? '');
    const removed = await removeScenario(sessionOr(locals), { id });
    // Removed already by somebody else: it is gone, which is what was asked for.
    if (!removed.ok && isAccessRefusal(removed.refusal)) stopAt(removed.refusal);
    return { removed: true };
  },
};
