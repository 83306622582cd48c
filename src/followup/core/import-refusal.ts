// Why a package could not come in, and the English sentences for the command line.
import { cannotReadSentence } from '#exchange/core';
import { unreachable, type Problem } from '#kernel';
import type { PackageProblem } from './check-package.ts';
import type { CannotSavePackage } from './correction.ts';
import type { CannotReadPackageFile } from './read-package-file.ts';

export type CannotReceivePackage =
  | CannotSavePackage
  | { readonly kind: 'otherAssociation'; readonly given: string; readonly own: string }
  | { readonly kind: 'unknownProgramme'; readonly programme: string; readonly known: readonly string[] }
  | { readonly kind: 'wrongCounts'; readonly problems: readonly PackageProblem[] };

/** `of` is the package that was refused, `nova@2024-01-01..2024-12-31`; null when the file itself was. */
export type CannotImportPackages = { readonly fileName: string; readonly of: string | null } & (
  CannotReceivePackage | CannotReadPackageFile
);

/** One English sentence; nothing of any file was saved. */
export function packagesRefusalMessage(refusal: CannotImportPackages): string {
  const { fileName, of } = refusal;
  return `${fileName}${of === null ? '' : `, ${of}`}: ${reasonOf(refusal)}`;
}

function reasonOf(refusal: CannotReceivePackage | CannotReadPackageFile): string {
  switch (refusal.kind) {
    case 'reasonMissing':
      return `version ${refusal.latestVersion} is saved with other counts; a correction says why: --reason TEXT.`;
    case 'versionTaken':
      return `the file says version ${refusal.given}, and the next one is ${refusal.latestVersion + 1}.`;
    case 'nothingChanged':
      return `version ${refusal.latestVersion} says the same already.`;
    case 'nothingToCorrect':
      return 'the file corrects a version that was never saved; take its correctionReason away.';
    case 'otherAssociation':
      return `the counts are for ${refusal.given}, not for ${refusal.own}.`;
    case 'unknownProgramme':
      return refusal.known.length === 0
        ? `there is no programme "${refusal.programme}"; ./stegvis programmes import FILE.json brings programmes in.`
        : `there is no programme "${refusal.programme}"; there are ${refusal.known.join(', ')}.`;
    case 'wrongCounts':
      return firstOf('the counts contradict each other', refusal.problems);
    case 'notJson':
      return 'the file is not JSON.';
    case 'wrongShape': {
      const [first] = refusal.faults;
      return `the file is not a follow-up package: ${first?.path ? `${first.path}: ` : ''}${first?.message ?? ''}.`;
    }
    case 'table':
      return cannotReadSentence(refusal.why);
    case 'periodMissing':
      return 'a table does not say which days it counts; add --from YYYY-MM-DD and --to YYYY-MM-DD.';
    case 'noCounts':
      return 'the table has no row with counts.';
    case 'fileHasErrors':
      return firstOf('the table has errors', refusal.problems);
    default:
      return unreachable(refusal);
  }
}

function firstOf(what: string, problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const place = first?.line === null || first?.line === undefined ? '' : ` (row ${first.line})`;
  const more = errors.length > 1 ? `, and ${errors.length - 1} more` : '';
  return `${what}${more === '' ? '' : ` (${errors.length})`}, the first${place}: ${first?.message ?? ''}`;
}
