// The statutes (förbundsordning): what FinsamL 9 § asks for, point by point.

export const STATUTE_POINTS: readonly string[] = [
  'Namn, säte, medlemmar och ändamål',
  'Organisation',
  'Antal ledamöter och ersättare, hur medlemmarna är företrädda, kortare mandattid',
  'Uppgifter och beslutanderätt',
  'Medlemmarnas rätt att väcka ärenden',
  'Frågor som kräver kvalificerad majoritet',
  'Var tillkännagivanden anslås',
  'Andelar i tillgångar och skulder, fördelning av kostnader',
  'Begränsningar av skuldsättning',
  'Medlemmarnas styrning och insyn',
  'Budgetprocessen',
  'Revisorernas mandattid',
  'Gemensamma revisorer',
  'Villkor för utträde',
  'Likvidation och upplösning',
  'Hur tvister löses',
  'Ekonomiska förmåner',
  'Övrigt om ekonomi och förvaltning',
];

export type StatutesVersion = {
  readonly version: number;
  readonly validFrom: string;
  /** When each member said yes, in words. */
  readonly decided: string;
  /** `1` … `18` → paragraph and words. */
  readonly points: Readonly<Record<string, string>>;
  /** Days before a meeting of the board when its notice is sent; null when the statutes do not say. */
  readonly noticeDays: number | null;
  readonly fileId: string | null;
};

/** Numbers of the points that are not written yet. */
export function missingPoints(points: Readonly<Record<string, string>>): number[] {
  return STATUTE_POINTS.map((_, index) => index + 1).filter((point) => !points[String(point)]?.trim());
}

/** The version that holds on a day: the latest made of those that have begun, by their first day. */
export function statutesOn(versions: readonly StatutesVersion[], day: string): StatutesVersion | null {
  const begun = versions.filter(({ validFrom }) => validFrom <= day);
  return (
    begun
      .toSorted((a, b) => (a.validFrom === b.validFrom ? a.version - b.version : a.validFrom < b.validFrom ? -1 : 1))
      .at(-1) ?? null
  );
}
