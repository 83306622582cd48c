import { error } from '@sveltejs/kit';
import { readBodies, saveBodyMembers } from '#decisions/server';
import { gridColumns, gridRow } from '#design/core';
import { boardRoles, type BoardRole } from '#organisation/core';
import { alone } from '../../../alone.server.ts';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../../answer.ts';
import { sentGrid } from '../../../sent-grid.server.ts';
import { refusalText } from '../../refusals.ts';
import { texts, type BoardTexts } from '../../texts.ts';

async function bodyOf(locals: App.Locals, id: string) {
  const { bodies, members } = valueOr(await readBodies(sessionOr(locals), {}), (refusal: never) => refusal);
  return { body: bodies.find((one) => one.id === id && one.kind !== 'board') ?? error(404), members };
}

function columnsOf({ bodies: { grid }, roles }: BoardTexts, members: readonly { slug: string; name: string }[]) {
  return gridColumns([
    { id: 'namn', label: grid.name, kind: 'text', size: 24, isRequired: true },
    {
      id: 'uppdrag',
      label: grid.role,
      kind: 'choice',
      isRequired: true,
      options: boardRoles.map((value) => ({ value, label: roles[value] })),
    },
    {
      id: 'utsedd',
      label: grid.member,
      kind: 'choice',
      isRequired: true,
      alsoCalled: ['medlem', 'part'],
      options: members.map(({ slug, name }) => ({ value: slug, label: name })),
    },
    { id: 'fran', label: grid.from, kind: 'date', alsoCalled: ['från'] },
    { id: 'till', label: grid.to, kind: 'date', alsoCalled: ['till'] },
  ]);
}

type Member = Awaited<ReturnType<typeof bodyOf>>['body']['members'][number];

function rowsOf(members: readonly Member[]) {
  return members.map((one, place) =>
    gridRow(String(place), {
      namn: one.name,
      uppdrag: one.role,
      utsedd: one.appointedBy,
      fran: one.validFrom,
      till: one.validTo,
    }),
  );
}

export async function load({ locals, params }) {
  const words = texts[locals.language];
  const { body, members } = await bodyOf(locals, params.body);
  return {
    name: body.name,
    maySave: mayDo(sessionOr(locals), 'board.save'),
    columns: columnsOf(words, members),
    rows: rowsOf(body.members),
    people: body.members.map(({ name, role }) => `${name}, ${words.roles[role]}`),
    breadcrumbs: [
      { address: '/moten', label: words.name },
      { address: '/moten/organ', label: words.bodies.heading },
    ],
  };
}

export const actions = {
  default: ({ locals, params, request }) =>
    alone({ locals, request }, async (form) => {
      const { language } = locals;
      const words = texts[language];
      const { body, members } = await bodyOf(locals, params.body);
      const saved = new Map(body.members.map(({ name }, place) => [String(place), name]));
      const sent = sentGrid(form, {
        grid: 'sitter',
        columns: columnsOf(words, members),
        language,
        saved,
        current: rowsOf(body.members),
      });
      if (!sent.isReady) return sent.answer;
      const rows = sent.rows.map(({ values }) => ({
        name: values.namn ?? '',
        role: (values.uppdrag ?? 'boardMember') as BoardRole,
        appointedBy: values.utsedd ?? '',
        validFrom: values.fran,
        validTo: values.till,
      }));
      const done = await saveBodyMembers(sessionOr(locals), { body: body.id, members: rows });
      if (done.ok) return { done: words.bodies.grid.done(done.value.members) };
      const { refusal } = done;
      if (isAccessRefusal(refusal)) stopAt(refusal);
      const row =
        'row' in refusal ? { row: refusal.row, column: refusal.kind === 'endsBeforeStart' ? 'till' : 'utsedd' } : {};
      return sent.refuse([{ ...row, text: refusalText(refusal, language) }]);
    }),
};
