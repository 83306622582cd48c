import { error, fail } from '@sveltejs/kit';
import { importLedger } from '#finance/server';
import { importRefusalText } from '#finance/ui';
import type { Language } from '#design/core';
import { isAccessRefusal, sessionOr } from '../../answer.ts';
import { texts as financeTexts } from '../texts.ts';
import { problemsTable } from './problems-table.ts';
import { texts } from './texts.ts';

export function load({ locals, url }) {
  sessionOr(locals);
  return {
    isTooLarge: url.searchParams.get('fel') === 'for-stor',
    breadcrumbs: [{ address: '/ekonomi', label: financeTexts[locals.language].heading }],
  };
}

export const actions = {
  default: async ({ locals, request }) => {
    const { language } = locals;
    const form = await request.formData();
    const year = String(form.get('ar') ?? '').trim();
    const sent = await whatWasSent(form, language);
    const errors = [...sent.errors, ...yearErrors({ year, isPasted: sent.isPasted, language })];
    // Errors come back with what was pasted, so that nothing has to be copied twice.
    const typed = { pasted: String(form.get('klistrat') ?? ''), year };
    if (errors.length > 0) return fail(422, { errors, typed });
    const imported = await importLedger(sessionOr(locals), {
      fileName: sent.fileName,
      bytes: sent.bytes,
      isPasted: sent.isPasted,
      replace: form.has('ersatt'),
      acceptErrors: form.has('trots-fel'),
      openingIsZero: form.has('fran-noll'),
      ...(year === '' ? {} : { year: Number(year) }),
    });
    if (imported.ok) {
      const { problems, ...done } = imported.value;
      return { done, problems: problemsTable(problems, language) };
    }
    const { refusal } = imported;
    if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 403 : 422);
    const problems = refusal.kind === 'fileHasErrors' ? problemsTable(refusal.problems, language) : null;
    return fail(422, { refusal: importRefusalText(refusal, language), problems, typed });
  },
};

type Sent = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly isPasted: boolean;
  readonly errors: readonly { readonly fieldId: string; readonly text: string }[];
};

/** A file, or a table that was pasted; exactly one of them. */
async function whatWasSent(form: FormData, language: Language): Promise<Sent> {
  const words = texts[language];
  const file = form.get('fil');
  const pasted = String(form.get('klistrat') ?? '');
  const isPasted = pasted.trim() !== '';
  if (file instanceof File && file.name !== '') {
    const errors = isPasted ? [{ fieldId: 'klistrat', text: words.oneOfThem }] : [];
    return { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()), isPasted: false, errors };
  }
  const errors = isPasted ? [] : [{ fieldId: 'fil', text: words.chooseFile }];
  return { fileName: words.pastedName, bytes: new TextEncoder().encode(pasted), isPasted, errors };
}

function yearErrors(sent: { year: string; isPasted: boolean; language: Language }): Sent['errors'] {
  const { year, isPasted, language } = sent;
  const words = texts[language];
  if (year === '') return isPasted ? [{ fieldId: 'ar', text: words.yearNeeded }] : [];
  return /^\d{4}$/.test(year) ? [] : [{ fieldId: 'ar', text: words.badYear }];
}
