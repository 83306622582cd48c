// The labels of SIE 1–4 and what the format says about each: how many fields it has at most, and which file types it
// belongs to.

type LabelRule = {
  /** Fields the format knows; object lists count as one. */
  readonly fields: number;
  /** Its last field may hold raw quotation marks, because no field comes after it. */
  readonly endsInText?: true;
  /** File types it stands in; all when not said. */
  readonly types?: readonly number[];
};

export const LABELS = {
  '#FLAGGA': { fields: 1 },
  '#PROGRAM': { fields: 2 },
  '#FORMAT': { fields: 1 },
  '#GEN': { fields: 2 },
  '#SIETYP': { fields: 1 },
  '#PROSA': { fields: 1, endsInText: true },
  '#FTYP': { fields: 1 },
  '#FNR': { fields: 1 },
  '#ORGNR': { fields: 3 },
  '#BKOD': { fields: 1 },
  '#ADRESS': { fields: 4 },
  '#FNAMN': { fields: 1, endsInText: true },
  '#RAR': { fields: 3 },
  '#TAXAR': { fields: 1 },
  '#OMFATTN': { fields: 1 },
  '#KPTYP': { fields: 1 },
  '#VALUTA': { fields: 1 },
  '#KONTO': { fields: 2, endsInText: true },
  '#KTYP': { fields: 2 },
  '#ENHET': { fields: 2 },
  '#SRU': { fields: 2 },
  '#DIM': { fields: 2, endsInText: true },
  '#UNDERDIM': { fields: 3 },
  '#OBJEKT': { fields: 3, endsInText: true },
  '#IB': { fields: 4 },
  '#UB': { fields: 4 },
  '#RES': { fields: 4 },
  '#OIB': { fields: 5, types: [3, 4] },
  '#OUB': { fields: 5, types: [3, 4] },
  '#PSALDO': { fields: 6, types: [2, 3, 4] },
  '#PBUDGET': { fields: 6, types: [2, 3, 4] },
  '#VER': { fields: 6, types: [4] },
  '#TRANS': { fields: 7, types: [4] },
  '#RTRANS': { fields: 7, types: [4] },
  '#BTRANS': { fields: 7, types: [4] },
  '#KSUMMA': { fields: 1 },
} as const satisfies Readonly<Record<string, LabelRule>>;

export type SieLabel = keyof typeof LABELS;

export function isSieLabel(label: string): label is SieLabel {
  return Object.hasOwn(LABELS, label);
}

export function ruleOf(label: SieLabel): LabelRule {
  return LABELS[label];
}
