// Who may do what: one table, and what does not stand in it is denied.

export type SpaceKind = 'association' | 'party';

/** Who someone is in a space. A person may have several, in several spaces. */
export const roleSpaces = {
  /** At the machine itself: the command line. */
  operator: 'association',
  administrator: 'association',
  office: 'association',
  chair: 'association',
  boardMember: 'association',
  preparatoryGroup: 'association',
  accountant: 'association',
  auditor: 'association',
  reader: 'association',
  /** Anybody, at the public notice board. */
  publicReader: 'association',
  /** Whoever holds the link to one programme report. */
  programmeReporter: 'association',
  /** Whoever holds a code answers one survey. */
  respondent: 'association',
  /** Whoever holds the link to a programme's free texts. */
  textReader: 'association',
  /** Whoever holds the link to one application for money. */
  applicant: 'association',
  /** Whoever holds the link of Lex Heller reports, and follows her own report. */
  lexHellerReporter: 'association',
  /** Whoever hands over the packages of a party's space on the same server. */
  packageGiver: 'association',
  /** Whoever holds the code to the health questionnaire of one participation. */
  healthRespondent: 'party',
  programmeLeader: 'party',
  coach: 'party',
} as const satisfies Record<string, SpaceKind>;

export type Role = keyof typeof roleSpaces;

export const allRoles = Object.keys(roleSpaces) as Role[];

export type PermissionRule = {
  /** Kinds of space in which it means anything. */
  readonly spaces: readonly SpaceKind[];
  readonly roles: readonly Role[];
  /** Swedish, for the permission page. */
  readonly means: string;
  /** What locks, approves, shows participants or gives rights needs more than a password. */
  readonly needsSecondFactor?: true;
};

/** Everybody in the association: what the office, the board, the accountant and the auditors see alike. */
const everyone = [
  'operator',
  'office',
  'chair',
  'boardMember',
  'preparatoryGroup',
  'accountant',
  'auditor',
  'reader',
] as const;
/** Those who do the association's work. */
const staff = ['operator', 'office'] as const;

