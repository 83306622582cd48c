// What the pages of signing share: a report of a year and the minutes of a meeting go out and come back the same way.
import { error, fail, redirect } from '@sveltejs/kit';
import {
  MOST_SIGNED_BYTES,
  bringBackSigned,
  publishSigned,
  readSigning,
  recordSignatures,
  withdrawSigned,
} from '#signing/server';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../answer.ts';
import { onDay, when } from '../rapporter/when.ts';
import { bringBackText, recordText } from './refusals.ts';
import { texts } from './texts.ts';

/** More signers than a board has. */
const ROWS = 24;
const EMPTY_ROWS = 2;

/** What a page signs; as the use cases take it. */
type Asked = { readonly year: number; readonly kind?: 'annual' | 'halfYear' } | { readonly meetingId: string };
type Event<Params> = { readonly locals: App.Locals; readonly params: Params; readonly request: Request };

export async function signingData({ locals, url }: { readonly locals: App.Locals; readonly url: URL }, of: Asked) {
  const { language } = locals;
  const session = sessionOr(locals);
  const read = valueOr(await readSigning(session, of), (refusal: never) => refusal);
  const { copies, locked } = read;
  const newest = locked[0] ?? null;
  return {
    maySave: mayDo(session, 'signing.save'),
    newest: newest && { version: newest.of.version, lockedOn: onDay(newest.lockedAt, language) },
    isChangedSince: read.isChangedSince,
    answer: ['tagen', 'sparad', 'publicerad', 'dold', 'uttagen'].find((one) => url.searchParams.has(one)) ?? null,
    copies: copies.map(({ found, details, publication, receivedAt, ...copy }, index) => {
      const signers = details?.signers ?? found.suggestion.signers;
      const empty = Array.from({ length: details ? 1 : EMPTY_ROWS }, () => ({ name: '', role: '', signedAt: null }));
      return {
        id: copy.id,
        version: copy.of.version,
        fileName: copy.fileName,
        sha256: copy.sha256,
        isFirst: index === 0,
        receivedAt: when(receivedAt, language),
        receivedBy: copy.receivedBy,
        extra: [...found.before, ...found.after],
        stamps: found.stamps,
        hasTrace: found.hasSeal || found.before.length + found.after.length + found.stamps.length > 0,
        hasPersonalNumber: found.suggestion.hasPersonalNumber,
        details,
        publication: publication && { ...publication, publishedAt: onDay(publication.publishedAt, language) },
        service: details?.service ?? found.suggestion.service ?? '',
        reference: details?.reference ?? found.suggestion.reference ?? '',
        rows: [...signers, ...empty].slice(0, ROWS),
      };
    }),
  };
}

/** The forms of a page of signing; `ofPage` says what the page signs. */
export function signingActions<Params>(ofPage: (params: Params) => Asked) {
  return {
    lamna: async ({ locals, params, request }: Event<Params>) => {
      const { language } = locals;
      const file = (await request.formData()).get('fil');
      const words = texts[language];
      if (!(file instanceof File) || file.name === '')
        return fail(422, refused([{ fieldId: 'fil', text: words.chooseFile }]));
      if (file.size > MOST_SIGNED_BYTES) return fail(422, refused([{ fieldId: 'fil', text: words.tooLarge }]));
      const bytes = new Uint8Array(await file.arrayBuffer());
      const of = ofPage(params);
      const taken = await bringBackSigned(sessionOr(locals), { ...of, fileName: file.name.slice(-200), bytes });
      if (taken.ok) redirect(303, '?tagen');
      if (isAccessRefusal(taken.refusal)) stopAt(taken.refusal);
      return fail(422, { ...refused([]), refusal: bringBackText(taken.refusal, language) });
    },
    uppgifter: async ({ locals, request }: Event<Params>) => {
      const { language } = locals;
      const words = texts[language];
      const form = await request.formData();
      const text = (name: string): string => String(form.get(name) ?? '').trim();
      const copyId = text('exemplar');
      const rows = Array.from({ length: ROWS }, (_, index) => ({
        name: text(`namn-${index}`),
        role: text(`roll-${index}`),
        signedAt: text(`tid-${index}`),
      }));
      const typed = {
        copyId,
        service: text('tjanst'),
        reference: text('referens'),
        rows: rows.filter((row, index) => index < 4 || row.name + row.role + row.signedAt !== ''),
      };
      const errors = [
        ...(typed.service === '' ? [{ fieldId: 'tjanst', text: words.serviceMissing }] : []),
        ...rows.flatMap(({ name, role, signedAt }, index) => [
          ...(name === '' && role + signedAt !== '' ? [{ fieldId: `namn-${index}`, text: words.nameMissing }] : []),
          ...(momentOf(signedAt) === undefined ? [{ fieldId: `tid-${index}`, text: words.badTime }] : []),
        ]),
      ];
      if (errors.length > 0) return fail(422, { ...refused(errors), typed });
      const named = rows.map((row, place) => ({ ...row, place })).filter(({ name }) => name !== '');
      const signers = named.map(({ name, role, signedAt }) => ({ name, role, signedAt: momentOf(signedAt) ?? null }));
      const saved = await recordSignatures(sessionOr(locals), {
        copyId,
        service: typed.service,
        reference: typed.reference,
        signers,
      });
      if (saved.ok) redirect(303, '?sparad');
      if (isAccessRefusal(saved.refusal)) stopAt(saved.refusal);
      const { refusal } = saved;
      const place = 'index' in refusal ? (named[refusal.index]?.place ?? 0) : 0;
      const fieldId = `${refusal.kind === 'impossibleDay' ? 'tid' : 'namn'}-${place}`;
      return fail(422, { ...refused([{ fieldId, text: recordText(refusal, language) }]), typed });
    },
    publicera: async ({ locals, request }: Event<Params>) => {
      const form = await request.formData();
      const copyId = String(form.get('exemplar') ?? '');
      const published = await publishSigned(sessionOr(locals), { copyId, showsSigned: form.get('visa') === 'ja' });
      if (published.ok) redirect(303, '?publicerad');
      if (isAccessRefusal(published.refusal)) stopAt(published.refusal);
      return fail(422, {
        ...refused([]),
        refusal: { sentence: recordText(published.refusal, locals.language), differences: [] },
      });
    },
    dolj: async ({ locals, request }: Event<Params>) => {
      const copyId = String((await request.formData()).get('exemplar') ?? '');
      const hidden = await withdrawSigned(sessionOr(locals), { copyId });
      if (hidden.ok) redirect(303, '?dold');
      if (isAccessRefusal(hidden.refusal)) stopAt(hidden.refusal);
      return error(404);
    },
  };
}

type FieldFault = { readonly fieldId: string; readonly text: string };

export function refused(errors: readonly FieldFault[]) {
  return { errors, refusal: null as { sentence: string; differences: readonly string[] } | null, typed: null };
}

/** `2026-03-14 10.12` as it is kept; null for nothing typed, undefined for what is no day. */
function momentOf(text: string): string | null | undefined {
  if (text === '') return null;
  const parts =
    /^(20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[ T]+(?:kl\.? *)?([01]?\d|2[0-3])[.:]([0-5]\d))?$/i.exec(
      text,
    );
  if (!parts) return undefined;
  return parts[2] ? `${parts[1]}T${parts[2].padStart(2, '0')}:${parts[3]}` : parts[1];
}
