import { formatsIn } from '#design/core';
import { dayInSweden } from '#kernel';
import type { ParticipationStep } from '#participants/core';
import {
  answerReferral,
  noteReferrer,
  readPartyProgrammes,
  readParticipation,
  removeItem,
  reopenParticipation,
} from '#participants/server';
import { error } from '@sveltejs/kit';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../answer.ts';
import { codeAddress, dueAddress } from '../due-address.ts';
import { faulty, refused, sentForm, wordsIn, type Places } from '../forms.server.ts';
import { labels, optionsOf, type RegisterLabels } from '../labels.ts';
import { describeItem } from './describe-item.ts';
import { describeChanges } from './history.ts';
import { describeQuality } from './quality.ts';
import type { Part } from './ratta/part-of.ts';
import { texts as ownTexts } from './texts.ts';
import { healthTexts } from './health-texts.ts';
import { healthToAsk, openHealth, takeBackHealth } from './health.server.ts';

export async function load({ locals, params, url, setHeaders }) {
  const session = sessionOr(locals);
  const words = wordsIn(locals.language);
  const say = labels[locals.language];
  const { date } = formatsIn(locals.language);
  setHeaders({ 'cache-control': 'no-store' });
  const read = valueOr(await readParticipation(session, { id: params.id }), ({ kind }) =>
    error(kind === 'notShared' ? 403 : 404),
  );
  const programmes = valueOr(await readPartyProgrammes(session, {}), (refusal: never) => refusal);
  const nameOf = (slug: string): string => programmes.find((one) => one.slug === slug)?.name ?? slug;
  const programme = programmes.find((one) => one.slug === read.participation.programme);
  const { participation, participant } = read;
  const today = dayInSweden(session.clock());
  const maySave = mayDo(session, 'participant.save') && participant.disposedOn === null;
  const own = ownTexts[locals.language];
  const { answeredBy } = healthTexts[locals.language];
  const said = { say, words, own: own.correct, date, answeredBy, questions: programme?.questions ?? [] };
  return {
    id: params.id,
    isSaved: url.searchParams.has('sparat'),
    pseudonym: participant.pseudonym,
    workingName: read.workingName,
    identityNumber: read.identityNumber,
    isProtected: participant.isProtected,
    programme: nameOf(participation.programme),
    state: say.states[participation.state],
    consentWithdrawnOn: participant.consentWithdrawnOn && date(participant.consentWithdrawnOn),
    maySave,
    // A withdrawn consent stops everything but leaving.
    mayCorrect: maySave && participant.consentWithdrawnOn === null,
    mayExtract: mayDo(session, 'participant.extract'),
    isJoined: read.records.length > 1,
    today,
    answers: read.steps.filter(isAnswer).map((step) => ({ value: step, label: words.one.step[step] ?? step })),
    canEnrol: read.steps.includes('enrol'),
    canExit: read.steps.includes('exit'),
    canReopen: read.steps.includes('reopen'),
    canNote: participation.enrolledOn !== null || participation.referredOn !== null,
    hasReferrerLeft: participation.referrerLeftOn !== null,
    noteKinds: optionsOf(say.items).filter(({ value }) =>
      participation.state === 'exited'
        ? ['afterCare', 'followUp', 'health'].includes(value)
        : !['afterCare', 'followUp'].includes(value),
    ),
    declines: optionsOf(say.declines),
    due: read.due
      .filter(({ dueOn }, index) => dueOn <= today || index < 4)
      .map((one) => ({
        text: say.due[one.kind],
        about: one.kind === 'followUp' ? words.item.monthsOf(Number(one.about)) : one.about,
        dueOn: date(one.dueOn),
        isLate: one.dueOn < today,
        address: dueAddress(params.id, one),
        codeAddress: maySave ? codeAddress(params.id, one) : null,
      })),
    facts: factsOf(read, { say, words, date, programme }),
    quality: describeQuality({ ...read, today }, locals.language),
    items: read.items.toReversed().map((item) => ({
      id: item.id,
      address: `/deltagare/${params.id}/anteckna?slag=${item.kind}&rattar=${item.id}`,
      kind: say.items[item.kind],
      on: date(item.from),
      until: item.to && date(item.to),
      details: describeItem(item, said),
      text: item.text,
    })),
    history: read.history.toReversed().map((line, index) => ({
      key: index,
      on: date(line.on),
      what: words.one.step[line.kind] ?? words.one.step['correct'] ?? line.kind,
      actor: line.actor,
      at: line.at.slice(0, 10),
      changes: describeChanges(line, said),
      text: line.text,
    })),
    healthToAsk: maySave ? await healthToAsk(locals, read) : [],
    health: [
      ...(read.health.vas ? [words.one.healthMove(say.moves[read.health.vas].toLowerCase())] : []),
      ...(read.health.qualityOfLife
        ? [words.one.qualityMove(say.moves[read.health.qualityOfLife].toLowerCase())]
        : []),
    ],
    others: read.others.map((one) => ({
      id: one.id,
      programme: nameOf(one.programme),
      state: say.states[one.state],
      on: date(one.enrolledOn ?? one.referredOn ?? one.registeredOn),
    })),
    breadcrumbs: [{ address: '/deltagare', label: words.heading }],
  };
}

