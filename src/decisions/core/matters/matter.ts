// The register of matters (diarium, OSL 5:1–2): a matter has a number in its year, a record a number in its matter.
import type { IsoDate } from '#kernel';

export const directions = ['in', 'out', 'own'] as const;
export type Direction = (typeof directions)[number];

export const disposals = ['kept', 'twoYears', 'sevenYears', 'whenNotNeeded'] as const;
export type Disposal = (typeof disposals)[number];

export type MatterState = 'open' | 'closed';
/** Drawn in docs/states/matter.mmd. */
export const matterMoves = {
  close: { from: ['open'], to: 'closed' },
  reopen: { from: ['closed'], to: 'open' },
} as const satisfies Record<string, { readonly from: readonly MatterState[]; readonly to: MatterState }>;

export type Matter = {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly title: string;
  readonly secrecyMark: string | null;
  readonly openedOn: IsoDate;
  readonly closedOn: IsoDate | null;
  readonly state: MatterState;
};

export type MatterRecord = {
  readonly id: string;
  readonly number: number;
  readonly direction: Direction;
  readonly datedOn: IsoDate;
  /** Sender or receiver. */
  readonly counterpart: string | null;
  readonly title: string;
  readonly secrecyMark: string | null;
  readonly disposal: Disposal;
  readonly fileId: string | null;
};

/** `2025:02`. */
export function matterNumber({ year, number }: Pick<Matter, 'year' | 'number'>): string {
  return `${year}:${String(number).padStart(2, '0')}`;
}

/** `2025:02 / 3`. */
export function recordNumber(matter: Pick<Matter, 'year' | 'number'>, record: Pick<MatterRecord, 'number'>): string {
  return `${matterNumber(matter)} / ${record.number}`;
}

/** Reads `Dnr 2025:02 / 3`, `2025:2/3`, `2025:02-3`, `2025-02 / 3`; null when it is no number of the series. */
export function parseNumber(
  text: string,
): { readonly year: number; readonly matter: number; readonly record: number | null } | null {
  const found = /^\s*(?:dnr\.?\s*)?(\d{4})\s*[:\-–]\s*(\d{1,5})(?:\s*[/–-]\s*(\d{1,5}))?\s*$/i.exec(text);
  if (!found) return null;
  const [year, matter, record] = [
    Number(found[1]),
    Number(found[2]),
    found[3] === undefined ? null : Number(found[3]),
  ];
  return year < 1994 || year > 2200 || matter === 0 || record === 0 ? null : { year, matter, record };
}

/** The first day when a record may be disposed of, as its rule says; null: kept, or not counted in years. */
export function disposableFrom(
  { disposal }: Pick<MatterRecord, 'disposal'>,
  closedOn: IsoDate | null,
): IsoDate | null {
  if (closedOn === null || disposal === 'kept' || disposal === 'whenNotNeeded') return null;
  // Through the year: räkenskapsinformation is kept through the seventh year after the year it belongs to (LKBR 3:13).
  return `${Number(closedOn.slice(0, 4)) + (disposal === 'sevenYears' ? 8 : 3)}-01-01`;
}

export const MASK = 'Sekretess';
export const MASKED_NAME = 'Enskild person';

export type ListedRecord = MatterRecord & { readonly matter: Matter };

/**
 * What is handed out to whoever asks for the register: a marked title (of the record or its matter) and its counterpart
 * are hidden, and so is every counterpart that is not known to be an organisation (OSL 5:2 st 2).
 */
export function maskedRecord(record: ListedRecord, isOrganisation: (name: string) => boolean): ListedRecord {
  const { matter } = record;
  const isMarked = record.secrecyMark !== null || matter.secrecyMark !== null;
  const counterpart =
    record.counterpart === null
      ? null
      : isMarked
        ? MASK
        : isOrganisation(record.counterpart)
          ? record.counterpart
          : MASKED_NAME;
  return {
    ...record,
    counterpart,
    title: isMarked ? MASK : withoutIdentityNumbers(record.title),
    matter: { ...matter, title: matter.secrecyMark === null ? withoutIdentityNumbers(matter.title) : MASK },
  };
}

/** Words that stand in names of authorities, companies and associations, and hardly in those of people. */
const organisationWords =
  /\b(kommun(en)?|region(en)?|landsting|förbund(et)?|samordningsförbund(et)?|försäkringskassan|arbetsförmedlingen|socialstyrelsen|skatteverket|länsstyrelsen?|myndighet(en)?|verket|nämnd(en)?|rådet|nätverket|domstol(en)?|förvaltningsrätten|universitet(et)?|högskolan?|skr|nns|esf-rådet|bank(en)?|revisionsbyrå|ab|hb|kb|ek\.? ?för|förening(en)?|stiftelsen?|as|oy|gmbh|ltd|inc)\b|(kommun|region|verket|nämnden|styrelsen|rådet)$/i;

export function looksLikeOrganisation(name: string): boolean {
  return organisationWords.test(name.trim());
}

/** Ten or twelve digits of a person's or a coordination number, whatever parts them. */
function withoutIdentityNumbers(text: string): string {
  return text.replaceAll(
    /\b(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])[-+ ]?\d{4}\b/g,
    '[personnummer]',
  );
}
