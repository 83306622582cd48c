import { fail } from '@sveltejs/kit';
import { importEvents, readKinds } from '#collaboration/server';
import { textCell, type TableModel } from '#design/core';
import type { Problem } from '#kernel';
import { isAccessRefusal, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { texts, type WeekTexts } from '../texts.ts';

export async function load({ locals }) {
  const { kinds } = valueOr(await readKinds(sessionOr(locals), {}), (refusal: never) => refusal);
  const { language } = locals;
  return {
    breadcrumbs: [{ address: '/veckan', label: texts[language].heading }],
    kinds: kinds.map(({ id, name }) => ({ value: id, label: name[language] })),
  };
}

export const actions = {
  default: async ({ locals, request }) => {
    const all = texts[locals.language];
    const words = all.importing;
    const form = await request.formData();
    const pasted = String(form.get('klistrat') ?? '');
    const kind = String(form.get('slag') ?? '');
    const file = form.get('fil');
    const isFile = file instanceof File && file.size > 0;
    const typed = { pasted, kind };
    const refused = (text: string) =>
      fail(422, { typed, errors: [{ fieldId: 'klistrat', text }], problems: null, done: null });
    if (!isFile && pasted.trim() === '') return refused(words.nothing);
    const done = await importEvents(sessionOr(locals), {
      list: isFile ? new Uint8Array(await file.arrayBuffer()) : pasted,
      source: isFile ? file.name.slice(0, 200) : texts.sv.importing.paste,
      ...(kind === '' ? {} : { kind }),
    });
    if (done.ok) {
      const { added, changed, unchanged, problems } = done.value;
      const table = problems.length === 0 ? null : problemTable(problems, all, words.remarks);
      return { typed: null, errors: [], problems: table, done: words.done(added, changed, unchanged) };
    }
    const { refusal } = done;
    if (isAccessRefusal(refusal)) return stopAt(refusal);
    if (refusal.kind === 'table') return refused(words.notTable);
    if (refusal.kind === 'unknownKind') return refused(words.codes['event-kind-unknown']);
    return fail(422, {
      typed,
      errors: [{ fieldId: 'klistrat', text: words.refused }],
      problems: problemTable(refusal.problems, all, words.problems),
      done: null,
    });
  },
};

function problemTable(problems: readonly Problem[], { importing: words }: WeekTexts, caption: string): TableModel {
  const codes: Readonly<Record<string, string>> = words.codes;
  return {
    id: 'problem',
    caption,
    labelHeading: words.line,
    columns: [
      { id: 'severity', label: words.severity, kind: 'text' },
      { id: 'what', label: words.what, kind: 'text' },
    ],
    rows: problems.slice(0, 200).map(({ line, severity, code, message }, at) => ({
      id: String(at),
      label: line === null ? words.whole : String(line),
      role: 'row' as const,
      cells: [
        textCell(words.severities[severity]),
        textCell([codes[code] ?? code, quoted(message)].filter(Boolean).join(' ')),
      ],
    })),
  };
}

/** What of the list the problem is about. */
function quoted(message: string): string {
  const [, words] = /"([^"]{1,60})"/.exec(message) ?? [];
  return words === undefined ? '' : `(${words})`;
}
