// Age is the year of enrolment minus the year of birth; bands are a setting, and outside all of them is `other`.
import * as v from 'valibot';
import { yearOf, type IsoDate } from '#kernel';
import { readAgeBands } from '../programme-report/form.ts';

export type AgeBands = readonly { readonly name: string; readonly least: number; readonly most: number }[];

export const DEFAULT_AGE_BANDS = '16-29,30-64';

/** `16-29,30-49,50-64` as bands, the youngest first; null when it is no list of bands or two of them overlap. */
export function ageBandsOf(text: string): AgeBands | null {
  const bands = readAgeBands(text)?.map((name) => {
    const [least = 0, most = 0] = name.split('-').map(Number);
    return { name: `${least}-${most}`, least, most };
  });
  return bands?.toSorted((a, b) => a.least - b.least) ?? null;
}

/** Bands as they are written in a setting: whatever dashes and spaces were typed, `16-29,30-64` comes out. */
export const AgeBandsText = v.pipe(
  v.string(),
  v.maxLength(200),
  v.check((text) => ageBandsOf(text) !== null, 'age bands are written 16-29,30-64 and do not overlap'),
  v.transform((text) => bandsText(ageBandsOf(text) ?? [])),
);

export function bandsText(bands: AgeBands): string {
  return bands.map(({ name }) => name).join(',');
}

/** The band on the day of enrolment; `other` outside all bands, and when the year of birth is not known. */
export function ageBandOf(
  person: { readonly birthYear: number | null; readonly enrolledOn: IsoDate },
  bands: AgeBands,
): string {
  if (person.birthYear === null) return 'other';
  const age = yearOf(person.enrolledOn) - person.birthYear;
  return bands.find(({ least, most }) => least <= age && age <= most)?.name ?? 'other';
}
