// The rules of quality in English; the Swedish words are the rules' own. And where each is mended.
import { inBoth } from '#design/core';
import { QUALITY_RULES, type QualityCode, type QualityRule } from '#participants/core';
import type { Part } from './[id]/ratta/part-of.ts';

type Words = Readonly<Record<QualityCode, readonly [says: string, guidance: string]>>;

const rules: readonly QualityRule[] = QUALITY_RULES;
const sv = Object.fromEntries(rules.map(({ code, says, guidance }) => [code, [says, guidance]])) as unknown as Words;

export const qualityWords = inBoth<Words>(sv, {
  'exit-before-start': ['The end is before the enrolment.', 'Correct the day that is wrong.'],
  'start-before-referral': [
    'The enrolment is before the referral.',
    'Correct the day that is wrong. The waiting time is negative otherwise.',
  ],
  'age-outside': [
    'The age at the enrolment is outside the limits of the programme.',
    'Check the year of birth. If it is right, there should be a reason why the person was let in.',
  ],
  'birth-year-missing': [
    'The year of birth is missing.',
    'Fill it in. Without it the person is counted in the age band other.',
  ],
  'municipality-missing': [
    'The municipality is missing.',
    'Fill it in. A programme that several associations share is counted by municipality.',
  ],
  'two-open': [
    'The person has two open participations in the same programme.',
    'End one as registered by mistake, or end the one that is over.',
  ],
  overlap: [
    'Two participations in the same programme overlap.',
    'Check the days. The same time is counted twice otherwise.',
  ],
  quiet: [
    'Nothing has been noted for long.',
    'Follow the participant up and note the contact, or end the participation.',
  ],
  'exit-without-support': [
    'The support at the end is missing.',
    'Fill in what the person lives on, or none or unknown. The step is not counted otherwise.',
  ],
  'start-without-support': ['The support at start is missing.', 'Fill in what the person lived on at the enrolment.'],
  'extent-over-full': ['The extents are more than full time together.', 'Correct the extents of the support.'],
  'late-registration': [
    'The referral was registered more than two weeks after it came.',
    'Register referrals when they come, so that waiting time and queue are right.',
  ],
  'late-exit-registration': [
    'The end was registered more than two weeks afterwards.',
    'Register ends when they happen. A follow-up package that was delivered may need a correction.',
  ],
  'exit-without-reason': ['The reason of the end is missing.', 'Fill in why the participation ended.'],
  'other-without-code': [
    'The reason of the end is other, and not more precise.',
    'Be more precise if you can: moved, parental leave, daily activity.',
  ],
  'subsidy-missing': [
    'Work with subsidy lacks which subsidy it is.',
    'Fill in lönebidrag, nystartsjobb, OSA or Samhall.',
  ],
  'subsidy-level-missing': [
    'Lönebidrag lacks its level.',
    'Fill in the level of the subsidy. The effects are uncertain without it.',
  ],
  'work-without-income': [
    'The end is to work, but work is not among the support afterwards.',
    'Add work with its extent, or correct the reason.',
  ],
  'work-ability-missing': [
    'It is not judged whether the person is able to work.',
    'Fill in the judgement. Goals about work and studies count on it.',
  ],
  'track-missing': ['Track 1–4 is missing.', 'Fill in the track that the team recommended.'],
  'legal-basis-missing': [
    'The legal basis is missing.',
    'Note the consent with its day and version, or the basis that holds instead.',
  ],
  'consent-after-start': [
    'The consent is later than the enrolment.',
    'Check the days. Nothing may be collected before the consent.',
  ],
  'shared-with-nobody': ['No authority may see the row.', 'Fill in which authorities may share by the consent.'],
  'consent-withdrawn-open': [
    'The consent is withdrawn, but the participation is open.',
    'End the participation or take the referral back. Nothing more may be collected.',
  ],
  'answer-late': ['The referrer has no answer in time.', 'Answer: accepted, waiting or not accepted.'],
  'waiting-long': [
    'The person has waited for more than three months.',
    'Get in touch with the person and the referrer, or give the referral back.',
  ],
  'accepted-long': [
    'The person was accepted more than a month ago, but is not enrolled.',
    'Enrol the person or put them on the waiting list.',
  ],
  'referrer-gone': [
    'The referrer has left and no new contact is noted.',
    'Ask the authority for a new contact and note the unit.',
  ],
  'health-start-missing': [
    'The health questionnaire at start is missing.',
    'Hand it out. No change can be shown without it.',
  ],
  'health-exit-missing': [
    'There is a health questionnaire at start but none at the end.',
    'Hand it out at the end, or note that it was not possible.',
  ],
  'violence-not-asked': [
    'The question on violence has not been asked for three months.',
    'Ask it and note the day. The answer is not noted here.',
  ],
  'follow-up-late': [
    'The follow-up after the end is not done.',
    'Ring and ask about occupation and support, or note that the person was not reached.',
  ],
  'placement-after-exit': [
    'A placement or work training has no last day, or ends after the end of the participation.',
    'Set a last day, otherwise the person is counted as being in placement for too long.',
  ],
  'long-stay': [
    'The participation has gone on for more than two years.',
    'Consider whether the programme is still right, or whether the participation is over.',
  ],
  'need-of-one-party': [
    'The need concerns fewer than two parties, without a reason.',
    'Fill in which parties the person needs support of. The target group needs at least two.',
  ],
});

