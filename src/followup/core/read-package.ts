// Packages as a JSON text: parsed once, at the door, with the place of every fault.
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
  const data = parseJson(text);
  if (!data.ok) return data;
  const read = parseAs(FollowUpPackageInput, data.value);
  return read.ok ? accept({ package: read.value, problems: checkPackage(read.value) }) : read;
}

/** One package or a list of them, in the order of the text. Their counts are checked when they are received. */
export function readPackagesJson(text: string): Result<readonly FollowUpPackage[], CannotReadPackage> {
  const data = parseJson(text);
  if (!data.ok) return data;
  if (Array.isArray(data.value)) return parseAs(PackageList, data.value);
  const read = parseAs(FollowUpPackageInput, data.value);
  return read.ok ? accept([read.value]) : read;
}

const PackageList = v.pipe(v.array(FollowUpPackageInput), v.minLength(1, 'the list holds no package'));

function parseJson(text: string): Result<unknown, CannotReadPackage> {
  try {
    return accept(JSON.parse(text) as unknown);
  } catch {
    return refuse({ kind: 'notJson' });
  }
}

function parseAs<Schema extends v.GenericSchema>(
  schema: Schema,
  data: unknown,
): Result<v.InferOutput<Schema>, CannotReadPackage> {
  const parsed = v.safeParse(schema, data);
  if (parsed.success) return accept(parsed.output);
  const faults = parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }));
  return refuse({ kind: 'wrongShape', faults });
}