const answerSteps = ['assess', 'accept', 'putOnWaitingList', 'decline', 'withdraw'] as const;
type AnswerStep = (typeof answerSteps)[number];
const isAnswer = (step: ParticipationStep): step is AnswerStep => (answerSteps as readonly string[]).includes(step);

type Read = Extract<Awaited<ReturnType<typeof readParticipation>>, { ok: true }>['value'];
type Fact = { readonly label: string; readonly value: string };

function factsOf(
  { participation: p, participant }: Read,
  of: {
    readonly say: RegisterLabels;
    readonly words: ReturnType<typeof wordsIn>;
    readonly date: (day: string) => string;
    readonly programme: { readonly questions: readonly { readonly id: string; readonly text: string }[] } | undefined;
  },
): { readonly heading: string; readonly part: Part; readonly facts: readonly Fact[] }[] {
  const { say, words, date, programme } = of;
  const { one, enrol, exit, referral } = words;
  const list = (authorities: readonly (keyof typeof say.authorities)[]): string =>
    authorities.map((code) => say.authorities[code]).join(', ') || one.none;
  const income = (given: typeof p.incomeSupportStart): string =>
    given === null
      ? one.unknown
      : given.map(({ kind, extent }) => `${say.incomes[kind]}${extent === null ? '' : ` ${extent} %`}`).join(', ') ||
        one.none;
  const yesNo = (given: boolean | null): string => (given === null ? one.unknown : given ? words.yes : words.no);
  const known = (label: string, value: string | null | undefined): Fact[] => (value ? [{ label, value }] : []);
  const person = [
    { label: referral.sex, value: say.sexes[participant.sex] },
    { label: one.age, value: participant.birthYear === null ? one.unknown : String(participant.birthYear) },
    ...known(referral.municipality, participant.municipality),
  ];
  const referred = [
    ...known(words.from, p.referrer && `${say.referrers[p.referrer]}${p.referrerUnit ? `, ${p.referrerUnit}` : ''}`),
    ...known(referral.on, p.referredOn && date(p.referredOn)),
    ...known(one.declineReason, p.declineReason && say.declines[p.declineReason]),
    { label: one.shared, value: list(p.sharedWith) },
  ];
  const start =
    p.enrolledOn === null
      ? []
      : [
          { label: enrol.on, value: date(p.enrolledOn) },
          { label: enrol.education, value: p.education ? say.educations[p.education] : one.unknown },
          { label: enrol.occupation, value: p.occupationStart ? say.occupations[p.occupationStart] : one.unknown },
          { label: enrol.income, value: income(p.incomeSupportStart) },
          {
            label: enrol.duration,
            value: p.supportDuration
              ? (say.durations[p.supportDuration as keyof typeof say.durations] ?? p.supportDuration)
              : one.unknown,
          },
          { label: enrol.needs, value: list(p.needsFrom) },
          { label: enrol.basis, value: p.legalBasis ? say.bases[p.legalBasis] : one.unknown },
          ...(p.consentOn
            ? [{ label: one.consent, value: one.consentOf(date(p.consentOn), p.consentVersion ?? '') }]
            : []),
          ...p.overrides.map((check) => ({ label: one.overrides, value: say.checks[check] })),
          ...Object.entries(p.answers).map(([id, answer]) => ({
            label: programme?.questions.find((question) => question.id === id)?.text ?? id,
            value: answer === 'yes' ? words.yes : answer === 'no' ? words.no : answer,
          })),
        ];
  const end =
    p.exitedOn === null
      ? []
      : [
          { label: exit.on, value: date(p.exitedOn) },
          { label: exit.reason, value: p.exitReason ? say.exitReasons[p.exitReason] : one.unknown },
          ...known(exit.code, p.exitCode && say.exitCodes[p.exitCode]),
          ...known(
            exit.subsidy,
            p.subsidyKind &&
              `${say.subsidies[p.subsidyKind]}${p.subsidyLevel === null ? '' : ` ${Math.round(p.subsidyLevel * 100)} %`}`,
          ),
          ...known(exit.where, p.continuedWhere),
          { label: exit.ability, value: yesNo(p.workAbilityAtExit) },
          ...known(exit.occupation, p.occupationEnd && say.occupations[p.occupationEnd]),
          { label: exit.income, value: income(p.incomeSupportEnd) },
          { label: exit.cooperation, value: yesNo(p.strengthenedCooperation) },
          ...known(exit.track, p.track && `${p.track}: ${say.tracks[p.track]}`),
        ];
  return [
    { heading: one.facts, part: 'person' as const, facts: person },
    { heading: one.referral, part: 'remiss' as const, facts: referred },
    { heading: one.start, part: 'start' as const, facts: start },
    { heading: one.end, part: 'slut' as const, facts: end },
  ].filter(({ facts }) => facts.length > 0);
}