/** The form where a finding is mended: a part to correct, an item to note, or another page of the record. */
type Mended =
  | { readonly part: Part }
  | { readonly note: string }
  | { readonly page: 'skriv-in' | 'avsluta' | '#besked' | '#vidare' | '#anteckningar' | '' };

export const mendedAt: Readonly<Record<QualityCode, Mended>> = {
  'exit-before-start': { part: 'slut' },
  'start-before-referral': { part: 'start' },
  'age-outside': { part: 'person' },
  'birth-year-missing': { part: 'person' },
  'municipality-missing': { part: 'remiss' },
  'two-open': { page: 'avsluta' },
  overlap: { part: 'start' },
  quiet: { note: 'contact' },
  'exit-without-support': { part: 'slut' },
  'start-without-support': { part: 'start' },
  'extent-over-full': { part: 'start' },
  'late-registration': { page: '' },
  'late-exit-registration': { page: '' },
  'exit-without-reason': { part: 'slut' },
  'other-without-code': { part: 'slut' },
  'subsidy-missing': { part: 'slut' },
  'subsidy-level-missing': { part: 'slut' },
  'work-without-income': { part: 'slut' },
  'work-ability-missing': { part: 'slut' },
  'track-missing': { part: 'slut' },
  'legal-basis-missing': { part: 'start' },
  'consent-after-start': { part: 'start' },
  'shared-with-nobody': { part: 'remiss' },
  'consent-withdrawn-open': { page: 'avsluta' },
  'answer-late': { page: '#besked' },
  'waiting-long': { page: '#besked' },
  'accepted-long': { page: 'skriv-in' },
  'referrer-gone': { page: '#vidare' },
  'health-start-missing': { note: 'health&nar=start' },
  'health-exit-missing': { note: 'health&nar=exit' },
  'violence-not-asked': { note: 'violenceAsked' },
  'follow-up-late': { note: 'followUp' },
  'placement-after-exit': { page: '#anteckningar' },
  'long-stay': { page: 'avsluta' },
  'need-of-one-party': { part: 'start' },
};

/** The address of that form; null when nothing can be mended any more. */
export function mendingAddress(code: QualityCode, participationId: string): string | null {
  const where = mendedAt[code];
  const record = `/deltagare/${participationId}`;
  if ('part' in where) return `${record}/ratta?del=${where.part}`;
  if ('note' in where) return `${record}/anteckna?slag=${where.note}`;
  if (where.page === '') return null;
  return where.page.startsWith('#') ? `${record}${where.page}` : `${record}/${where.page}`;
}
