// What may be shown, and the ages that are counted: the same page for the association and for a party.
import type { Session } from '#access/server';
import { formatsIn, textCell, type Language, type TableModel } from '#design/core';
import {
  AUDIENCES,
  LEAST_SENSITIVE_LIMIT,
  LIMITED_DIMENSIONS,
  limitOf,
  type DisclosurePolicy,
  type LimitedDimension,
} from '#followup/core';
import {
  readAgeBandSetting,
  readDisclosurePolicies,
  readReceiversWishes,
  saveAgeBandSetting,
  saveDisclosurePolicy,
  type RecordedDecision,
} from '#followup/server';
import { dayInSweden, isIsoDate } from '#kernel';
import { fail } from '@sveltejs/kit';
import { isAccessRefusal, mayDo, stopAt, valueOr } from '../../answer.ts';
import { faulty, sentForm, type SentForm } from '../../deltagare/forms.server.ts';
import { texts, type DecisionWords } from './texts.ts';

type Seen = { readonly session: Session; readonly language: Language };

export async function loadDecisions({ session, language }: Seen) {
  const words = texts[language];
  const { inForce, decisions } = valueOr(await readDisclosurePolicies(session, {}), (refusal: never) => refusal);
  const bands = valueOr(await readAgeBandSetting(session, {}), (refusal: never) => refusal);
  const wishes = await readReceiversWishes(session);
  const asked = wishes?.ageBands ?? null;
  const own = inForce.find(({ audience }) => audience === 'association');
  return {
    kind: session.space.kind,
    maySave: mayDo(session, 'followup.decide'),
    now: nowTable(inForce, { words, language }),
    history: decisions.length === 0 ? null : historyTable(decisions, { words, language }),
    receiver: wishes?.policy && own ? wishOf(wishes.policy, own, { words, language }) : null,
    bands: {
      ...bands,
      now: bandsInWords(bands.bands),
      asked: asked === null || asked === bands.bands ? null : bandsInWords(asked),
    },
    values: own ? valuesOf(own) : {},
  };
}

/** `16-29,30-64` as it is read: 16–29, 30–64. */
function bandsInWords(bands: string): string {
  return bands.replaceAll('-', '–').replaceAll(',', ', ');
}

/** How a count of each kind stands, for each of those who read. */
export function nowTable(
  policies: readonly DisclosurePolicy[],
  { words, language }: { readonly words: DecisionWords; readonly language: Language },
): TableModel {
  const formats = formatsIn(language);
  const limited = (policy: DisclosurePolicy, limit: number): string =>
    policy.isAsCounted ? words.asIs : words.from(limit);
  const of = (policy: DisclosurePolicy, name: LimitedDimension): string =>
    limited(policy, limitOf(policy, { measure: 'exited', dimensions: { [name]: '' } }));
  const row = (id: string, label: string, cell: (policy: DisclosurePolicy) => string) => ({
    id,
    label,
    role: 'row' as const,
    cells: policies.map((policy) => textCell(cell(policy))),
  });
  return {
    id: 'galler',
    caption: words.now,
    labelHeading: words.count,
    columns: policies.map(({ audience }) => ({ id: audience, label: words.audiences[audience], kind: 'text' })),
    rows: [
      row('open', words.kinds.open, () => words.asIs),
      ...LIMITED_DIMENSIONS.map((name) => row(name, words.kinds[name], (policy) => of(policy, name))),
      row('other', words.kinds.other, (policy) => limited(policy, policy.limit)),
      row('sensitive', words.kinds.sensitive, (policy) => limited(policy, policy.sensitiveLimit)),
      row('nobody', words.kinds.nobody, ({ showsZeros, isAsCounted }) =>
        showsZeros || isAsCounted ? words.asZero : words.hiddenToo,
      ),
      row('decision', words.kinds.decision, ({ decidedOn, reference }) =>
        decidedOn === null ? words.proposal : words.decidedOn(reference, formats.date(decidedOn)),
      ),
    ],
    remarks: [words.smallToo],
  };
}

function historyTable(
  decisions: readonly RecordedDecision[],
  { words, language }: { readonly words: DecisionWords; readonly language: Language },
): TableModel {
  const formats = formatsIn(language);
  const { columns } = words;
  return {
    id: 'tidigare',
    caption: words.history,
    labelHeading: columns.decision,
    columns: [
      { id: 'lasare', label: columns.audience, kind: 'text' },
      { id: 'dag', label: columns.day, kind: 'date' },
      { id: 'publiceringar', label: columns.period, kind: 'text' },
      { id: 'granser', label: columns.limits, kind: 'text' },
      { id: 'text', label: columns.text, kind: 'text' },
      { id: 'infort', label: columns.entered, kind: 'date' },
    ],
    rows: decisions.map((one) => ({
      id: `${one.audience}-${one.version}`,
      label: one.reference,
      role: 'row',
      cells: [
        textCell(words.audiences[one.audience]),
        textCell(one.decidedOn ?? words.proposal),
        textCell(one.period === null ? words.everyPeriod : formats.period(one.period)),
        textCell(limitsText(one, words)),
        textCell(one.text, { language: 'sv' }),
        textCell(dayInSweden(one.savedAt)),
      ],
    })),
  };
}

function limitsText(one: DisclosurePolicy, words: DecisionWords): string {
  if (one.isAsCounted) return words.asIs;
  const own = LIMITED_DIMENSIONS.flatMap((name) => {
    const limit = one.limits[name];
    return limit === undefined ? [] : [`${words.kinds[name]}: ${words.from(limit)}`];
  });
  return [words.from(one.limit), ...own].join('; ');
}

