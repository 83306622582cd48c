import { fail } from '@sveltejs/kit';
import { type ReviewToShow, understood } from '#control/core';
import { readDocument } from '#exchange/server';
import { cannotReadDocumentText } from '#exchange/ui';
import { carry, joined, type Opened, openSent, type Refusal, reviewOf, typedCorrections } from './sent.server.ts';
import { texts as inBothLanguages } from './texts.ts';

export function load({ url }) {
  return { isTooLarge: url.searchParams.get('fel') === 'for-stor' };
}

export const actions = {
  /** A new report, from files. */
  granska: async ({ request, locals }) => {
    const texts = inBothLanguages[locals.language];
    const form = await request.formData();
    const report = await fileOf(form, 'rapport');
    if (!report) return fail(422, { errors: [{ fieldId: 'rapport', text: texts.chooseFile }] });
    const document = await readDocument(report.bytes);
    if (!document.ok) return fail(422, { refusal: refusalText(document.refusal, texts) });
    const before = await fileOf(form, 'forra-filen');
    const previous = before ? await readDocument(before.bytes) : null;
    if (previous && !previous.ok) {
      const text = refusalText(previous.refusal, texts);
      return fail(422, { errors: [{ fieldId: 'forra-filen', text: `${texts.previousRefused}. ${text}` }] });
    }
    return answer(
      { fileName: report.name, document: document.value, previous: previous?.value ?? null, corrections: [] },
      texts,
    );
  },
  /** Opens the fields of one table; nothing is changed. */
  ratta: async ({ request, locals }) => {
    const texts = inBothLanguages[locals.language];
    const form = await request.formData();
    const opened = await openSent(form);
    if (!opened.ok) return fail(422, { refusal: refusalText(opened.refusal, texts) });
    return answer(opened.value, texts, { editing: String(form.get('tabell') ?? '') });
  },
  /** Takes the corrections and reviews again. */
  igen: async ({ request, locals }) => {
    const texts = inBothLanguages[locals.language];
    const form = await request.formData();
    const opened = await openSent(form);
    if (!opened.ok) return fail(422, { refusal: refusalText(opened.refusal, texts) });
    const before = await reviewOf(opened.value);
    if (!before.ok) return fail(422, { refusal: refusalText(before.refusal, texts) });
    const { corrections, wrong } = typedCorrections(form, before.value);
    const names = Object.keys(wrong);
    if (names.length > 0) {
      const errors = names.map((fieldId) => ({ fieldId, text: texts.badNumber }));
      const editing = /^cell-(t\d+)-/.exec(names[0] ?? '')?.[1] ?? '';
      return answer(opened.value, texts, { editing, errors, typed: wrong });
    }
    return answer({ ...opened.value, corrections: joined(opened.value.corrections, corrections) }, texts);
  },
};

type Words = Parameters<typeof refusalText>[1];
type Extra = {
  readonly editing?: string;
  readonly errors?: readonly { readonly fieldId: string; readonly text: string }[];
  readonly typed?: Readonly<Record<string, string>>;
};

async function answer(opened: Opened, texts: Words, extra: Extra = {}) {
  const review = await reviewOf(opened);
  if (!review.ok) return fail(422, { refusal: refusalText(review.refusal, texts) });
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

function refusalText(refusal: Refusal, texts: { readonly tooSlow: (seconds: number) => string }): string {
  return refusal.kind === 'tooSlow' ? texts.tooSlow(refusal.seconds) : cannotReadDocumentText(refusal);
}

async function fileOf(form: FormData, name: string): Promise<{ name: string; bytes: Uint8Array } | null> {
  const file = form.get(name);
  if (!(file instanceof File) || file.name === '') return null;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
