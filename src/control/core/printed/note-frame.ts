// What a note is about, from its key: `note3Costs`, `not2Intäkter`, "Not 4 Fordringar".
import type { TableKind } from '../report-under-control.ts';

const kinds: readonly (readonly [RegExp, TableKind, string])[] = [
  [/netagainstbudget|netto.*budget|kompletterande/, 'notes.netAgainstBudget', 'Nettouppgifter mot budget'],
  [
    /^(member)?contributions|^(erhållna)?(driftbidrag|medlemsbidrag)/,
    'notes.contributions',
    'Bidrag från medlemmarna',
  ],
  [/^(operating)?(income|revenues?)$|^(verksamhetens)?intäkter$/, 'notes.income', 'Verksamhetens intäkter'],
  [/^(operating)?(costs|expenses)$|^(verksamhetens)?kostnader$/, 'notes.costs', 'Verksamhetens kostnader'],
  [/^(current|shortterm)?receivables|^(kortfristiga)?fordringar$/, 'notes.receivables', 'Fordringar'],
  [/^(current|shortterm)?liabilities|^(kortfristiga)?skulder$/, 'notes.liabilities', 'Kortfristiga skulder'],
];

export type NoteFrame = {
  readonly id: string;
  readonly kind: TableKind;
  readonly caption: string;
  readonly topic: string;
};

export function noteFrame(key: string): NoteFrame | null {
  const parts = /^(?:[Nn]otes?|[Nn]ot)\.?\s*(\d+[a-z]?)?\.?[\s_.:–-]*(.*)$/.exec(key);
  const isNote = parts !== null && (parts[1] !== undefined || /^(note|not)[A-ZÅÄÖ\s]/.test(key));
  if (!parts || !isNote) return null;
  const topic = parts[2] ?? '';
  const plain = topic.toLowerCase().replaceAll(/\s/g, '');
  const found = kinds.find(([pattern]) => pattern.test(plain));
  const number = parts[1] ?? '';
  const caption = ['Not', number, found?.[2] ?? spaced(topic)].filter(Boolean).join(' ');
  return {
    id: found ? found[1] : `notes.${plain || number}`,
    kind: found ? found[1] : 'notes.other',
    caption,
    topic: plain,
  };
}

/** `Sales` and `NetSales` as words; Swedish keys are words already. */
function spaced(topic: string): string {
  return topic.replaceAll(/([a-zåäö])([A-ZÅÄÖ])/g, '$1 $2').trim();
}
