import { error, fail, redirect } from '@sveltejs/kit';
import type { Language } from '#design/core';
import { halfYearSpan, sectionStatuses, wordDiff } from '#reports/core';
import {
  commentOnSection,
  readReport,
  readWorkshop,
  saveReportHead,
  saveReportText,
  saveSectionState,
  setTextAside,
  settleSectionComment,
} from '#reports/server';
import { isAccessRefusal, sessionOr, valueOr } from '../../answer.ts';
import { reportAddress, sectionAddress } from '../addresses.ts';
import { mayOf } from '../may.ts';
import { texts } from '../texts.ts';
import { findIn, withFigure, withLink } from './drafts.ts';
import { addressed, textForm } from './forms.server.ts';
import { workshopData } from './workshop-data.ts';
import { reportParam } from '../report-param.server.ts';

export async function load({ locals, params, url }) {
  const session = sessionOr(locals);
  const { language } = locals;
  const year = params.year;
  const of = reportParam(year);
  const read = valueOr(await readWorkshop(session, of), () => error(404));
  const chosen = url.searchParams.get('avsnitt');
  return {
    ...(workshopData(read, { chosen, language }) ?? error(404)),
    span: halfYearSpan(read.report.finance.ledger.period),
    savedDay: url.searchParams.get('dag'),
    width: 'full' as const,
    may: mayOf(session),
    answer: answerOf(url.searchParams, language),
    /** A comment that is sent twice is one. */
    commentId: crypto.randomUUID(),
  };
}

type Answer = { readonly place: 'text' | 'state' | 'comments'; readonly heading: string };

/** What the last press did, told where it was pressed. */
function answerOf(search: URLSearchParams, language: Language): Answer | null {
  const words = texts[language];
  const version = (name: string): number | null => Number(search.get(name)) || null;
  const [saved, keptTheirs] = [version('sparad'), version('deras')];
  if (saved) return { place: 'text', heading: words.saved(saved) };
  if (keptTheirs) return { place: 'text', heading: words.conflict.keptTheirs(keptTheirs) };
  const status = sectionStatuses.find((one) => one === search.get('lage'));
  if (status) return { place: 'state', heading: words.state.saved(words.state.status[status]) };
  const did = search.get('kommentar');
  const { sent, resolvedNow, reopened } = words.comments;
  const heading = did === 'sparad' ? sent : did === 'avbockad' ? resolvedNow : did === 'oppen' ? reopened : null;
  return heading === null ? null : { place: 'comments', heading };
}

export const actions = {
  dag: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const of = reportParam(params.year);
    const at = String((await request.formData()).get('dag') ?? '').trim();
    const { head } = valueOr(await readReport(session, of), () => error(404)).material;
    const { registerNumber, signers } = head;
    const datedOn = head.datedOn < at ? at : head.datedOn;
    const saved = await saveReportHead(session, {
      ...of,
      at,
      registerNumber,
      datedOn,
      signers: signers && [...signers],
    });
    if (saved.ok) redirect(303, `${reportAddress(params.year)}?dag=${at}`);
    if (saved.refusal.kind === 'denied') error(403);
    return fail(422, { day: at });
  },
  spara: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const year = params.year;
    const { sectionId, markdown, basedOn, theirVersion, decided } = textForm(await request.formData());
    const of = { ...reportParam(year), sectionId, markdown };
    const saved =
      decided === 'deras'
        ? await setTextAside(session, { ...of, theirVersion })
        : await saveReportText(session, { ...of, basedOn: decided === 'min' ? theirVersion : basedOn });
    if (saved.ok) {
      const did = decided === 'deras' ? 'deras' : 'sparad';
      redirect(303, `${sectionAddress({ year, sectionId })}&${did}=${saved.value.version}`);
    }
    const { refusal } = saved;
    if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 403 : 422);
    const { theirs, version } = refusal;
    const words = wordDiff({ before: markdown, after: theirs });
    return fail(409, { conflict: { mine: markdown, basedOn, theirs, version, words } });
  },
  /** Without script: the figures that fit the words, with the text as it stands in the box. */
  sok: async ({ locals, params, request }) => findIn(await written({ locals, params, request })),
  infoga: async ({ locals, params, request }) => withFigure(await written({ locals, params, request })),
  lanka: async ({ locals, params, request }) => withLink(await written({ locals, params, request })),
  lage: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { year, of, sectionId } = addressed(params, form);
    const status = sectionStatuses.find((one) => one === form.get('lage')) ?? error(422);
    const owner = String(form.get('ansvarig') ?? '').trim() || null;
    const saved = await saveSectionState(sessionOr(locals), { ...of, sectionId, status, owner });
    valueOr(saved, (refusal: never) => refusal);
    redirect(303, `${sectionAddress({ year, sectionId })}&lage=${status}`);
  },
  kommentera: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const form = await request.formData();
    const { year, of, sectionId } = addressed(params, form);
    const words = String(form.get('kommentar') ?? '').trim();
    const answersId = String(form.get('svar-pa') ?? '') || null;
    const refused = (sentence: string) => fail(422, { comment: { answersId, words, sentence } });
    const { missing, tooLong, gone } = texts[locals.language].comments;
    if (words === '') return refused(missing);
    if (words.length > 4000) return refused(tooLong);
    const id = String(form.get('id') ?? '');
    const sent = await commentOnSection(session, { id, ...of, sectionId, answersId, words });
    if (!sent.ok && !isAccessRefusal(sent.refusal)) return refused(gone);
    valueOr(sent, () => error(422));
    redirect(303, `${sectionAddress({ year, sectionId })}&kommentar=sparad#kommentarer`);
  },
  avbocka: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { year, sectionId } = addressed(params, form);
    const isResolved = form.get('oppna') === null;
    const id = String(form.get('id') ?? '');
    valueOr(await settleSectionComment(sessionOr(locals), { id, isResolved }), () => error(404));
    const did = isResolved ? 'avbockad' : 'oppen';
    redirect(303, `${sectionAddress({ year, sectionId })}&kommentar=${did}#kommentarer`);
  },
};

/** The text in the box with the report that its figures come from. Nothing is saved. */
async function written(event: {
  readonly locals: App.Locals;
  readonly params: { readonly year: string };
  readonly request: Request;
}) {
  const session = sessionOr(event.locals);
  const form = await event.request.formData();
  const { report } = valueOr(await readWorkshop(session, reportParam(event.params.year)), () => error(404));
  return { ...textForm(form), form, material: report.material };
}
