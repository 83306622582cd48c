import { error, fail } from '@sveltejs/kit';
import { importLedger } from '#finance/server';
import { importRefusalText } from '#finance/ui';
import { isAccessRefusal, sessionOr } from '../../answer.ts';
import { problemsTable } from './problems-table.ts';
import { texts } from './texts.ts';

export function load({ locals, url }) {
  sessionOr(locals);
  return {
    isTooLarge: url.searchParams.get('fel') === 'for-stor',
    breadcrumbs: [{ address: '/ekonomi', label: 'Ekonomi' }],
  };
}

export const actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const file = form.get('fil');
    const year = String(form.get('ar') ?? '').trim();
    const errors = [
      ...(file instanceof File && file.name !== '' ? [] : [{ fieldId: 'fil', text: texts.chooseFile }]),
      ...(/^(\d{4})?$/.test(year) ? [] : [{ fieldId: 'ar', text: texts.badYear }]),
    ];
    if (errors.length > 0 || !(file instanceof File)) return fail(422, { errors });
    const imported = await importLedger(sessionOr(locals), {
      fileName: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
      replace: form.has('ersatt'),
      acceptErrors: form.has('trots-fel'),
      openingIsZero: form.has('fran-noll'),
      ...(year === '' ? {} : { year: Number(year) }),
    });
    if (imported.ok) {
      const { problems, ...done } = imported.value;
      return { done, problems: problemsTable(problems) };
    }
    const { refusal } = imported;
    if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 403 : 422);
    const problems = refusal.kind === 'fileHasErrors' ? problemsTable(refusal.problems) : null;
    return fail(422, { refusal: importRefusalText(refusal), problems });
  },
};