function wishOf(
  theirs: DisclosurePolicy,
  own: DisclosurePolicy,
  { words, language }: { readonly words: DecisionWords; readonly language: Language },
) {
  const isSame = theirs.reference === own.reference && theirs.decidedOn === own.decidedOn;
  const day = theirs.decidedOn === null ? '' : formatsIn(language).date(theirs.decidedOn);
  return isSame
    ? { text: words.receiverSame(theirs.reference), mayFollow: false }
    : { text: words.receiver(theirs.reference, day), mayFollow: true };
}

/** What the form shows at first: the limits in force. */
function valuesOf(policy: DisclosurePolicy): Record<string, string> {
  return {
    gemensam: String(policy.limit),
    kansliga: String(policy.sensitiveLimit),
    nollor: policy.showsZeros ? 'ja' : '',
    ...Object.fromEntries(
      LIMITED_DIMENSIONS.map((name) => [
        `grans-${name}`,
        policy.limits[name] === undefined ? '' : String(policy.limits[name]),
      ]),
    ),
  };
}

export async function saveDecision(request: Request, { session, language }: Seen) {
  const { faults, saved } = texts[language];
  const form = await sentForm(request);
  const audience = AUDIENCES.find((one) => one === form.text('lasare')) ?? 'association';
  const decidedOn = form.orNull('beslutat');
  const isAsCounted = form.isChecked('som-raknat');
  const period = { from: form.text('bara-fran'), to: form.text('bara-till') };
  const hasPeriod = period.from !== '' || period.to !== '';
  const limit = form.number('gemensam') ?? 5;
  const sensitiveLimit = form.number('kansliga') ?? LEAST_SENSITIVE_LIMIT;
  const limits = Object.fromEntries(
    LIMITED_DIMENSIONS.flatMap((name) => {
      const own = form.number(`grans-${name}`);
      return own === null ? [] : [[name, own]];
    }),
  );
  const isWithin = (value: number, least: number): boolean => value >= least && value <= 50;
  const errors = [
    ...(decidedOn !== null && !isIsoDate(decidedOn) ? [{ fieldId: 'beslutat', text: faults.day }] : []),
    ...(decidedOn !== null && isIsoDate(decidedOn) && decidedOn > dayInSweden(session.clock())
      ? [{ fieldId: 'beslutat', text: faults.comingDay }]
      : []),
    ...(isAsCounted && decidedOn === null ? [{ fieldId: 'beslutat', text: faults.dayNeeded }] : []),
    ...needed(form, 'referens', { most: 200, missing: faults.reference, long: faults.tooLong }),
    ...needed(form, 'beslutet', { most: 2000, missing: faults.text, long: faults.textTooLong }),
    ...(hasPeriod && !(isIsoDate(period.from) && isIsoDate(period.to) && period.from <= period.to)
      ? [{ fieldId: 'bara-fran', text: faults.period }]
      : []),
    ...(isWithin(limit, 0) ? [] : [{ fieldId: 'gemensam', text: faults.limit }]),
    ...Object.entries(limits).flatMap(([name, own]) =>
      isWithin(own, 0) ? [] : [{ fieldId: `grans-${name}`, text: faults.limit }],
    ),
    ...(isWithin(sensitiveLimit, LEAST_SENSITIVE_LIMIT) ? [] : [{ fieldId: 'kansliga', text: faults.sensitive }]),
  ];
  if (errors.length > 0) return faulty(form, errors);
  const done = await saveDisclosurePolicy(session, {
    audience,
    period: hasPeriod ? period : null,
    decidedOn,
    reference: form.text('referens'),
    text: form.text('beslutet'),
    isAsCounted,
    limit,
    limits,
    sensitiveLimit,
    showsZeros: form.isChecked('nollor'),
  });
  if (done.ok) return { done: saved, errors: [], typed: null };
  if (done.refusal.kind === 'denied') stopAt(done.refusal);
  return faulty(form, [{ fieldId: 'referens', text: faults.other }]);
}

function needed(
  form: SentForm,
  fieldId: string,
  { most, missing, long }: { readonly most: number; readonly missing: string; readonly long: string },
) {
  const text = form.text(fieldId, most + 1);
  if (text === '') return [{ fieldId, text: missing }];
  return text.length > most ? [{ fieldId, text: long }] : [];
}

/** Takes over what the association on this server has decided, as it stands. */
export async function followReceiver({ session, language }: Seen) {
  const { faults, saved } = texts[language];
  const wishes = await readReceiversWishes(session);
  const theirs = wishes?.policy;
  if (!theirs) return fail(409, { errors: [{ fieldId: 'referens', text: faults.other }], typed: null });
  const done = await saveDisclosurePolicy(session, { ...theirs, audience: 'association' });
  if (done.ok) return { done: saved, errors: [], typed: null };
  if (isAccessRefusal(done.refusal)) stopAt(done.refusal);
  return fail(409, { errors: [{ fieldId: 'referens', text: faults.other }], typed: null });
}

export async function saveBands(request: Request, { session, language }: Seen) {
  const words = texts[language];
  const form = await sentForm(request);
  const done = await saveAgeBandSetting(session, { bands: form.text('aldrar', 200) });
  if (done.ok) return { done: words.bands.saved, errors: [], typed: null };
  if (done.refusal.kind === 'denied') stopAt(done.refusal);
  return faulty(form, [{ fieldId: 'aldrar', text: words.faults.bands }]);
}
