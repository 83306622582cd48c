// Anybody tries a file: it is held to what every association here has locked. Nothing of it is kept.
import { fail } from '@sveltejs/kit';
import { cannotReadDocumentText } from '#exchange/ui';
import type { Language } from '#design/core';
import { isPublished, type Verdict } from '#signing/core';
import { MOST_SIGNED_BYTES, readPublished, verifyFile } from '#signing/server';
import { valueOr } from '../../answer.ts';
import { differenceText } from '../../signing/refusals.ts';
import { texts as signingTexts } from '../../signing/texts.ts';
import { associations, publicSession } from '../anslagstavla/board.server.ts';
import { texts } from './texts.ts';

export async function load() {
  const all = await associations();
  const lists = await Promise.all(
    all.map(async ({ name, orgNumber }) => {
      const copies = valueOr(await readPublished(await publicSession(orgNumber), {}), (refusal: never) => refusal);
      return copies.map(({ id, of, details, publication }) => ({
        id,
        association: name,
        orgNumber,
        of,
        signers: (details?.signers ?? []).map((one) => [one.name, one.role].filter(Boolean).join(', ')),
        showsSigned: publication?.showsSigned ?? false,
      }));
    }),
  );
  return { published: lists.flat() };
}

export const actions = {
  default: async ({ request, locals }) => {
    const { language } = locals;
    const words = texts[language];
    const file = (await request.formData()).get('fil');
    const wrong = (text: string) => fail(422, { errors: [{ fieldId: 'fil', text }], result: null });
    if (!(file instanceof File) || file.name === '') return wrong(words.chooseFile);
    if (file.size > MOST_SIGNED_BYTES) return wrong(words.tooLarge);
    const bytes = new Uint8Array(await file.arrayBuffer());
    let nearest: { verdict: Verdict; by: string } = { verdict: { kind: 'unknown' }, by: '' };
    for (const { name, orgNumber } of await associations()) {
      const verdict = await verifyFile(await publicSession(orgNumber), bytes);
      if (rank(verdict) > rank(nearest.verdict)) nearest = { verdict, by: name };
    }
    return { errors: [], result: shown(nearest, language) };
  },
};

function rank({ kind }: Verdict): number {
  return ['unknown', 'cannotRead', 'changed', 'sameText', 'signed', 'locked'].indexOf(kind);
}

function shown({ verdict, by }: { readonly verdict: Verdict; readonly by: string }, language: Language) {
  const words = texts[language];
  const kind = isPublished(verdict)
    ? ('success' as const)
    : verdict.kind === 'changed'
      ? ('danger' as const)
      : ('warning' as const);
  const about = { kind, more: '', count: 0, differences: [] as string[] };
  switch (verdict.kind) {
    case 'unknown':
      return { ...about, sentence: words.verdict.unknown };
    case 'cannotRead':
      return { ...about, sentence: words.verdict.cannotRead, more: cannotReadDocumentText(verdict.why, language) };
    case 'changed':
      return {
        ...about,
        sentence: words.verdict.changed(signingTexts[language].document(verdict.of), by),
        count: verdict.count,
        differences: verdict.differences.map((one) => differenceText(one, language)),
      };
    default:
      return {
        ...about,
        sentence: words.verdict[verdict.kind](signingTexts[language].document(verdict.of), by),
        more: verdict.newerVersion === null ? '' : words.newer(verdict.newerVersion),
      };
  }
}
