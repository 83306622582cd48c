import { missingPoints, STATUTE_POINTS, statutesOn } from '#decisions/core';
import { readStatutes, saveStatutes } from '#decisions/server';
import { mayDo, sessionOr, valueOr } from '../../answer.ts';
import { answerOf, fileOf, readForm } from '../board-forms.server.ts';
import { texts } from '../texts.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const { versions, today } = valueOr(await readStatutes(session, {}), (refusal: never) => refusal);
  const asked = versions.find(({ version }) => String(version) === url.searchParams.get('version'));
  const shown = asked ?? statutesOn(versions, today) ?? versions[0] ?? null;
  return {
    versions,
    shown,
    missing: shown ? missingPoints(shown.points).length : 0,
    isTooLarge: url.searchParams.get('fel') === 'for-stor',
    maySave: mayDo(session, 'board.save'),
    breadcrumbs: [{ address: '/moten', label: texts[locals.language].name }],
  };
}

export const actions = {
  default: async ({ locals, request }) => {
    const { language } = locals;
    const sent = await readForm(request);
    const { text } = sent;
    const points = Object.fromEntries(
      STATUTE_POINTS.map((_, index) => [String(index + 1), text(`punkt.${index + 1}`)]).filter(
        ([, words]) => words !== '',
      ),
    );
    const done = await saveStatutes(sessionOr(locals), {
      validFrom: text('galler'),
      decided: text('beslutat'),
      points,
      noticeDays: text('dagar') === '' ? null : /^\d{1,2}$/.test(text('dagar')) ? Number(text('dagar')) : -1,
      file: await fileOf(sent.form),
    });
    const fields = { validFrom: 'galler', decided: 'beslutat', noticeDays: 'dagar' } as const;
    return answerOf(done, { language, sent, done: ({ version }) => texts[language].statutes.saved(version), fields });
  },
};
