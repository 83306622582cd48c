// The form of a report: the same for whoever holds the link and for the office.
import { lexHellerTypes, type CannotReport, type LexHellerContent, type LexHellerType } from '#collaboration/core';
import type { FieldError } from '#design/ui';
import type { LexHellerTexts } from './texts.ts';

export type TypedReport = {
  readonly id: string;
  readonly receivedOn: string;
  readonly organisation: string;
  readonly programme: string;
  readonly role: string;
  readonly kommun: string;
  readonly concerned: readonly string[];
  readonly otherConcerned: string;
  readonly type: string;
  readonly event: string;
  readonly consequence: string;
  readonly proposal: string;
  readonly name: string;
  readonly contact: string;
  readonly isConfirmed: boolean;
};

export const emptyReport = (id: string, receivedOn = ''): TypedReport => ({
  id,
  receivedOn,
  organisation: '',
  programme: '',
  role: '',
  kommun: '',
  concerned: [],
  otherConcerned: '',
  type: '',
  event: '',
  consequence: '',
  proposal: '',
  name: '',
  contact: '',
  isConfirmed: false,
});

export function readReportForm(form: FormData, words: LexHellerTexts) {
  const told = (name: string, most = 300): string =>
    String(form.get(name) ?? '')
      .trim()
      .slice(0, most);
  const typed: TypedReport = {
    id: told('id'),
    receivedOn: told('inkom'),
    organisation: told('organisation'),
    programme: told('insats'),
    role: told('roll'),
    kommun: told('kommun'),
    concerned: form
      .getAll('berorda')
      .map((one) => String(one).slice(0, 300))
      .filter(Boolean)
      .slice(0, 19),
    otherConcerned: told('annan'),
    type: told('typ'),
    event: told('handelse', 4_000),
    consequence: told('konsekvens', 4_000),
    proposal: told('forslag', 4_000),
    name: told('namn'),
    contact: told('kontakt'),
    isConfirmed: form.has('verksamhet'),
  };
  const type = lexHellerTypes.find(({ id }) => id === typed.type)?.id;
  const errors: FieldError[] = [
    ...(typed.organisation === '' ? [{ fieldId: 'organisation', text: words.errors.organisation }] : []),
    ...(type === undefined ? [{ fieldId: 'typ', text: words.errors.type }] : []),
    ...(typed.event === '' ? [{ fieldId: 'handelse', text: words.errors.event }] : []),
  ];
  return { typed, errors, report: contentOf(typed, type ?? 'other') };
}

function contentOf(typed: TypedReport, type: LexHellerType): LexHellerContent {
  const { organisation, programme, role, kommun, event, consequence, proposal } = typed;
  const concerned = [...new Set([...typed.concerned, typed.otherConcerned].filter(Boolean))];
  return { organisation, programme, role, kommun, event, consequence, proposal, type, concerned };
}

const fieldIds: Readonly<Record<string, string>> = {
  event: 'handelse',
  consequence: 'konsekvens',
  proposal: 'forslag',
  organisation: 'organisation',
  programme: 'insats',
  role: 'roll',
  answer: 'svar',
};

export function faultOf(refusal: Exclude<CannotReport, { kind: 'linkClosed' }>, words: LexHellerTexts): FieldError {
  return { fieldId: fieldIds[refusal.field] ?? 'handelse', text: words.errors[refusal.kind](refusal.text) };
}
