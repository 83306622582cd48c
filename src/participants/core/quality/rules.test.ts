import { describe, expect, test } from 'vitest';
import {
  checkQuality,
  programmeOf,
  QUALITY_RULES,
  type Participant,
  type Participation,
  type PartyProgramme,
  type QualityCase,
} from '../index.ts';

const TODAY = '2026-11-22';

const participant: Participant = {
  id: 'p',
  pseudonym: 'D-1',
  sex: 'female',
  birthYear: 1990,
  municipality: 'Habo',
  isProtected: false,
  joinedTo: null,
  consentWithdrawnOn: null,
  disposedOn: null,
};

/** Enrolled a month ago with everything in its place. */
const enrolled: Participation = {
  id: 'b',
  participantId: 'p',
  programme: 'nova',
  version: 1,
  state: 'enrolled',
  referrer: 'kommun',
  referrerUnit: null,
  referredOn: '2026-10-01',
  answerDueOn: '2026-10-15',
  answeredOn: '2026-10-05',
  waitingSince: null,
  declineReason: null,
  referrerLeftOn: null,
  registeredOn: '2026-10-01',
  municipality: 'Habo',
  enrolledOn: '2026-10-20',
  education: 'secondary',
  occupationStart: 'neither',
  incomeSupportStart: [{ kind: 'forsorjningsstod', extent: 100 }],
  supportDuration: '2-3',
  needsFrom: ['kommun', 'region'],
  legalBasis: 'consent',
  consentOn: '2026-10-19',
  consentVersion: '1',
  sharedWith: ['kommun'],
  overrides: [],
  answers: {},
  exitedOn: null,
  exitRegisteredOn: null,
  exitReason: null,
  exitCode: null,
  subsidyKind: null,
  subsidyLevel: null,
  occupationEnd: null,
  occupationExtent: null,
  continuedWhere: null,
  strengthenedCooperation: null,
  workAbilityAtExit: null,
  track: null,
  incomeSupportEnd: null,
  importKey: null,
};

const exited: Participation = {
  ...enrolled,
  state: 'exited',
  exitedOn: '2026-11-15',
  exitRegisteredOn: '2026-11-15',
  exitReason: 'workSubsidised',
  subsidyKind: 'lonebidrag',
  subsidyLevel: 0.6,
  incomeSupportEnd: [{ kind: 'arbete', extent: 100 }],
  workAbilityAtExit: true,
};

const started = { kind: 'health', from: '2026-10-21', to: null, details: { occasion: 'start', vas: 40 } } as const;
const finished = { kind: 'health', from: '2026-11-01', to: null, details: { occasion: 'exit', vas: 60 } } as const;
const placement = (to: string | null) =>
  ({ kind: 'activity', from: '2026-10-25', to, details: { activity: 'placement' } }) as const;
const asked = (from: string) => ({ kind: 'violenceAsked', from, to: null, details: {} }) as const;

type Given = {
  readonly row?: Partial<Participation>;
  readonly base?: Participation;
  readonly person?: Partial<Participant>;
  readonly programme?: Partial<PartyProgramme>;
  readonly items?: QualityCase['items'];
  readonly siblings?: readonly Participation[];
};

function codesOf({
  row = {},
  base = enrolled,
  person = {},
  programme = {},
  items = [started],
  siblings = [],
}: Given): string[] {
  return checkQuality({
    participation: { ...base, ...row },
    participant: { ...participant, ...person },
    programme: { ...programmeOf({ slug: 'nova', name: 'NOVA' }), ...programme },
    items,
    siblings,
    today: TODAY,
  }).map(({ code }) => code);
}

