// A note ↔ the fields of its form: what was sent becomes an item, and an item to correct is put in its fields.
import type { IncomeSupport, Item, ItemInput, ItemKind } from '#participants/core';
import type { SentForm } from '../../forms.server.ts';
import { savedIncomes, yesNo } from '../../register-fields.ts';
import type { Typed } from '../../typed.ts';

/** The item as the use case takes it; what does not fit is refused there. */
export function itemOf(kind: ItemKind, form: SentForm): ItemInput {
  const base = { kind, from: form.text('datum') };
  const text = form.text('text');
  const fields: Readonly<Record<ItemKind, object>> = {
    activity: {
      to: form.orNull('till'),
      activity: form.text('aktivitet'),
      employerKind: form.orNull('arbetsgivare'),
      extent: form.number('omfattning'),
      text,
    },
    contact: { with: form.authorities('med'), text },
    planGoal: { to: form.orNull('till'), state: form.text('lage'), text },
    measurement: {
      instrument: form.text('instrument', 80),
      version: form.number('version'),
      answeredBy: form.text('svarat'),
      answers: Object.fromEntries(
        Object.keys(form.typed())
          .filter((name) => name.startsWith('punkt-') && form.text(name) !== '')
          .map((name) => [name.slice('punkt-'.length), form.number(name)]),
      ),
    },
    health: {
      occasion: form.text('nar'),
      vas: form.number('vas'),
      qualityOfLife: form.text('nar') === 'exit' ? form.orNull('livskvalitet') : null,
    },
    violenceAsked: {},
    sip: { exists: form.yesNo('sip') === true },
    followUp: {
      months: Number(form.text('manader')),
      isReached: form.yesNo('nadd') === true,
      occupation: form.orNull('sysselsattning'),
      incomeSupport: form.incomes('forsorjning'),
      text,
    },
    afterCare: { with: form.authorities('med'), text },
  };
  return { ...base, ...fields[kind] } as ItemInput;
}

/** What is noted, in the fields of its form. */
export function savedItem(item: Pick<Item, 'kind' | 'from' | 'to' | 'details' | 'text'>): Typed {
  const { kind, details } = item;
  const word = (name: string): string => {
    const value = details[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const fields: Readonly<Record<ItemKind, () => Typed>> = {
    activity: () => ({
      aktivitet: word('activity'),
      arbetsgivare: word('employerKind'),
      omfattning: word('extent'),
    }),
    contact: () => ({ med: listOf(details['with']) }),
    planGoal: () => ({ lage: word('state') }),
    measurement: () => ({
      instrument: word('instrument'),
      version: word('version'),
      svarat: word('answeredBy'),
      ...Object.fromEntries(
        Object.entries((details['answers'] ?? {}) as Record<string, number>).map(([id, answer]) => [
          `punkt-${id}`,
          String(answer),
        ]),
      ),
    }),
    health: () => ({ nar: word('occasion'), vas: word('vas'), livskvalitet: word('qualityOfLife') }),
    violenceAsked: () => ({}),
    sip: () => ({ sip: yesNo(details['exists'] === true) }),
    followUp: () => ({
      manader: word('months'),
      nadd: yesNo(details['isReached'] === true),
      sysselsattning: word('occupation'),
      ...savedIncomes('forsorjning', (details['incomeSupport'] ?? null) as IncomeSupport | null),
    }),
    afterCare: () => ({ med: listOf(details['with']) }),
  };
  return { datum: item.from, till: item.to ?? '', text: item.text ?? '', ...fields[kind]() };
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
