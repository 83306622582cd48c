// Lex Heller: a deviation in the collaboration, from the report to the answer. What may follow on what is one table.
import * as v from 'valibot';
import { addDays, refuse, accept, type IsoDate, type Instant, type Result } from '#kernel';
import { inBoth } from '#design/core';
import { personalDataIn, type PersonalData } from './personal-data.ts';

export const LEX_HELLER_STATES = ['received', 'completed', 'prepared', 'withParty', 'answered', 'closed'] as const;
export type LexHellerState = (typeof LEX_HELLER_STATES)[number];

export const LEX_HELLER_STEPS = [
  'ask',
  'complete',
  'prepare',
  'send',
  'takeBack',
  'answer',
  'close',
  'reopen',
] as const;
export type LexHellerStep = (typeof LEX_HELLER_STEPS)[number];

/** State → step → state. `docs/states/lex-heller.mmd` draws it. */
export const lexHellerMoves: Readonly<
  Record<LexHellerState, Partial<Readonly<Record<LexHellerStep, LexHellerState>>>>
> = {
  received: { ask: 'completed', prepare: 'prepared', close: 'closed' },
  completed: { complete: 'received', prepare: 'prepared', close: 'closed' },
  prepared: { send: 'withParty', answer: 'answered', close: 'closed' },
  withParty: { takeBack: 'prepared', answer: 'answered' },
  answered: { send: 'withParty', close: 'closed' },
  closed: { reopen: 'answered' },
};

export const lexHellerTypes = [
  { id: 'treatment', sv: 'Bemötande', en: 'Treatment' },
  { id: 'routines', sv: 'Rutiner och kontaktvägar', en: 'Routines and ways of contact' },
  {
    id: 'gap',
    sv: 'Brist på stödform eller gråzon mellan system',
    en: 'No form of support, or a gap between systems',
  },
  { id: 'responsibility', sv: 'Ansvarsfördelning mellan parter', en: 'Division of responsibility' },
  { id: 'access', sv: 'Tillgänglighet och digitala arbetssätt', en: 'Accessibility and digital ways' },
  { id: 'knowledge', sv: 'Kunskapsbrist', en: 'Lack of knowledge' },
  { id: 'sip', sv: 'SIP eller samverkansform saknas', en: 'SIP or a form of collaboration is missing' },
  { id: 'waiting', sv: 'Väntetid', en: 'Waiting time' },
  { id: 'other', sv: 'Annat', en: 'Other' },
] as const;
export type LexHellerType = (typeof lexHellerTypes)[number]['id'];
const typeIds = lexHellerTypes.map(({ id }) => id);

export const lexHellerActions = inBoth(
  {
    none: 'Ingen åtgärd än',
    manager: 'Information till chef',
    politicians: 'Information till politiker eller förvaltning',
    cup: 'Samverkanskoppen',
    training: 'Kompetensutveckling',
    group: 'Fråga till beredningsgrupp eller styrelse',
    other: 'Annat',
  },
  {
    none: 'No action yet',
    manager: 'Information to the manager',
    politicians: 'Information to politicians or administration',
    cup: 'Samverkanskoppen',
    training: 'Training',
    group: 'A question to the preparatory group or the board',
    other: 'Other',
  },
);
export type LexHellerAction = keyof (typeof lexHellerActions)['sv'];

/** The report is with the association director two weeks before the preparatory group meets. */
export const DAYS_BEFORE_GROUP = 14;

export type LexHellerReport = {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly receivedOn: IsoDate;
  readonly channel: 'link' | 'office';
  readonly organisation: string;
  readonly programme: string;
  readonly role: string;
  readonly kommun: string;
  readonly concerned: readonly string[];
  readonly type: LexHellerType;
  readonly event: string;
  readonly consequence: string;
  readonly proposal: string;
  readonly state: LexHellerState;
  readonly checkedOn: IsoDate | null;
  readonly raisedOn: IsoDate | null;
  readonly theme: string;
  readonly action: string;
  readonly responsible: string;
  readonly answer: string;
  readonly answeredOn: IsoDate | null;
  readonly fedBackOn: IsoDate | null;
  readonly isPublished: boolean;
  readonly version: number;
};

export type LexHellerEntry = { readonly kind: string; readonly note: string; readonly at: Instant };

const line = v.pipe(v.string(), v.trim(), v.maxLength(300));
const prose = v.pipe(v.string(), v.trim(), v.maxLength(4_000));

