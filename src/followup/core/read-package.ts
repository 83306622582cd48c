// A package as a JSON text: parsed once, at the door, with the place of every fault.
import * as v from 'valibot';
import { accept, refuse, type Problem, type Result } from '#kernel';
import { checkPackage } from './check-package.ts';
import { FollowUpPackageInput, type FollowUpPackage } from './package.ts';

export type CannotReadPackage =
  | { readonly kind: 'notJson' }
  | { readonly kind: 'wrongShape'; readonly faults: readonly { readonly path: string; readonly message: string }[] };

/** The package and what is doubtful about its counts; a refusal says where the text is not a package. */
export function readPackageJson(
  text: string,
): Result<{ readonly package: FollowUpPackage; readonly problems: readonly Problem[] }, CannotReadPackage> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return refuse({ kind: 'notJson' });
  }
  const parsed = v.safeParse(FollowUpPackageInput, data);
  if (!parsed.success) {
    const faults = parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }));
    return refuse({ kind: 'wrongShape', faults });
  }
  return accept({ package: parsed.output, problems: checkPackage(parsed.output) });
}
