import { error, fail } from '@sveltejs/kit';
import { readAgeBands } from '#followup/core';
import { openReportRound, readAgeBandSetting, readReportRounds } from '#followup/server';
import type { Goal } from '#goals/core';
import { readGoals } from '#goals/server';
import { dayInSweden, isIsoDate, yearOf } from '#kernel';
import { runsIn } from '#programmes/core';
import { readProgrammes } from '#programmes/server';
import { isAccessRefusal, sessionOr, valueOr } from '../../answer.ts';
import { deliver } from '../deliver.ts';
import { invitation, reportLink } from '../letters.ts';
import { texts } from '../texts.ts';
import { suggestedRound } from './suggested-round.ts';

export async function load({ locals }) {
  const session = sessionOr(locals);
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  const rounds = valueOr(await readReportRounds(session, {}), (refusal: never) => refusal);
  const bands = valueOr(await readAgeBandSetting(session, {}), (refusal: never) => refusal);
  const suggested = suggestedRound(dayInSweden(session.clock()));
  const latest = new Map(
    rounds
      .toReversed()
      .flatMap(({ reports }) => reports.map((one) => [one.programme, one.recipientEmail ?? ''] as const)),
  );
  return {
    suggested,
    ages: (bands.isChosen ? bands.bands : '16-29,30-49,50-64').replaceAll(',', ', '),
    programmes: programmes.map(({ slug, name, orientation, ...programme }) => ({
      slug,
      name,
      email: latest.get(slug) ?? '',
      isSuggested:
        orientation === 'individual' && runsIn({ slug, name, orientation, ...programme }, yearOf(suggested.to)),
    })),
    breadcrumbs: [{ address: '/insatsrapporter', label: texts[locals.language].heading }],
  };
}

type Fault = { readonly fieldId: string; readonly code: string; readonly of?: string };

export const actions = {
  default: async ({ locals, request, url }) => {
    const session = sessionOr(locals);
    const sent = await request.formData();
    const text = (name: string): string => String(sent.get(name) ?? '').trim();
    const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
    const chosen = programmes.filter(({ slug }) => sent.getAll('insats').includes(slug));
    const kind = text('slag');
    const [from, to, dueOn] = [text('fran'), text('till'), text('senast')];
    const ageBands = readAgeBands(text('aldrar'));
    const emails = Object.fromEntries(programmes.map(({ slug }) => [slug, text(`epost.${slug}`).slice(0, 300)]));
    const typed = {
      kind,
      from,
      to,
      dueOn,
      ages: text('aldrar').slice(0, 300),
      chosen: chosen.map(({ slug }) => slug),
      emails,
    };
    const today = dayInSweden(session.clock());
    const faults: Fault[] = [
      ...(kind === 'halfYear' || kind === 'fullYear' ? [] : [{ fieldId: 'slag', code: 'kind' }]),
      ...(isIsoDate(from) ? [] : [{ fieldId: 'fran', code: 'from' }]),
      ...(isIsoDate(to) ? [] : [{ fieldId: 'till', code: 'to' }]),
      ...(isIsoDate(from) && isIsoDate(to) && from > to ? [{ fieldId: 'till', code: 'backwards' }] : []),
      ...(isIsoDate(dueOn)
        ? dueOn < today
          ? [{ fieldId: 'senast', code: 'duePassed' }]
          : []
        : [{ fieldId: 'senast', code: 'due' }]),
      ...(ageBands ? [] : [{ fieldId: 'aldrar', code: 'ages' }]),
      ...(chosen.length > 0 ? [] : [{ fieldId: 'insatser', code: 'programmes' }]),
      ...chosen
        .filter(({ slug }) => emails[slug] && !isEmail(emails[slug]))
        .map(({ slug, name }) => ({ fieldId: `epost.${slug}`, code: 'email', of: name })),
    ];
    if (faults.length > 0 || !ageBands) return fail(422, { faults, typed });
    const goals = valueOr(await readGoals(session, {}), (refusal: never) => refusal);
    const opened = await openReportRound(session, {
      kind: kind === 'halfYear' ? 'halfYear' : 'fullYear',
      from,
      to,
      dueOn,
      ageBands,
      reports: chosen.map(({ slug }) => ({
        programme: slug,
        recipientEmail: emails[slug] || null,
        goals: goals.filter((goal) => goal.programme === slug && yearOf(goal.to) === yearOf(to)).map(askedGoal),
      })),
    });
    if (!opened.ok) {
      const { refusal } = opened;
      if (isAccessRefusal(refusal)) error(refusal.kind === 'denied' ? 403 : 422);
      const nameOf = (slug: string): string => programmes.find((one) => one.slug === slug)?.name ?? slug;
      const of = refusal.kind === 'openedAlready' ? refusal.programmes.map(nameOf).join(', ') : '';
      const code = refusal.kind === 'openedAlready' || refusal.kind === 'duePassed' ? refusal.kind : 'unknown';
      return fail(409, { faults: [{ fieldId: code === 'duePassed' ? 'senast' : 'insatser', code, of }], typed });
    }
    locals.hasSecret = true;
    const round = { kind: kind === 'halfYear' ? ('halfYear' as const) : ('fullYear' as const), from, to, dueOn };
    const links = opened.value.reports.map(({ report, programme, token }) => {
      const name = programmes.find((one) => one.slug === programme)?.name ?? programme;
      const link = reportLink(url.origin, token);
      const letter = invitation({ ...round, programme: name, association: session.space.name, link });
      return deliver({ id: report, programme: name, to: emails[programme] || null, link, letter });
    });
    return { links: await Promise.all(links) };
  },
};

function isEmail(text: string): boolean {
  return /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(text) && text.length <= 200;
}

/** What the form needs of a goal; its text and measure as they stand on the day. */
function askedGoal({ id, text, measure, unit, threshold }: Goal) {
  // Money is read from the books: the programme is asked how it went, in words.
  const isMoney = unit === 'ore';
  return {
    id,
    text: text.slice(0, 1000),
    measure: measure?.slice(0, 1000) ?? null,
    unit: isMoney ? null : (unit ?? null),
    threshold: isMoney ? null : (threshold ?? null),
  };
}
