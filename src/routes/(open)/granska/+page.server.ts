import { fail } from '@sveltejs/kit';
import { type ReviewToShow, understood } from '#control/core';
import { readDocument } from '#exchange/server';
import { cannotReadDocumentText } from '#exchange/ui';
import type { Language } from '#design/core';
import { carry, joined, type Opened, openSent, type Refusal, reviewOf, typedCorrections } from './sent.server.ts';
import { texts as inBothLanguages } from './texts.ts';

export function load({ url }) {
  return { isTooLarge: url.searchParams.get('fel') === 'for-stor' };
}

export const actions = {
  /** A new report, from files. */
  granska: async ({ request, locals }) => {
    const { language } = locals;
    const texts = inBothLanguages[language];
    const form = await request.formData();
    const report = await fileOf(form, 'rapport');
    if (!report) return fail(422, { errors: [{ fieldId: 'rapport', text: texts.chooseFile }] });
    const document = await readDocument(report.bytes);
    if (!document.ok) return fail(422, { refusal: refusalText(document.refusal, language) });
    const before = await fileOf(form, 'forra-filen');
    const previous = before ? await readDocument(before.bytes) : null;
    if (previous && !previous.ok) {
      const text = refusalText(previous.refusal, language);
      return fail(422, { errors: [{ fieldId: 'forra-filen', text: `${texts.previousRefused}. ${text}` }] });
    }
    return answer(
      { fileName: report.name, document: document.value, previous: previous?.value ?? null, corrections: [] },
      language,
    );
  },
  /** Opens the fields of one table; nothing is changed. */
  ratta: async ({ request, locals }) => {
    const { language } = locals;
    const form = await request.formData();
    const opened = await openSent(form);
    if (!opened.ok) return fail(422, { refusal: refusalText(opened.refusal, language) });
    return answer(opened.value, language, { editing: String(form.get('tabell') ?? '') });
  },
  /** Takes the corrections and reviews again. */
  igen: async ({ request, locals }) => {
    const { language } = locals;
    const form = await request.formData();
    const opened = await openSent(form);
    if (!opened.ok) return fail(422, { refusal: refusalText(opened.refusal, language) });
    const before = await reviewOf(opened.value);
    if (!before.ok) return fail(422, { refusal: refusalText(before.refusal, language) });
    const { corrections, wrong } = typedCorrections(form, before.value);
    const names = Object.keys(wrong);
    if (names.length > 0) {
      const errors = names.map((fieldId) => ({ fieldId, text: inBothLanguages[language].badNumber }));
      const editing = /^cell-(t\d+)-/.exec(names[0] ?? '')?.[1] ?? '';
      return answer(opened.value, language, { editing, errors, typed: wrong });
    }
    return answer({ ...opened.value, corrections: joined(opened.value.corrections, corrections) }, language);
  },
};

type Extra = {
  readonly editing?: string;
  readonly errors?: readonly { readonly fieldId: string; readonly text: string }[];
  readonly typed?: Readonly<Record<string, string>>;
};

async function answer(opened: Opened, language: Language, extra: Extra = {}) {
  const review = await reviewOf(opened);
  if (!review.ok) return fail(422, { refusal: refusalText(review.refusal, language) });
  const result = {
    review: shown(review.value),
    carried: await carry(opened),
    editing: extra.editing ?? '',
    typed: extra.typed ?? {},
  };
  return extra.errors ? fail(422, { ...result, errors: extra.errors }) : result;
}

/** What the page shows: tables that no rule knows stay out. */
function shown(review: ReviewToShow): ReviewToShow {
  return { ...review, tables: understood(review) };
}

function refusalText(refusal: Refusal, language: Language): string {
  return refusal.kind === 'tooSlow'
    ? inBothLanguages[language].tooSlow(refusal.seconds)
    : cannotReadDocumentText(refusal, language);
}

async function fileOf(form: FormData, name: string): Promise<{ name: string; bytes: Uint8Array } | null> {
  const file = form.get(name);
  if (!(file instanceof File) || file.name === '') return null;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
