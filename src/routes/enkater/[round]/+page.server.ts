import { countCell, formatsIn, textCell, type TableModel } from '#design/core';
import { printedCode } from '#surveys/core';
import { changeOffered, closeRound, makeCodes, makeTextLink, noteReminder, readProgress } from '#surveys/server';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isAccessRefusal, sessionOr, valueOr } from '../../answer.ts';
import { texts } from '../texts.ts';
import { qrOf } from './qr.server.ts';
import { readResultsPage } from './results.server.ts';

export async function load({ locals, params, url }) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const own = words.one;
  const progress = valueOr(await readProgress(session, { round: params.round }), () => error(404));
  const { round, groups, questionnaire } = progress;
  const programme = url.searchParams.get('insats');
  const page = await readResultsPage(session, { round: round.id, programme, language: locals.language });
  const nameOf = (slug: string | null): string =>
    slug === null ? (round.body ?? own.whole) : (page.names.get(slug) ?? slug);
  const table: TableModel = {
    id: 'progress',
    caption: own.progress,
    labelHeading: own.group,
    columns: [
      { id: 'answers', label: own.answers, kind: 'count' },
      { id: 'paper', label: own.onPaper, kind: 'count' },
      { id: 'offered', label: own.offered, kind: 'count' },
      { id: 'left', label: own.codesLeft, kind: 'count' },
      { id: 'shared', label: own.shared, kind: 'count' },
    ],
    rows: groups.map((group) => ({
      id: group.programme ?? 'alla',
      label: nameOf(group.programme),
      role: 'row',
      cells: [
        group.answers === null ? textCell(own.fewerThanFive) : countCell(group.answers),
        group.onPaper === null ? textCell(own.fewerThanFive) : countCell(group.onPaper),
        countCell(group.offered),
        countCell(group.codesLeft),
        countCell(group.sharedCodes),
      ],
    })),
  };
  const address = `/enkater/${round.id}`;
  const { period, percent } = formatsIn(locals.language);
  const itemName = (id: string): string => questionnaire?.items.find((item) => item.id === id)?.short ?? id;
  const isLow = page.highestRate > 0 && page.highestRate < round.lowestRate;
  return {
    breadcrumbs: [{ address: '/enkater', label: words.heading }],
    round: { id: round.id, title: round.title, state: round.state, period: period(round.period) },
    progress: table,
    groups: groups.map((group) => ({ value: group.programme ?? '', label: nameOf(group.programme) })),
    reminders: progress.reminders,
    results: {
      table: page.table,
      chart: page.chart,
      bySex: page.bySex,
      changes: page.changes,
      elsewhere: page.elsewhere,
      isAnyShown: page.isAnyShown,
      isTotalHidden: page.isTotalHidden,
      lowRate: isLow ? own.lowRate(percent(page.highestRate), percent(round.lowestRate)) : null,
    },
    tabs:
      page.groups.length > 1
        ? [{ address, label: own.whole, isCurrent: programme === null }].concat(
            page.groups.map(({ slug, name }) => ({
              address: `${address}?insats=${slug}`,
              label: name,
              isCurrent: programme === slug,
            })),
          )
        : [],
    download: `${address}/tabell${programme === null ? '' : `?insats=${programme}`}`,
    texts: progress.released
      .filter((text) => programme === null || text.programme === programme)
      .map((text) => ({
        from: groups.length > 1 ? `${itemName(text.item)}, ${nameOf(text.programme)}` : itemName(text.item),
        text: text.text,
      })),
    unread: groups
      .filter((group) => group.unreadTexts > 0 && (programme === null || group.programme === programme))
      .map((group) => ({
        value: group.programme ?? '',
        label:
          groups.length > 1
            ? `${nameOf(group.programme)}: ${own.unread(group.unreadTexts)}`
            : own.unread(group.unreadTexts),
      })),
  };
}

export const actions = {
  koder: async (event) => {
    const { session, own, text } = await asked(event);
    const isShared = text('slag') === 'delad';
    const count = isShared ? 1 : Number(text('antal'));
    if (!Number.isInteger(count) || count < 1 || count > 1000) {
      return fail(400, {
        errors: [{ fieldId: 'antal', text: own.badCount }],
        typed: { antal: text('antal'), grupp: text('grupp') },
      });
    }
    const programme = text('grupp') === '' ? null : text('grupp');
    const made = await makeCodes(session, { round: event.params.round, programme, count, isShared });
    if (!made.ok) return refused(event, made.refusal, { fieldId: 'grupp', text: own.unknownGroup });
    event.locals.hasSecret = true;
    const { origin, host } = event.url;
    return {
      codes: made.value.map((code) => ({ code: printedCode(code), qr: qrOf(`${origin}/svara?kod=${code}`) })),
      address: `${host}/svara`,
    };
  },
  paminn: async (event) => {
    const { session, own, text } = await asked(event);
    if (text('hur') === '') return fail(400, { errors: [{ fieldId: 'hur', text: own.noteNeeded }] });
    const noted = await noteReminder(session, { round: event.params.round, note: text('hur').slice(0, 500) });
    if (!noted.ok) return refused(event, noted.refusal, { fieldId: 'hur', text: own.goneMeanwhile });
    redirect(303, `/enkater/${event.params.round}`);
  },
  tillfragade: async (event) => {
    const { session, own, text } = await asked(event);
    const offered = Number(text('tillfragade'));
    if (!Number.isSafeInteger(offered) || offered < 1) {
      return fail(400, {
        errors: [{ fieldId: 'tillfragade', text: own.badOffered }],
        wanted: { group: text('tillfragad'), offered: text('tillfragade') },
      });
    }
    const programme = text('tillfragad') === '' ? null : text('tillfragad');
    const changed = await changeOffered(session, { round: event.params.round, programme, offered });
    if (!changed.ok) return refused(event, changed.refusal, { fieldId: 'tillfragade', text: own.goneMeanwhile });
    redirect(303, `/enkater/${event.params.round}`);
  },
  stang: async (event) => {
    const { session, own, text } = await asked(event);
    if (text('saker') !== 'ja') return fail(400, { errors: [{ fieldId: 'saker', text: own.sureNeeded }] });
    const closed = await closeRound(session, { round: event.params.round });
    if (!closed.ok) return refused(event, closed.refusal, { fieldId: 'saker', text: own.goneMeanwhile });
    redirect(303, `/enkater/${event.params.round}`);
  },
  textlank: async (event) => {
    const { session, own, text } = await asked(event);
    const programme = text('grupp') === '' ? null : text('grupp');
    const made = await makeTextLink(session, { round: event.params.round, programme });
    if (!made.ok) return refused(event, made.refusal, { fieldId: 'textgrupp', text: own.unknownGroup });
    event.locals.hasSecret = true;
    return { textLink: `${event.url.origin}/svara/texter/${made.value.token}` };
  },
};

async function asked(event: RequestEvent) {
  const form = await event.request.formData();
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return { session: sessionOr(event.locals), own: texts[event.locals.language].one, text };
}

function refused(
  _: RequestEvent,
  refusal: { readonly kind: string },
  fault: { readonly fieldId: string; readonly text: string },
) {
  if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 403 : 400);
  if (refusal.kind === 'noSuchRound') error(404);
  return fail(400, { errors: [fault], wanted: null });
}
