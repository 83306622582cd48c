// Corrections of what a step has said, in parts: the person, the referral, the start, the end. Nothing is erased.
import { dayInSweden } from '#kernel';
import { changePerson, correctParticipation } from '#participants/server';
import { error, redirect } from '@sveltejs/kit';
import { sessionOr } from '../../../answer.ts';
import { endOf, refused, sentForm, startOf, wordsIn, type Places, type SentForm } from '../../forms.server.ts';
import { labels, optionsOf } from '../../labels.ts';
import { readOne } from '../../one.server.ts';
import { endOptions, savedEnd, savedPerson, savedReferral, savedStart, startOptions } from '../../register-fields.ts';
import { describeQuality } from '../quality.ts';
import { partOf } from './part-of.ts';
import { texts } from '../texts.ts';

export async function load({ locals, params, url, setHeaders }) {
  const session = sessionOr(locals);
  const say = labels[locals.language];
  const part = partOf(url) ?? error(404);
  const one = await readOne(locals, params.id);
  const { participation, participant, programme, pseudonym, breadcrumbs } = one;
  setHeaders({ 'cache-control': 'no-store' });
  if (part === 'start' && participation.enrolledOn === null) error(404);
  if (part === 'slut' && participation.exitedOn === null) error(404);
  const saved = {
    person: () => savedPerson(participant, one),
    remiss: () => savedReferral(participation),
    start: () => savedStart(participation),
    slut: () => savedEnd(participation),
  }[part]();
  const end = endOptions(say, programme);
  return {
    part,
    heading: texts[locals.language].correct.heading(texts[locals.language].correct.parts[part], pseudonym),
    version: participation.version,
    today: dayInSweden(session.clock()),
    saved,
    hasAnswer: participation.answeredOn !== null,
    hasWaited: participation.waitingSince !== null,
    isDeclined: participation.declineReason !== null,
    isProtected: participant.isProtected,
    sexes: optionsOf(say.sexes),
    referrers: optionsOf(say.referrers),
    declines: optionsOf(say.declines),
    authorities: optionsOf(say.authorities),
    start: startOptions(say, programme),
    // Registered by mistake is a step of its own, not another reason.
    end: { ...end, reasons: end.reasons.filter(({ value }) => value !== 'misregistration') },
    quality: describeQuality(one, locals.language).filter((finding) => finding.part === part),
    breadcrumbs,
  };
}

const places: Places = {
  sex: { fieldId: 'kon', say: 'choose' },
  birthYear: { fieldId: 'fodelsear', say: 'number' },
  'change.referrer': { fieldId: 'remittent', say: 'choose' },
  'change.referredOn': { fieldId: 'datum', say: 'day' },
  'change.answeredOn': { fieldId: 'besked', say: 'day' },
  'change.waitingSince': { fieldId: 'kosedan', say: 'day' },
  'change.enrolledOn': { fieldId: 'datum', say: 'day' },
  'change.exitedOn': { fieldId: 'datum', say: 'day' },
  'change.consentOn': { fieldId: 'samtycke', say: 'day' },
  'change.sharedWith': { fieldId: 'delas', say: 'choose' },
  'change.incomeSupportStart': { fieldId: 'forsorjning', say: 'number' },
  'change.incomeSupportEnd': { fieldId: 'forsorjning', say: 'number' },
  'change.exitReason': { fieldId: 'orsak', say: 'choose' },
  'change.subsidyLevel': { fieldId: 'grad', say: 'number' },
  'change.occupationExtent': { fieldId: 'omfattning', say: 'number' },
};

type Change = Parameters<typeof correctParticipation>[1]['change'];

function changeOf(part: 'remiss' | 'start' | 'slut', form: SentForm): Change {
  if (part === 'remiss') {
    return {
      referrer: (form.orNull('remittent') as 'region' | null) ?? undefined,
      referrerUnit: form.orNull('enhet'),
      referredOn: form.orNull('datum'),
      municipality: form.orNull('kommun'),
      sharedWith: form.authorities('delas'),
      ...(form.has('besked') ? { answeredOn: form.orNull('besked') } : {}),
      ...(form.has('kosedan') ? { waitingSince: form.orNull('kosedan') } : {}),
      ...(form.has('nej') ? { declineReason: form.orNull('nej') as 'full' | null } : {}),
    };
  }
  if (part === 'start') {
    const { occupation, incomeSupport, education, legalBasis, ...rest } = startOf(form);
    return {
      ...rest,
      education: education || null,
      legalBasis: legalBasis || undefined,
      enrolledOn: form.text('datum'),
      occupationStart: occupation,
      incomeSupportStart: incomeSupport,
      answers: form.answers({ withEmpty: true }),
    };
  }
  const { reason, code, workAbility, occupation, incomeSupport, ...rest } = endOf(form);
  return {
    ...rest,
    exitedOn: form.text('datum'),
    exitReason: reason || undefined,
    exitCode: code,
    workAbilityAtExit: workAbility,
    occupationEnd: occupation,
    incomeSupportEnd: incomeSupport,
    answers: form.answers({ withEmpty: true }),
  };
}

export const actions = {
  default: async ({ locals, params, request, url }) => {
    const session = sessionOr(locals);
    const part = partOf(url) ?? error(404);
    const form = await sentForm(request);
    const done =
      part === 'person'
        ? await changePerson(session, await personChange(locals, params.id, form))
        : await correctParticipation(session, {
            id: params.id,
            version: form.number('version') ?? 0,
            change: changeOf(part, form),
            text: form.text('varfor'),
            textsAreRead: form.textsAreRead,
          });
    if (done.ok) redirect(303, `/deltagare/${params.id}?sparat#historik`);
    return refused(done.refusal, {
      form,
      words: wordsIn(locals.language),
      places,
      fieldOf: {
        comingDay: 'datum',
        tooEarly: 'datum',
        consentIncomplete: 'samtycke',
        subsidyWithoutWork: 'subvention',
        precisionOfOther: 'precision',
        badIdentityNumber: 'nummer',
        identityKnown: 'nummer',
        identityLocked: 'kommun',
      },
      fallback: part === 'person' ? 'kon' : 'datum',
    });
  },
};

/** Protecting an identity takes number, name and municipality away, whatever stands in their fields. */
async function personChange(locals: App.Locals, participationId: string, form: SentForm) {
  const { participation } = await readOne(locals, participationId);
  const isProtected = form.isChecked('skyddad');
  const facts = {
    id: participation.participantId,
    sex: form.text('kon') as 'female',
    birthYear: form.number('fodelsear'),
    isProtected,
  };
  return isProtected
    ? facts
    : {
        ...facts,
        municipality: form.orNull('kommun'),
        identityNumber: form.orNull('nummer'),
        workingName: form.orNull('namn'),
      };
}
