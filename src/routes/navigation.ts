// The registry of the main menu. A new page that belongs in it is one line here, in the order of the menu: address,
// words in both languages, the permission to read it (null: everybody in the space) and the capability it belongs to
// (null: always on; the others are switched on at /installningar and listed in organisation/core/capabilities.ts).
// Search (/sok) finds the same pages. A line whose page does not exist fails navigation.test.ts.
import type { Permission } from '#access/core';
import type { Session } from '#access/server';
import type { Language } from '#design/core';
import type { Capability } from '#organisation/core';
import { mayDo } from './answer.ts';

const groups = {
  results: { sv: 'Resultat', en: 'Results' },
  cooperation: { sv: 'Samverkan', en: 'Cooperation' },
  steering: { sv: 'Styrning', en: 'Governance' },
} as const;
type Group = keyof typeof groups;

/** So many words fit on one row of a small laptop. */
const MOST_ON_A_ROW = 8;

export type Entry = {
  readonly address: string;
  readonly sv: string;
  readonly en: string;
  readonly permission: Permission | null;
  readonly capability: Capability | null;
  /** Under one word in the menu of an association that has switched on more than fits on a row. */
  readonly group?: Group;
  /** Last in the menu, apart from the work: what is seldom opened. */
  readonly isApart?: true;
};

export const entries: readonly Entry[] = [
  { address: '/', sv: 'Översikt', en: 'Overview', permission: null, capability: null },
  { address: '/deltagare', sv: 'Deltagare', en: 'Participants', permission: 'participant.read', capability: null },
  {
    address: '/insatser',
    sv: 'Insatser',
    en: 'Programmes',
    permission: 'programme.read',
    capability: null,
  },
  { address: '/ekonomi', sv: 'Ekonomi', en: 'Economy', permission: 'finance.read', capability: null },
  {
    address: '/insatsrapporter',
    sv: 'Insatsrapporter',
    en: 'Programme reports',
    permission: 'followup.report.read',
    capability: 'programmeReports',
    group: 'results',
  },
  {
    address: '/uppfoljning',
    sv: 'Uppföljning',
    en: 'Follow-up',
    permission: 'followup.read',
    capability: 'followup',
    group: 'results',
  },
  {
    address: '/mal',
    sv: 'Mål',
    en: 'Goals',
    permission: 'goals.read',
    capability: 'goals',
    group: 'results',
  },
  {
    address: '/enkater',
    sv: 'Enkäter',
    en: 'Surveys',
    permission: 'surveys.read',
    capability: 'surveys',
    group: 'results',
  },
  {
    address: '/effekter',
    sv: 'Effekter',
    en: 'Effects',
    permission: 'effects.read',
    capability: 'effects',
    group: 'results',
  },
  {
    address: '/veckan',
    sv: 'Veckan',
    en: 'The week',
    permission: 'events.read',
    capability: 'collaboration',
    group: 'cooperation',
  },
  {
    address: '/lex-heller',
    sv: 'Lex Heller',
    en: 'Lex Heller',
    permission: 'lexHeller.read',
    capability: 'collaboration',
    group: 'cooperation',
  },
  {
    address: '/ansokningar',
    sv: 'Ansökningar',
    en: 'Applications',
    permission: 'application.read',
    capability: 'applications',
    group: 'steering',
  },
  {
    address: '/moten',
    sv: 'Möten',
    en: 'Meetings',
    permission: 'board.read',
    capability: 'board',
    group: 'steering',
  },
  {
    address: '/diarium',
    sv: 'Diarium',
    en: 'Register',
    permission: 'register.read',
    capability: 'register',
    group: 'steering',
  },
  {
    address: '/arshjul',
    sv: 'Årshjul',
    en: 'Yearly wheel',
    permission: 'wheel.read',
    capability: 'yearlyWheel',
    group: 'steering',
  },
  { address: '/rapporter', sv: 'Rapporter', en: 'Reports', permission: 'report.read', capability: null },
  {
    address: '/samrad',
    sv: 'Medlemssamråd',
    en: 'Member consultation',
    permission: 'report.read',
    capability: null,
    isApart: true,
  },
  { address: '/granska', sv: 'Granska', en: 'Review', permission: 'report.read', capability: null, isApart: true },
  {
    address: '/kom-igang',
    sv: 'Kom igång',
    en: 'Get started',
    permission: 'report.read',
    capability: null,
    isApart: true,
  },
  {
    address: '/organisation',
    sv: 'Organisation',
    en: 'Organisation',
    permission: 'organisation.read',
    capability: null,
    isApart: true,
  },
  {
    address: '/anvandare',
    sv: 'Användare',
    en: 'Users',
    permission: 'access.manage',
    capability: null,
    isApart: true,
  },
  {
    address: '/sparlogg',
    sv: 'Spårlogg',
    en: 'Audit trail',
    permission: 'audit.read',
    capability: null,
    isApart: true,
  },
  {
    address: '/installningar',
    sv: 'Inställningar',
    en: 'Settings',
    permission: 'settings.read',
    capability: null,
    isApart: true,
  },
];

export type NavigationLink = {
  readonly address: string;
  readonly label: string;
  readonly isApart: boolean;
  /** What it stands under on a wide screen; null on the row itself. */
  readonly group: string | null;
};

export type Seen = {
  readonly session: Pick<Session, 'roles' | 'space'>;
  readonly switchedOn: readonly Capability[];
  readonly language: Language;
};

/** What the session may read of what is switched on. */
export function navigationOf(seen: Seen): NavigationLink[] {
  const shown = entries.filter((entry) => isShown(entry, seen));
  const isLong = shown.filter(({ isApart }) => !isApart).length > MOST_ON_A_ROW;
  // A group of one would hide a page behind a word that says less.
  const groupOf = ({ group }: Entry): string | null =>
    isLong && group && shown.filter((one) => one.group === group).length > 1 ? groups[group][seen.language] : null;
  return shown.map((entry) => ({
    address: entry.address,
    label: entry[seen.language],
    isApart: entry.isApart ?? false,
    group: groupOf(entry),
  }));
}

function isShown({ permission, capability }: Entry, { session, switchedOn }: Seen): boolean {
  if (permission !== null && !mayDo(session, permission)) return false;
  return capability === null || switchedOn.includes(capability);
}
