// Tax rates of a municipality and its region; the national average where a municipality's are not known.
import type { ParameterReader } from './parameter-reader.ts';
import type { ParameterSet } from './parameters.ts';
import type { Rates } from './person-year.ts';

export type Municipality = { readonly code: string; readonly name: string };

/** Those whose rates are in the parameters, in the order of their codes. */
export function municipalitiesOf(set: ParameterSet, labels: ReadonlyMap<string, string>): Municipality[] {
  return [...set.keys()].flatMap((name) => {
    const code = /^municipal_tax\.(\d{4})$/.exec(name)?.[1];
    return code ? [{ code, name: labels.get(name) ?? code }] : [];
  });
}

/** By name or code, in any letter case; "Habo kommun" is Habo. */
export function findMunicipality(all: readonly Municipality[], text: string): Municipality | null {
  const wanted = text
    .trim()
    .toLowerCase()
    .replace(/s? kommun$/, '');
  return (
    all.find(({ code, name }) => code === wanted || name.toLowerCase() === wanted) ??
    all.find(({ name }) => name.toLowerCase() === `${wanted}s`) ??
    null
  );
}

/** Regions by the county code that a municipality's code begins with. */
const REGIONS: Readonly<Record<string, string>> = { '06': 'regional_tax.06_jonkoping' };

/** In hundredths of a per cent. Without a municipality: the national average, of the latest year that has one. */
export function ratesOf(reader: ParameterReader, of: { readonly code: string | null; readonly year: number }): Rates {
  const { code, year } = of;
  const region = REGIONS[code?.slice(0, 2) ?? ''];
  if (code === null || region === undefined) {
    return {
      kommun: hundredths(reader.of('municipal_tax.national_average_kommun', year)),
      region: hundredths(reader.of('regional_tax.national_average', year)),
    };
  }
  return {
    kommun: hundredths(reader.of(`municipal_tax.${code}`, year)),
    region: hundredths(reader.of(region, year)),
  };
}

function hundredths(percent: number): number {
  return Math.round(percent * 100);
}
