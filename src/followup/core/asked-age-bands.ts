// Whether a package divides ages as the association has asked for: other bands cannot be added to those of other programmes.
import type { PackageProblem } from './check-package.ts';
import type { FollowUpPackage } from './package.ts';

/** `age-bands-differ` (warning); nothing while the association has asked for none, or where ages are not told. `asked`: `16-29,30-64`. */
export function checkAgeBands(one: FollowUpPackage, asked: string | null): PackageProblem[] {
  const bands = one.measures.flatMap(({ dimensions }) => dimensions.ageBand ?? []).filter((band) => band !== 'other');
  const given = [...new Set(bands)].toSorted();
  if (asked === null || given.length === 0 || given.join(',') === asked.split(',').toSorted().join(',')) return [];
  const about = { kind: 'ageBands', given: given.join(','), asked } as const;
  const message = `Ages are divided as ${about.given}, but the association asks for ${asked}.`;
  return [{ severity: 'warning', code: 'age-bands-differ', line: null, message, about }];
}
