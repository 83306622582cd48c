import { readProgrammes } from '#programmes/server';
import {
  readTyped,
  screenView,
  typedOf,
  type Questionnaire,
  type Screen,
  type ScreenView,
  type Typed,
} from '#surveys/core';
import { enterPaper, readProgress } from '#surveys/server';
import { error, fail } from '@sveltejs/kit';
import { isAccessRefusal, sessionOr, valueOr } from '../../../answer.ts';
import { texts } from '../../texts.ts';

async function readPaper(locals: App.Locals, id: string) {
  const session = sessionOr(locals);
  const { round, questionnaire } = valueOr(await readProgress(session, { round: id }), () => error(404));
  if (round.state === 'closed' || !questionnaire) error(404);
  return { session, round, questionnaire };
}

/** The whole sheet on one screen, whatever the round shows on the web. */
function sheetOf(questionnaire: Questionnaire, typed: Typed): ScreenView {
  const screen: Screen = { id: 'papper', items: questionnaire.items, asksSex: questionnaire.asksSex };
  const { faults } = readTyped(questionnaire, typed);
  const position = { screen, number: 1, of: 1, isFirst: false, isLast: true, faults, isSent: false };
  return screenView(questionnaire, { position, typed, language: 'sv' });
}

export async function load({ locals, params }) {
  const { session, round, questionnaire } = await readPaper(locals, params.round);
  const programmes = valueOr(await readProgrammes(session, {}), () => error(404));
  const nameOf = (slug: string): string => programmes.find((one) => one.slug === slug)?.name ?? slug;
  return {
    breadcrumbs: [
      { address: '/enkater', label: texts[locals.language].heading },
      { address: `/enkater/${round.id}`, label: round.title },
    ],
    sheet: sheetOf(questionnaire, {}),
    groups: round.groups.map(({ programme }) => ({
      value: programme ?? '',
      label: programme === null ? (round.body ?? '') : nameOf(programme),
    })),
  };
}

export const actions = {
  default: async ({ request, locals, params }) => {
    const { session, round, questionnaire } = await readPaper(locals, params.round);
    const form = await request.formData();
    const typed = typedOf(questionnaire, (name) => form.getAll(name).filter((value) => typeof value === 'string'));
    const group = form.get('grupp');
    const programme = typeof group === 'string' && group !== '' ? group : null;
    const kept = await enterPaper(session, { round: round.id, programme, typed });
    if (kept.ok) return { isSaved: true, sheet: null, group: programme ?? '' };
    const { refusal } = kept;
    if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 403 : 400);
    const sheet = sheetOf(questionnaire, typed);
    const nothing = { fieldId: sheet.questions[0]?.id ?? '', text: sheet.words.nothingAnswered };
    const faults = refusal.kind === 'nothingAnswered' ? [nothing] : sheet.faults;
    return fail(400, { isSaved: false, sheet: { ...sheet, faults }, group: programme ?? '' });
  },
};
