import { formatsIn } from '#design/core';
import { addDays } from '#kernel';
import { mandatesEnding, membersWithoutSeat, type BoardRole } from '#organisation/core';
import { readBoard, saveMandates } from '#organisation/server';
import { alone } from '../../alone.server.ts';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { sentGrid } from '../../sent-grid.server.ts';
import { texts } from '../texts.ts';
import { mandateColumns, mandateRows, mandatesTable, whoIs } from './board.ts';

const HALF_A_YEAR = 183;

export async function load({ locals }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const { today, members, mandates } = valueOr(await readBoard(session, {}), (refusal: never) => refusal);
  const ending = mandatesEnding(mandates, { from: today, to: addDays(today, HALF_A_YEAR) });
  return {
    maySave: mayDo(session, 'organisation.save'),
    hasMembers: members.length > 0,
    columns: mandateColumns(words, members),
    rows: mandateRows(mandates),
    table: mandatesTable({ mandates, members, words }),
    lacks:
      mandates.length === 0
        ? []
        : membersWithoutSeat(members, mandates, today).map(({ member, lacks }) =>
            words.board.lacks[lacks](member.name),
          ),
    ending: ending.map((mandate) =>
      words.board.ending(
        whoIs(mandate, { words, members }),
        formatsIn(locals.language).date(mandate.validTo ?? today),
      ),
    ),
    breadcrumbs: [{ address: '/organisation', label: words.heading }],
  };
}

export const actions = {
  default: ({ locals, request }) =>
    alone({ locals, request }, async (form) => {
      const session = sessionOr(locals);
      const words = texts[locals.language];
      const { members, mandates: before } = valueOr(await readBoard(session, {}), (refusal: never) => refusal);
      const saved = new Map(before.map((mandate, place) => [String(place), whoIs(mandate, { words, members })]));
      const columns = mandateColumns(words, members);
      const sent = sentGrid(form, {
        grid: 'mandat',
        columns,
        language: locals.language,
        saved,
        current: mandateRows(before),
      });
      if (!sent.isReady) return sent.answer;
      const mandates = sent.rows.map(({ values }) => ({
        name: values.namn,
        role: (values.uppdrag ?? 'boardMember') as BoardRole,
        appointedBy: values.utsedd ?? '',
        validFrom: values.fran,
        validTo: values.till,
      }));
      const done = await saveMandates(session, { mandates });
      if (done.ok) return { done: words.board.done(done.value.mandates) };
      if (isAccessRefusal(done.refusal)) stopAt(done.refusal);
      const { kind, row } = done.refusal;
      const column = { unknownAppointer: 'utsedd', endsBeforeStart: 'till', twoAtOnce: 'uppdrag' }[kind];
      return sent.refuse([{ row, column, text: words.board.faults[kind] }]);
    }),
};
