import { fail } from '@sveltejs/kit';
import { readPublished, type SharedRows } from '#collaboration/core';
import { readOffers, readSharedWork, saveSharedWork, takeOffers } from '#collaboration/server';
import { formatsIn, textCell, type Language, type TableModel } from '#design/core';
import { dayInSweden } from '#kernel';
import { alone } from '../../alone.server.ts';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { sentGrid } from '../../sent-grid.server.ts';
import { chosenYear } from '../../years.ts';
import { sentRows, workColumns, workRows } from '../work-grid.ts';
import { workTexts, type WorkTexts } from '../work-texts.ts';

export async function load({ locals, url }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const words = workTexts[language];
  const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
  const { offers, kinds } = valueOr(await readOffers(session, {}), (refusal: never) => refusal);
  const { published } = valueOr(await readSharedWork(session, { year }), (refusal: never) => refusal);
  return {
    year,
    maySave: mayDo(session, 'events.save'),
    offers: offers.map(({ id, fromName, content, state }) => ({
      id,
      from: fromName,
      state,
      date: content.date,
      name:
        content.title ||
        content.group ||
        (kinds.find((kind) => kind.id === content.kind)?.name[language] ?? content.kind),
    })),
    columns: workColumns('published', words, []),
    rows: workRows(published),
    table: published.length === 0 ? null : sideBySide(published, { words, year, language }),
    width: 'full',
  };
}

/** One row a measure, one column an association. */
function sideBySide(
  published: SharedRows['published'],
  of: { readonly words: WorkTexts; readonly year: number; readonly language: Language },
): TableModel {
  const { words, year, language } = of;
  const formats = formatsIn(language);
  const associations = [...new Set(published.map(({ association }) => association))];
  const measures = [...new Set(published.map(({ measure }) => measure))];
  const written = ({ value, unit }: SharedRows['published'][number]): string => {
    if (unit === 'share') return formats.percent(value > 1 ? value / 100 : value);
    if (unit === 'kr') return formats.kronor(Math.round(value));
    return unit === 'score' ? formats.score(value, 2) : formats.count(value);
  };
  return {
    id: 'lanet',
    caption: words.county.side(year),
    labelHeading: words.county.measure,
    columns: associations.map((label, at) => ({ id: String(at), label, kind: 'count' as const })),
    rows: measures.map((measure) => ({
      id: measure,
      label: measure,
      role: 'row' as const,
      cells: associations.map((association) => {
        const found = published.find((one) => one.association === association && one.measure === measure);
        return textCell(found ? written(found) : '');
      }),
    })),
  };
}

async function save(locals: App.Locals, year: number, rows: readonly object[]) {
  return saveSharedWork(sessionOr(locals), { topic: 'published', year, rows: [...rows] });
}

export const actions = {
  rader: ({ locals, request, url }) =>
    alone({ locals, request }, async (form) => {
      const session = sessionOr(locals);
      const { language } = locals;
      const words = workTexts[language];
      const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
      const { published } = valueOr(await readSharedWork(session, { year }), (refusal: never) => refusal);
      const columns = workColumns('published', words, []);
      const saved = new Map(
        published.map(({ association, measure }, at) => [String(at), `${association}, ${measure}`]),
      );
      const sent = sentGrid(form, { grid: 'publicerat', columns, language, saved, current: workRows(published) });
      if (!sent.isReady) return sent.answer;
      const done = await save(locals, year, sentRows(sent.rows, columns));
      if (done.ok) return { done: words.done(done.value.rows) };
      if (isAccessRefusal(done.refusal)) return stopAt(done.refusal);
      return sent.refuse([{ row: done.refusal.row, column: 'association', text: words.personalNumber }]);
    }),
  json: ({ locals, request, url }) =>
    alone({ locals, request }, async (form) => {
      const session = sessionOr(locals);
      const words = workTexts[locals.language];
      const year = chosenYear(url.searchParams.get('ar'), dayInSweden(session.clock()));
      const json = String(form.get('json') ?? '').slice(0, 200_000);
      const read = readPublished(json);
      const refused = () => fail(422, { json, jsonErrors: [{ fieldId: 'json', text: words.county.badJson }] });
      if (!read || read.length === 0) return refused();
      const { published } = valueOr(await readSharedWork(session, { year }), (refusal: never) => refusal);
      // A figure that is sent again takes the place of the one that was there.
      const kept = published.filter(
        (one) => !read.some(({ association, measure }) => association === one.association && measure === one.measure),
      );
      const done = await save(locals, year, [...kept, ...read]);
      if (done.ok) return { told: words.done(read.length) };
      return isAccessRefusal(done.refusal) && done.refusal.kind === 'denied' ? stopAt(done.refusal) : refused();
    }),
  ta: async ({ locals, request }) => {
    const words = workTexts[locals.language].county;
    const ids = (await request.formData()).getAll('id').map(String);
    const done = valueOr(await takeOffers(sessionOr(locals), { ids }), (refusal: never) => refusal);
    return { told: words.taken(done.taken) };
  },
};
