// The form of an item: what was typed, what is wrong with it, and what the use cases take.
import { RESPONSIBLES, type CannotChangeWheel, type DayOfYear, type Responsible } from '#decisions/core';
import type { FieldError } from '#design/ui';
import { isIsoDate, yearOf, type IsoDate } from '#kernel';
import type { AccessRefusal } from '#access/core';
import { isAccessRefusal, stopAt } from '../answer.ts';
import { dayAndMonth, type WheelTexts } from './texts.ts';

export type TypedItem = {
  readonly id: string;
  readonly title: string;
  readonly due: string;
  readonly from: string;
  readonly responsible: string;
  readonly often: string;
  readonly scope: string;
};

export type ReadForm = {
  readonly typed: TypedItem;
  readonly errors: readonly FieldError[];
  readonly item: {
    readonly id: string;
    readonly title: string;
    readonly from: DayOfYear | null;
    readonly due: DayOfYear;
    readonly intervalYears: number;
    readonly firstYear: number;
    readonly responsible: Responsible;
  };
  readonly dueOn: IsoDate;
};

/** `firstYear` of an item that comes every year is kept as it was. */
export function readItemForm(
  form: FormData,
  words: WheelTexts,
  kept: { readonly firstYear?: number } = {},
): ReadForm {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const typed: TypedItem = {
    id: text('id'),
    title: text('rubrik'),
    due: text('dag'),
    from: text('fran'),
    responsible: text('vem'),
    often: text('ofta') || '1',
    scope: text('galler') || 'alla',
  };
  const responsible = RESPONSIBLES.find((one) => one === typed.responsible);
  const errors: FieldError[] = [];
  const isOnlyDay = typed.scope === 'bara';
  if (!isOnlyDay && (typed.title === '' || typed.title.length > 200)) {
    errors.push({ fieldId: 'rubrik', text: words.errors.title });
  }
  if (!isIsoDate(typed.due)) errors.push({ fieldId: 'dag', text: words.errors.day });
  if (!isOnlyDay && typed.from !== '' && !isIsoDate(typed.from)) {
    errors.push({ fieldId: 'fran', text: words.errors.day });
  } else if (!isOnlyDay && isIsoDate(typed.from) && isIsoDate(typed.due) && typed.from >= typed.due) {
    errors.push({ fieldId: 'fran', text: words.errors.order });
  }
  if (!isOnlyDay && !responsible) errors.push({ fieldId: 'vem', text: words.errors.who });
  const intervalYears = Number(typed.often);
  const year = isIsoDate(typed.due) ? yearOf(typed.due) : 2000;
  return {
    typed,
    errors,
    item: {
      id: typed.id,
      title: typed.title,
      from: isIsoDate(typed.from) ? dayOf(typed.from) : null,
      due: dayOf(typed.due),
      intervalYears,
      firstYear: intervalYears === 1 ? (kept.firstYear ?? year) : year,
      responsible: responsible ?? 'office',
    },
    dueOn: typed.due,
  };
}

/** What a refusal says, at its field; a denied or senseless request gets its error page. */
export function faultOf(refusal: CannotChangeWheel | AccessRefusal, words: WheelTexts): FieldError {
  if (isAccessRefusal(refusal)) return stopAt(refusal);
  switch (refusal.kind) {
    case 'laterThanLaw':
      return { fieldId: 'dag', text: words.errors.later(dayAndMonth(refusal.latest, words), refusal.law) };
    case 'setByLaw':
      return { fieldId: 'innehall', text: words.errors.setByLaw(refusal.law) };
    case 'noSuchItem':
      return { fieldId: 'innehall', text: words.errors.gone };
    case 'notThatYear':
      return { fieldId: 'innehall', text: words.errors.notThatYear };
    default:
      return refusal satisfies never;
  }
}

function dayOf(date: IsoDate): DayOfYear {
  return { month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}