/** Each room adds its lines here. */
export const permissions = {
  'access.manage': {
    spaces: ['association', 'party'],
    roles: ['operator', 'administrator', 'programmeLeader'],
    means: 'Bjuda in användare och ge och avsluta roller',
    needsSecondFactor: true,
  },
  'audit.read': association(['operator', 'administrator', 'auditor'], 'Läsa och söka i spårloggen'),
  'audit.verify': {
    spaces: ['association', 'party'],
    roles: ['operator', 'administrator', 'auditor', 'programmeLeader'],
    means: 'Kontrollera spårloggen',
  },
  'organisation.read': association(everyone, 'Läsa förbundets uppgifter'),
  'organisation.save': association(staff, 'Ändra förbundets uppgifter, medlemmar, styrelse och personal'),
  'settings.read': association([...everyone, 'administrator'], 'Se vad förbundet har slagit på'),
  'settings.save': association([...staff, 'administrator'], 'Slå på och av delar av Stegvis'),
  'programme.read': association(everyone, 'Läsa insatser'),
  'programme.save': association(staff, 'Ändra insatser'),
  'followup.read': association(everyone, 'Läsa uppföljningspaket'),
  'followup.save': association(staff, 'Föra in och rätta uppföljningspaket'),
  'followup.receive': association(
    [...staff, 'packageGiver'],
    'Lämna ett uppföljningspaket från en parts rum på samma server',
  ),
  'followup.report.write': association(['programmeReporter'], 'Skriva den insatsrapport som länken gäller'),
  'followup.report.read': association([...staff, 'auditor'], 'Läsa insatsrapporter'),
  'followup.report.manage': association(staff, 'Öppna insatsrapporter, dela ut länkar, lämna tillbaka och godta'),
  'participant.read': {
    ...party(['programmeLeader', 'coach'], 'Läsa deltagare i de egna insatserna'),
    needsSecondFactor: true,
  },
  'participant.save': party(
    ['operator', 'programmeLeader', 'coach'],
    'Ta emot remisser, skriva in, följa upp och avsluta deltagare',
  ),
  'participant.check': party(
    ['operator', 'programmeLeader', 'coach'],
    'Se vad som ska göras och vad som fattas i registret, utan namn',
  ),
  'participant.answerHealth': party(['healthRespondent'], 'Svara på den hälsoenkät som koden gäller'),
  'participant.import': party(['operator', 'programmeLeader'], 'Läsa in deltaganden från fil'),
  'participant.extract': {
    ...party(['operator', 'programmeLeader'], 'Göra registerutdrag för en deltagare'),
    needsSecondFactor: true,
  },
  'participant.manage': party(
    ['operator', 'programmeLeader'],
    'Ändra partens insatser, mätinstrument och gallringsbeslut, och gallra',
  ),
  'followup.make': party(
    ['operator', 'programmeLeader'],
    'Räkna deltagare och lämna uppföljningspaket till förbundet',
  ),
  'followup.decide': {
    spaces: ['association', 'party'],
    roles: ['operator', 'office', 'programmeLeader'],
    means: 'Föra in beslut om vilka antal som får visas, och välja åldersgrupper',
  },
  'followup.decisions.read': {
    spaces: ['association', 'party'],
    roles: [...everyone, 'packageGiver', 'programmeLeader', 'coach'],
    means: 'Läsa besluten om vilka antal som får visas',
  },
  'surveys.read': association(everyone, 'Läsa enkäter och resultat'),
  'surveys.answer': association(['respondent'], 'Svara på den enkät som koden gäller'),
  'surveys.readTexts': association(
    ['textReader'],
    'Läsa enkätens fritextsvar, ta bort personuppgifter och lämna dem till kansliet',
  ),
  'surveys.save': association(staff, 'Göra enkätomgångar och läsa in svar och resultat'),
  'finance.read': association(everyone, 'Läsa bokföring, budget och räkningar'),
  'finance.import': association([...staff, 'accountant'], 'Läsa in bokföring'),
  'finance.save': association(
    [...staff, 'accountant'],
    'Ändra kontomappning, budget, inskrivna belopp och val för räkningarna',
  ),
  'effects.read': association(everyone, 'Läsa effekter av stegförflyttningar och sparade räkningar'),
  'effects.save': association(
    staff,
    'Spara räkningar och egna värden för effekter, och se förflyttningar under fem personer',
  ),
  'goals.read': association(everyone, 'Läsa mål och bedömningar'),
  'goals.save': association(staff, 'Ändra mål och bedömningar'),
  'application.read': association(everyone, 'Läsa ansökningar och beslut om dem'),
  'application.write': association([...staff, 'applicant'], 'Skriva ansökan och slutrapport; en länk bara sin egen'),
  'application.prepare': association([...staff, 'preparatoryGroup'], 'Skriva beredningsgruppens yttrande'),
  'application.manage': association(staff, 'Öppna ansökningar, dela ut länkar, lämna tillbaka och föra in beslut'),
  'events.read': association(everyone, 'Läsa möten, utbildningar och andra tillfällen med siffror'),
  'events.save': association(staff, 'Registrera, ändra och läsa in möten, utbildningar och andra tillfällen'),
  'lexHeller.report': association(
    ['lexHellerReporter'],
    'Anmäla enligt Lex Heller genom länken och följa sin egen anmälan',
  ),
  'lexHeller.read': association(everyone, 'Läsa Lex Heller, utom texter som kansliet inte har läst'),
  'lexHeller.manage': association(staff, 'Läsa, bereda, besvara och publicera anmälningar enligt Lex Heller'),
  'lexHeller.readReporter': {
    ...association(staff, 'Se vem som har anmält enligt Lex Heller'),
    needsSecondFactor: true,
  },
  'wheel.read': association(everyone, 'Läsa årshjulet'),
  'wheel.save': association(staff, 'Ändra årshjulet och bocka av i det'),
  'board.read': association(everyone, 'Läsa möten, handlingar, protokoll, revision och förbundsordning'),
  'board.save': association(staff, 'Planera möten, skriva protokoll, anslå och föra beslut vidare'),
  'board.approve': {
    ...association([...staff, 'chair'], 'Justera protokoll, så att de låses, och rätta dem'),
    needsSecondFactor: true,
  },
  'notices.read': association(['publicReader', ...everyone], 'Läsa anslagstavlan, utan inloggning'),
  'auditing.save': association(staff, 'Föra in revisorer, internkontroll, revisionsberättelser och ansvarsfrihet'),
  'register.read': association([...staff, 'chair', 'auditor'], 'Läsa diariet'),
  'register.save': association(staff, 'Föra in handlingar i diariet och märka dem'),
  'control.read': association(everyone, 'Läsa kontrollens fynd'),
  'report.read': association(everyone, 'Läsa rapporter'),
  'report.save': association(staff, 'Skriva rapporter'),
  'report.comment': association(
    [...staff, 'chair', 'boardMember', 'accountant'],
    'Kommentera rapporter och bocka av kommentarer',
  ),
  'report.lock': { ...association(staff, 'Låsa rapporter'), needsSecondFactor: true },
  'signing.read': association(everyone, 'Läsa underskrifter och undertecknade rapporter och protokoll'),
  'signing.save': {
    ...association(staff, 'Ta emot undertecknade rapporter och protokoll, föra in vem som skrev under och publicera'),
    needsSecondFactor: true,
  },
  'signing.verify': association(['publicReader', ...everyone], 'Pröva om en fil är den publicerade, utan inloggning'),
} as const satisfies Record<string, PermissionRule>;

export type Permission = keyof typeof permissions;

/** Whether any of the roles carries the permission in this kind of space, however its holder logged in. */
export function isAllowed(question: {
  readonly permission: Permission;
  readonly roles: readonly Role[];
  readonly spaceKind: SpaceKind;
}): boolean {
  const rule: PermissionRule = permissions[question.permission];
  return rule.spaces.includes(question.spaceKind) && question.roles.some((role) => rule.roles.includes(role));
}

function association(roles: readonly Role[], means: string): PermissionRule {
  return { spaces: ['association'], roles, means };
}

function party(roles: readonly Role[], means: string): PermissionRule {
  return { spaces: ['party'], roles, means };
}
