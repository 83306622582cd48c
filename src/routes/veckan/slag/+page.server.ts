import { fail } from '@sveltejs/kit';
import { KIND_GROUPS } from '#collaboration/core';
import { readKinds, removeKind, saveKind } from '#collaboration/server';
import { textCell, type TableModel } from '#design/core';
import { slug } from '#kernel';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { texts } from '../texts.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const all = texts[language];
  const words = all.own;
  const { kinds, own } = valueOr(await readKinds(session, {}), (refusal: never) => refusal);
  const table: TableModel = {
    id: 'slag',
    caption: words.heading,
    labelHeading: words.columns.kind,
    columns: [
      { id: 'group', label: words.columns.group, kind: 'text' },
      { id: 'questions', label: words.columns.questions, kind: 'text' },
      { id: 'own', label: words.columns.own, kind: 'text' },
    ],
    rows: kinds.map(({ id, name, group, questions }) => ({
      id,
      label: name[language],
      role: 'row' as const,
      cells: [
        textCell(words.groups[group]),
        textCell(questions.map((question) => question[language]).join(' · ') || words.none),
        textCell(own.includes(id) ? words.yes : words.no),
      ],
    })),
  };
  return {
    breadcrumbs: [{ address: '/veckan', label: all.heading }],
    table,
    groups: KIND_GROUPS.map((value) => ({ value, label: words.groups[value] })),
    maySave: mayDo(session, 'events.save'),
    own: kinds.filter(({ id }) => own.includes(id)).map(({ id, name }) => ({ id, name: name[language] })),
  };
}

export const actions = {
  spara: async ({ locals, request }) => {
    const words = texts[locals.language].own;
    const form = await request.formData();
    const told = (name: string): string =>
      String(form.get(name) ?? '')
        .trim()
        .slice(0, 200);
    const lines = String(form.get('fragor') ?? '')
      .split('\n')
      .map((one) => one.trim().slice(0, 200))
      .filter(Boolean);
    const typed = {
      name: told('namn'),
      plural: told('flera'),
      english: told('engelska'),
      group: told('grupp'),
      hasGroups: form.has('grupper'),
      hasCases: form.has('arenden'),
      questions: lines.join('\n'),
    };
    const errors = [
      ...(slug(typed.name) === '' ? [{ fieldId: 'namn', text: words.needed }] : []),
      ...(lines.length > 8 ? [{ fieldId: 'fragor', text: words.tooMany }] : []),
    ];
    if (errors.length > 0) return fail(422, { typed, errors });
    const session = sessionOr(locals);
    const { kinds } = valueOr(await readKinds(session, {}), (refusal: never) => refusal);
    const before = kinds.find(({ id, name }) => id === slug(typed.name) || slug(name.sv) === slug(typed.name));
    const english = typed.english || typed.name;
    const kind = {
      id: before?.id ?? slug(typed.name),
      name: { sv: typed.name, en: english },
      plural: { sv: typed.plural || typed.name, en: english },
      group: typed.group,
      hasGroups: typed.hasGroups,
      hasCases: typed.hasCases,
      // A question that was there keeps its id, so that its marks stay its own.
      questions: lines.map(
        (sv, at) =>
          before?.questions.find((one) => one.sv === sv) ?? {
            id: `q${at + 1}${slug(sv).replaceAll('-', '').slice(0, 40)}`,
            sv,
            en: sv,
          },
      ),
    };
    const saved = await saveKind(session, { yaml: JSON.stringify(kind) });
    if (saved.ok) return { done: words.saved, typed: null, errors: [] };
    if (isAccessRefusal(saved.refusal)) return stopAt(saved.refusal);
    return fail(422, { typed, errors: [{ fieldId: 'namn', text: words.needed }] });
  },
  'ta-bort': async ({ locals, request }) => {
    const words = texts[locals.language].own;
    const id = String((await request.formData()).get('id') ?? '');
    const gone = await removeKind(sessionOr(locals), { id });
    if (gone.ok) return { done: texts[locals.language].removed, typed: null, errors: [] };
    if (isAccessRefusal(gone.refusal)) return stopAt(gone.refusal);
    return fail(422, { typed: null, errors: [{ fieldId: 'slag', text: words.inUse }] });
  },
};