const answerPlaces: Places = {
  on: { fieldId: 'datum', say: 'day' },
  reason: { fieldId: 'orsak', say: 'choose' },
  answer: { fieldId: 'svar', say: 'choose' },
};

export const actions = {
  halsa: ({ locals, params, request, url }) => openHealth({ locals, id: params.id, request, origin: url.origin }),
  'halsa-tillbaka': ({ locals, params, request }) => takeBackHealth({ locals, id: params.id, request }),
  besked: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const words = wordsIn(locals.language);
    const form = await sentForm(request);
    const answer = answerSteps.find((step) => step === form.text('svar'));
    if (!answer) return faulty(form, [{ fieldId: 'svar', text: words.input.choose }]);
    if (answer === 'decline' && form.text('orsak') === '') {
      return faulty(form, [{ fieldId: 'orsak', text: words.input.choose }]);
    }
    const base = { id: params.id, on: form.text('datum') };
    const text = form.text('kommentar');
    const { textsAreRead } = form;
    const done = await answerReferral(
      session,
      answer === 'decline'
        ? { ...base, answer, reason: form.text('orsak') as 'other', text, textsAreRead }
        : answer === 'withdraw'
          ? { ...base, answer, text, textsAreRead }
          : { ...base, answer },
    );
    if (done.ok) return { done: true, errors: [], typed: null, warnings: [] };
    return refused(done.refusal, {
      form,
      words,
      places: answerPlaces,
      fieldOf: { comingDay: 'datum', tooEarly: 'datum' },
      fallback: 'svar',
    });
  },
  remittent: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const words = wordsIn(locals.language);
    const form = await sentForm(request);
    const on = form.text('remittentdag');
    const unit = form.text('enhet', 200);
    const done = await noteReferrer(
      session,
      unit === ''
        ? { what: 'left', id: params.id, on }
        : { what: 'replaced', id: params.id, on, unit, textsAreRead: form.textsAreRead },
    );
    if (done.ok) return { done: true, errors: [], typed: null, warnings: [] };
    const places: Places = { on: { fieldId: 'remittentdag', say: 'day' } };
    return refused(done.refusal, { form, words, places, fallback: 'remittentdag' });
  },
  'ta-bort': async ({ locals, request }) => {
    const words = wordsIn(locals.language);
    const form = await sentForm(request);
    const done = await removeItem(sessionOr(locals), { id: form.text('anteckning') });
    if (done.ok) return { done: true, errors: [], typed: null, warnings: [] };
    if (isAccessRefusal(done.refusal)) stopAt(done.refusal);
    return faulty(form, [{ fieldId: 'anteckningar', text: words.faults[done.refusal.kind] ?? '' }]);
  },
  angra: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const words = wordsIn(locals.language);
    const form = await sentForm(request);
    const done = await reopenParticipation(session, { id: params.id, on: dayInSweden(session.clock()), text: '' });
    if (done.ok) return { done: true, errors: [], typed: null, warnings: [] };
    return refused(done.refusal, { form, words, places: {}, fallback: 'vidare' });
  },
};
