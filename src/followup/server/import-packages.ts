import { useCase } from '#access/server';
import type { Tx } from '#database/server';
import {
  packageKey,
  readPackageFile,
  type CannotImportPackages,
  type FollowUpPackage,
  type SheetContext,
} from '#followup/core';
import { accept, isIsoDate, refuse, type Problem, type Result } from '#kernel';
import { listProgrammes } from '#programmes/server';
import * as v from 'valibot';
import { findLatestPackage } from './package-store.ts';
import { orgNumberOf, receivePackage } from './receive-package.ts';

const Text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
const Day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);

const SheetFacts = v.pipe(
  v.object({
    from: Day,
    to: Day,
    programme: v.nullable(Text),
    countingUnit: v.picklist(['person', 'participation', 'event', 'answer']),
    definitions: v.array(Text),
    /** Who counted, from what; null: the name of the file. */
    source: v.nullable(Text),
  }),
  v.check(({ from, to }) => from <= to, 'a period ends on or after the day it starts'),
);

export type ImportedPackage = Pick<FollowUpPackage, 'programme' | 'from' | 'to' | 'version'> & {
  /** False when the newest version said the same already. */
  readonly isNew: boolean;
  readonly problems: readonly Problem[];
};

export type ImportedPackages = {
  readonly packages: readonly ImportedPackage[];
  /** What was noticed in tables, file by file. */
  readonly problems: readonly (Problem & { readonly fileName: string })[];
};

/**
 * Receives every package of some files, or none of them. `sheet` is what tables do not say; `reason` makes counts that
 * differ from the newest version a correction. What is saved already is passed over.
 */
export const importPackages = useCase({
  permission: 'followup.save',
  action: 'followup.import',
  input: v.object({
    files: v.pipe(
      v.array(
        v.object({
          fileName: Text,
          bytes: v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'is the content of a file'),
        }),
      ),
      v.minLength(1),
    ),
    sheet: v.nullable(SheetFacts),
    reason: v.nullable(Text),
  }),
  async run(context, { files, sheet, reason }): Promise<Result<ImportedPackages, CannotImportPackages>> {
    const { tx } = context;
    const base = sheet && (await contextOf(tx, context.space.id, sheet));
    const packages: ImportedPackage[] = [];
    const problems: (Problem & { fileName: string })[] = [];
    for (const { fileName, bytes } of files) {
      const read = readPackageFile(bytes, base && { ...base, source: sheet?.source ?? fileName });
      if (!read.ok) return refuse({ ...read.refusal, fileName, of: null });
      problems.push(...read.value.problems.map((problem) => ({ ...problem, fileName })));
      for (const stated of read.value.packages) {
        const one = await asCorrection(tx, stated, reason);
        const received = await receivePackage(context, one);
        if (received.ok) packages.push({ ...shown(one), ...received.value, isNew: true });
        else if (received.refusal.kind === 'nothingChanged')
          packages.push({ ...shown(one), version: received.refusal.latestVersion, isNew: false, problems: [] });
        else return refuse({ ...received.refusal, fileName, of: packageKey(one) });
      }
    }
    return accept({ packages, problems });
  },
  details: ({ value: { packages } }) => ({
    packages: packages.length,
    new: packages.filter(({ isNew }) => isNew).length,
    programmes: [...new Set(packages.map(({ programme }) => programme))].join(','),
  }),
});

type Facts = v.InferOutput<typeof SheetFacts>;

async function contextOf(tx: Tx, spaceId: string, sheet: Facts): Promise<Omit<SheetContext, 'source'>> {
  const { programme, source: _, ...facts } = sheet;
  const known = await listProgrammes(tx);
  return {
    ...facts,
    association: await orgNumberOf(tx, spaceId),
    decision: null,
    programmes: Object.fromEntries(
      known.flatMap(({ slug, name, fullName }) =>
        [name, ...(fullName ? [fullName] : [])].map((text) => [text, slug]),
      ),
    ),
    ...(programme === null ? {} : { programme }),
  };
}

/** The reason belongs to what differs from a saved version; a package with its own reason keeps it. */
async function asCorrection(tx: Tx, one: FollowUpPackage, reason: string | null): Promise<FollowUpPackage> {
  if (reason === null || one.correctionReason !== null) return one;
  const latest = await findLatestPackage(tx, one);
  return latest === null ? one : { ...one, version: latest.version + 1, correctionReason: reason };
}

function shown({ programme, from, to, version }: FollowUpPackage) {
  return { programme, from, to, version };
}
