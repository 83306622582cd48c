// The decision that a form points at, by DecisionField of #decisions/ui.
import type { Session } from '#access/server';
import { readDecision, type DecidedItem, type DecisionReference, type TypedDecision } from '#decisions/core';
import { readDecidedItems } from '#decisions/server';
import { inBoth, type Language } from '#design/core';
import type { FieldError } from '#design/ui';
import { valueOr } from './answer.ts';

const texts = inBoth(
  {
    noDecision: 'Välj beslutet, eller skriv dess paragraf och dag',
    noSuchDecision: 'Beslutet finns inte längre i listan. Välj igen',
    noReference: 'Skriv paragrafen, till exempel § 14/2021',
    noDecisionDay: 'Skriv dagen för beslutet',
  },
  {
    noDecision: 'Choose the decision, or write its paragraph and day',
    noSuchDecision: 'The decision is no longer in the list. Choose again',
    noReference: 'Write the paragraph, for example § 14/2021',
    noDecisionDay: 'Write the day of the decision',
  },
);

export async function decidedItems(session: Session): Promise<DecidedItem[]> {
  return valueOr(await readDecidedItems(session, {}), (refusal: never) => refusal);
}

export type SentDecision =
  | { readonly decision: DecisionReference | null; readonly typed: TypedDecision; readonly errors: readonly [] }
  | { readonly decision: null; readonly typed: TypedDecision; readonly errors: readonly [FieldError] };

/** What the field sent, and what is wrong with it. Null without errors: nothing was said, where that may be. */
export async function sentDecision(
  form: FormData,
  of: {
    readonly id: string;
    readonly session: Session;
    readonly language: Language;
    readonly isOptional?: boolean;
  },
): Promise<SentDecision> {
  const { id, session, language, isOptional = false } = of;
  const part = (name: string): string => {
    const value = form.get(`${id}.${name}`);
    return typeof value === 'string' ? value.trim().slice(0, 200) : '';
  };
  const typed = { item: part('punkt'), reference: part('text'), decidedOn: part('dag') };
  const read = readDecision(typed, await decidedItems(session));
  if (read.ok) return { decision: read.value, typed, errors: [] };
  const { kind } = read.refusal;
  if (kind === 'noDecision' && isOptional) return { decision: null, typed, errors: [] };
  const places = { noDecision: '', noSuchDecision: '.punkt', noReference: '.text', noDecisionDay: '.dag' };
  return { decision: null, typed, errors: [{ fieldId: `${id}${places[kind]}`, text: texts[language][kind] }] };
}