/** What a reporter tells. */
export const LexHellerInput = v.object({
  organisation: v.pipe(line, v.minLength(1)),
  programme: line,
  role: line,
  kommun: line,
  concerned: v.pipe(v.array(v.pipe(line, v.minLength(1))), v.maxLength(20)),
  type: v.picklist(typeIds),
  event: v.pipe(prose, v.minLength(1)),
  consequence: prose,
  proposal: prose,
});
export type LexHellerContent = v.InferOutput<typeof LexHellerInput>;

export const PROSE_FIELDS = ['event', 'consequence', 'proposal'] as const;
export type ProseField = (typeof PROSE_FIELDS)[number];

export type CannotReport =
  /** May be a person's: never kept. */
  | { readonly kind: 'personalNumber'; readonly field: string; readonly text: string }
  /** May be an office's: kept when who writes says so. */
  | { readonly kind: 'contactDetails'; readonly field: string; readonly text: string }
  | { readonly kind: 'linkClosed' };

/** What in the texts is about a person, in the order of the form. */
export function personalDataInReport(
  texts: Readonly<Record<string, string>>,
): { field: string; found: PersonalData }[] {
  return Object.entries(texts).flatMap(([field, text]) => personalDataIn(text).map((found) => ({ field, found })));
}

/** A number is refused; an address or a telephone asks to be confirmed. */
export function checkTexts(
  texts: Readonly<Record<string, string>>,
  of: { readonly isConfirmed: boolean },
): Result<null, CannotReport> {
  const found = personalDataInReport(texts);
  const number = found.find((one) => one.found.kind === 'personalNumber');
  if (number) return refuse({ kind: 'personalNumber', field: number.field, text: number.found.text });
  const contact = found[0];
  if (contact && !of.isConfirmed)
    return refuse({ kind: 'contactDetails', field: contact.field, text: contact.found.text });
  return accept(null);
}

export type CannotMove =
  | { readonly kind: 'noSuchReport' }
  | { readonly kind: 'cannotMove'; readonly state: LexHellerState; readonly step: LexHellerStep }
  | { readonly kind: 'notChecked' }
  | { readonly kind: 'needs'; readonly what: 'question' | 'responsible' | 'answer' | 'raisedOn' };

/** Steps that the state allows. */
export function stepsFrom(state: LexHellerState): LexHellerStep[] {
  return LEX_HELLER_STEPS.filter((step) => lexHellerMoves[state][step] !== undefined);
}

/** A report goes on only when its texts were read; what each step needs is said before it is taken. */
export function moveReport(
  report: LexHellerReport,
  of: { readonly step: LexHellerStep; readonly note: string; readonly today: IsoDate },
): Result<LexHellerReport, CannotMove> {
  const { step, note, today } = of;
  const state = lexHellerMoves[report.state][step];
  if (state === undefined) return refuse({ kind: 'cannotMove', state: report.state, step });
  if (step === 'prepare' && report.checkedOn === null) return refuse({ kind: 'notChecked' });
  if (step === 'prepare' && report.raisedOn === null) return refuse({ kind: 'needs', what: 'raisedOn' });
  if (step === 'ask' && note.trim() === '') return refuse({ kind: 'needs', what: 'question' });
  if (step === 'send' && report.responsible === '') return refuse({ kind: 'needs', what: 'responsible' });
  if (step === 'answer' && report.answer === '') return refuse({ kind: 'needs', what: 'answer' });
  return accept({
    ...report,
    state,
    version: report.version + 1,
    answeredOn: step === 'answer' ? today : step === 'send' ? null : report.answeredOn,
    // What was written since it was read is read again.
    checkedOn: step === 'complete' ? null : report.checkedOn,
  });
}

/** The last day for the report to be with the director, before the group that takes it up. */
export function deadlineOf(raisedOn: IsoDate | null): IsoDate | null {
  return raisedOn === null ? null : addDays(raisedOn, -DAYS_BEFORE_GROUP);
}

/** Still waiting though the deadline has come. */
export function isLate(report: Pick<LexHellerReport, 'state' | 'raisedOn'>, today: IsoDate): boolean {
  const deadline = deadlineOf(report.raisedOn);
  return deadline !== null && deadline < today && (report.state === 'received' || report.state === 'completed');
}

/** What others than the office see: the texts only when they have been read. */
export function asSeenByBoard(report: LexHellerReport): LexHellerReport {
  if (report.checkedOn !== null) return report;
  return { ...report, event: '', consequence: '', proposal: '' };
}

export const lexHellerNumber = ({ year, number }: Pick<LexHellerReport, 'year' | 'number'>): string =>
  `${year}:${number}`;