/** Rule → what breaks it, and what almost does. */
const cases: Readonly<Record<string, readonly [Given, Given]>> = {
  'exit-before-start': [
    { base: exited, row: { exitedOn: '2026-10-19' } },
    { base: exited, row: { exitedOn: '2026-10-20' } },
  ],
  'start-before-referral': [{ row: { referredOn: '2026-10-21' } }, { row: { referredOn: '2026-10-20' } }],
  'age-outside': [{ person: { birthYear: 2011 } }, { person: { birthYear: 2010 } }],
  'birth-year-missing': [{ person: { birthYear: null } }, { person: { birthYear: null, isProtected: true } }],
  'municipality-missing': [
    { row: { municipality: null } },
    { row: { municipality: null }, person: { isProtected: true } },
  ],
  'two-open': [
    { siblings: [{ ...enrolled, id: 'a' }] },
    { siblings: [{ ...exited, id: 'a', exitedOn: '2026-10-20' }] },
  ],
  overlap: [
    { siblings: [{ ...exited, id: 'a', enrolledOn: '2026-09-01', exitedOn: '2026-10-21' }] },
    { siblings: [{ ...exited, id: 'a', enrolledOn: '2026-09-01', exitedOn: '2026-10-20' }] },
  ],
  quiet: [
    { row: { enrolledOn: '2026-07-24' }, items: [] },
    { row: { enrolledOn: '2026-07-25' }, items: [] },
  ],
  'exit-without-support': [
    { base: exited, row: { incomeSupportEnd: null } },
    { base: exited, row: { incomeSupportEnd: [] } },
  ],
  'start-without-support': [{ row: { incomeSupportStart: null } }, { row: { incomeSupportStart: [] } }],
  'extent-over-full': [
    { row: { incomeSupportStart: [{ kind: 'akassa', extent: 101 }] } },
    {
      row: {
        incomeSupportStart: [
          { kind: 'akassa', extent: 60 },
          { kind: 'arbete', extent: 40 },
        ],
      },
    },
  ],
  'late-registration': [{ row: { registeredOn: '2026-10-16' } }, { row: { registeredOn: '2026-10-15' } }],
  'late-exit-registration': [
    { base: exited, row: { exitedOn: '2026-11-01', exitRegisteredOn: '2026-11-16' } },
    { base: exited, row: { exitedOn: '2026-11-01', exitRegisteredOn: '2026-11-15' } },
  ],
  'exit-without-reason': [{ base: exited, row: { exitReason: null } }, { base: exited }],
  'other-without-code': [
    { base: exited, row: { exitReason: 'other' } },
    { base: exited, row: { exitReason: 'other', exitCode: 'moved' } },
  ],
  'subsidy-missing': [
    { base: exited, row: { subsidyKind: null } },
    { base: exited, row: { subsidyKind: null, exitReason: 'workUnsubsidised' } },
  ],
  'subsidy-level-missing': [
    { base: exited, row: { subsidyLevel: null } },
    { base: exited, row: { subsidyLevel: null, subsidyKind: 'samhall' } },
  ],
  'work-without-income': [
    { base: exited, row: { incomeSupportEnd: [{ kind: 'akassa', extent: 100 }] } },
    {
      base: exited,
      row: {
        incomeSupportEnd: [
          { kind: 'akassa', extent: 75 },
          { kind: 'arbete', extent: 25 },
        ],
      },
    },
  ],
  'work-ability-missing': [
    { base: exited, row: { workAbilityAtExit: null } },
    { base: exited, row: { workAbilityAtExit: false } },
  ],
  'track-missing': [{ base: exited, programme: { usesTracks: true } }, { base: exited }],
  'legal-basis-missing': [{ row: { consentOn: null } }, { row: { consentOn: null, legalBasis: 'publicTask' } }],
  'consent-after-start': [{ row: { consentOn: '2026-10-21' } }, { row: { consentOn: '2026-10-20' } }],
  'shared-with-nobody': [{ row: { sharedWith: [] } }, { row: { sharedWith: ['region'] } }],
  'consent-withdrawn-open': [
    { person: { consentWithdrawnOn: '2026-11-01' } },
    { base: exited, person: { consentWithdrawnOn: '2026-11-01' } },
  ],
  'answer-late': [
    { row: { state: 'received', enrolledOn: null, answerDueOn: '2026-11-21' } },
    { row: { state: 'received', enrolledOn: null, answerDueOn: TODAY } },
  ],
  'waiting-long': [
    { row: { state: 'waitingList', enrolledOn: null, waitingSince: '2026-08-23' } },
    { row: { state: 'waitingList', enrolledOn: null, waitingSince: '2026-08-24' } },
  ],
  'accepted-long': [
    { row: { state: 'accepted', enrolledOn: null, answeredOn: '2026-10-22' } },
    { row: { state: 'accepted', enrolledOn: null, answeredOn: '2026-10-23' } },
  ],
  'referrer-gone': [
    { row: { referrerLeftOn: '2026-11-01' } },
    { base: exited, row: { referrerLeftOn: '2026-11-01' } },
  ],
  'health-start-missing': [{ items: [] }, { items: [], row: { enrolledOn: '2026-11-08' } }],
  'health-exit-missing': [
    { base: exited, row: { exitedOn: '2026-11-01' } },
    { base: exited, row: { exitedOn: '2026-11-01' }, items: [started, finished] },
  ],
  'violence-not-asked': [
    { row: { enrolledOn: '2026-08-21' } },
    { row: { enrolledOn: '2026-01-01' }, items: [started, asked('2026-08-22')] },
  ],
  'follow-up-late': [
    { base: exited, row: { enrolledOn: '2026-01-01', exitedOn: '2026-05-21' } },
    { base: exited, row: { enrolledOn: '2026-01-01', exitedOn: '2026-05-22' } },
  ],
  'placement-after-exit': [
    { base: exited, items: [started, placement('2026-11-16')] },
    { base: exited, items: [started, placement('2026-11-15')] },
  ],
  'long-stay': [{ row: { enrolledOn: '2024-11-21' } }, { row: { enrolledOn: '2024-11-22' } }],
  'need-of-one-party': [
    { row: { needsFrom: ['kommun'] } },
    { row: { needsFrom: ['kommun'], overrides: ['oneParty'] } },
  ],
};

test('every rule has its cases', () => {
  expect(Object.keys(cases)).toEqual(QUALITY_RULES.map(({ code }) => code));
});

test('a row with everything in its place has no finding', () => {
  expect(codesOf({})).toEqual([]);
  expect(codesOf({ base: exited })).toEqual([]);
});

describe('each rule', () => {
  test.each(Object.entries(cases))('%s finds what breaks it, and not what almost does', (code, [hit, near]) => {
    expect(codesOf(hit)).toContain(code);
    expect(codesOf(near)).not.toContain(code);
  });
});

test('nothing is said of what was removed, and the deadline is counted from the day it came up', () => {
  expect(codesOf({ person: { disposedOn: '2026-11-01' }, row: { sharedWith: [] } })).toEqual([]);
  const [finding] = checkQuality({
    participation: { ...enrolled, sharedWith: [] },
    participant,
    programme: programmeOf({ slug: 'nova', name: 'NOVA' }),
    items: [started],
    siblings: [],
    today: TODAY,
  });
  expect(finding).toMatchObject({ since: '2026-10-20', deadline: '2026-11-03', pseudonym: 'D-1' });
});
