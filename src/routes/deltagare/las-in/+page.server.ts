// A file, its columns, what is wrong with it, and the choice to save: the file goes along in the form, so nothing is kept
// on the server before that.
import { textCell, type TableModel } from '#design/core';
import { readTable } from '#exchange/core';
import type { Problem } from '#kernel';
import { EXTRA_COLUMNS, IMPORT_COLUMNS, importHeadings, importProblemText, suggestMapping } from '#participants/core';
import { importParticipations, type ImportedParticipations } from '#participants/server';
import { fail } from '@sveltejs/kit';
import { isAccessRefusal, sessionOr, stopAt } from '../../answer.ts';
import { sentForm, type SentForm } from '../forms.server.ts';
import { labels, optionsOf } from '../labels.ts';
import { tabsOf } from '../tabs.ts';
import { texts as registerTexts } from '../texts.ts';
import { texts } from './texts.ts';

const MOST_BYTES = 5_000_000;
const MOST_SHOWN = 200;
const columns = [...IMPORT_COLUMNS, ...EXTRA_COLUMNS];

export function load({ locals, setHeaders }) {
  const session = sessionOr(locals);
  setHeaders({ 'cache-control': 'no-store' });
  return {
    tabs: tabsOf(session, registerTexts[locals.language], '/deltagare/las-in'),
    authorities: optionsOf(labels[locals.language].authorities).filter(({ value }) => value !== session.employer),
  };
}

type Sent = { readonly bytes: Uint8Array; readonly fileName: string; readonly form: SentForm };

async function sentFile(request: Request): Promise<Sent | 'noFile' | 'tooLarge'> {
  const data = await request.formData();
  const form = await sentForm(new Request(request.url, { method: 'POST', body: withoutFiles(data) }));
  const file = data.get('fil');
  if (file instanceof File && file.size > 0) {
    if (file.size > MOST_BYTES) return 'tooLarge';
    return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name.slice(0, 120), form };
  }
  const kept = data.get('innehall');
  if (typeof kept !== 'string' || kept === '') return 'noFile';
  if (kept.length > MOST_BYTES * 1.4) return 'tooLarge';
  return { bytes: new Uint8Array(Buffer.from(kept, 'base64')), fileName: form.text('filnamn', 120), form };
}

/** Only the small fields. */
function withoutFiles(data: FormData): FormData {
  const fields = new FormData();
  for (const [name, value] of data) {
    if (typeof value === 'string' && name !== 'innehall') fields.append(name, value);
  }
  return fields;
}

/** The columns that were matched by hand. */
function mappingOf(form: SentForm): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap((column) => {
      const heading = form.text(`kolumn-${column}`, 500);
      return heading === '' ? [] : [[column, heading]];
    }),
  );
}

function view({ bytes, fileName, form }: Sent, language: App.Locals['language'], done: ImportedParticipations) {
  const words = texts[language];
  const table = readTable(bytes, { knownHeadings: importHeadings });
  const header = table.ok ? table.value.header : [];
  const mapping: Readonly<Record<string, string | undefined>> = { ...suggestMapping(header), ...mappingOf(form) };
  const wrong = new Set(done.problems.flatMap(({ severity, line }) => (severity === 'error' ? [line] : []))).size;
  const problems: TableModel = {
    id: 'fel',
    caption: words.problems,
    labelHeading: words.line,
    columns: [
      { id: 'grad', label: words.severity, kind: 'text' },
      { id: 'vad', label: words.what, kind: 'text' },
      { id: 'kod', label: words.code, kind: 'text' },
    ],
    rows: done.problems.slice(0, MOST_SHOWN).map((one, index) => ({
      id: String(index),
      label: one.line === null ? words.whole : String(one.line),
      role: 'row',
      cells: [
        textCell(words.severities[one.severity]),
        textCell(language === 'sv' ? saidInSwedish(one) : one.message, language === 'sv' ? {} : { language: 'en' }),
        textCell(one.code),
      ],
    })),
    remarks: done.problems.length > MOST_SHOWN ? [words.more(done.problems.length - MOST_SHOWN)] : [],
  };
  return {
    file: { name: fileName, content: Buffer.from(bytes).toString('base64') },
    columns: columns.map((column) => ({
      id: column,
      label: words.columns[column],
      value: mapping[column] ?? '',
    })),
    headings: header.map((heading) => ({ value: heading, label: heading })),
    counts: words.counts(done.rows, wrong),
    hasErrors: wrong > 0,
    visibleTo: visibleSentence(done.visibleTo, language),
    isHidden: done.visibleTo.length === 0,
    problems,
    chosen: { creates: form.isChecked('skapa'), skips: form.isChecked('hoppa'), shared: form.all('delas') },
  };
}

function visibleSentence(visibleTo: ImportedParticipations['visibleTo'], language: App.Locals['language']): string {
  const words = texts[language];
  const names = visibleTo.map((one) => labels[language].authorities[one]).join(', ');
  return names === '' ? words.seenByNobody : words.seenBy(names);
}

function saidInSwedish({ code, message }: Problem): string {
  const [where] = /^\w+(?: "[^"]*")?(?=: )/.exec(message) ?? [];
  const sentence = importProblemText(code);
  return sentence === null ? message : where ? `${where}: ${sentence}` : sentence;
}

async function run({ locals, request }: { locals: App.Locals; request: Request }, isDryRun: boolean) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const sent = await sentFile(request);
  if (typeof sent === 'string') return fail(422, { fault: words.faults[sent] });
  const { form } = sent;
  const done = await importParticipations(session, {
    file: sent.bytes,
    mapping: mappingOf(form),
    createsProgrammes: form.isChecked('skapa'),
    skipsBadRows: form.isChecked('hoppa'),
    isDryRun,
    sharedWith: form.authorities('delas'),
  });
  if (!done.ok) {
    if (isAccessRefusal(done.refusal)) stopAt(done.refusal);
    const fault = done.refusal.kind === 'table' ? done.refusal.sentence : words.faults.other;
    return fail(422, { fault });
  }
  const shown = view(sent, locals.language, done.value);
  const isRefused = !isDryRun && shown.hasErrors && !form.isChecked('hoppa');
  if (isDryRun) return { view: shown };
  return isRefused
    ? fail(422, { view: shown, isRefused })
    : { saved: done.value.imported, visibleTo: shown.visibleTo, isHidden: shown.isHidden };
}

export const actions = {
  las: (event) => run(event, true),
  spara: (event) => run(event, false),
};
