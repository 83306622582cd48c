// Rows of a file → participations, with every problem at its line. Nothing is judged twice: what stands here is understood.
import type { CountedSubsidy, Education, Referrer, Sex } from '#followup/core';
import type { SheetCell, SheetRow } from '#exchange/core';
import { isIsoDate, slug, yearOf, type IsoDate, type Problem } from '#kernel';
import type { ExitCode, IncomeSupport, RegisterExitReason, Track } from '../codes.ts';
import { EXTRA_COLUMNS, IMPORT_COLUMNS, NEEDED_COLUMNS, type ImportColumn, type ImportMapping } from './columns.ts';
import { importProblem, type ImportProblemCode } from './problems.ts';
import {
  isNone,
  isVagueWork,
  looksLikePersonalNumber,
  readEducation,
  readExitReason,
  readExtent,
  readReferrer,
  readSex,
  readSubsidyKind,
  readSubsidyLevel,
  readSupportDuration,
  readSupportKind,
  readYesNo,
} from './values.ts';

export type ImportRow = {
  readonly line: number;
  readonly pseudonym: string;
  readonly programme: string;
  readonly programmeName: string;
  readonly sex: Sex;
  readonly birthYear: number | null;
  readonly municipality: string | null;
  readonly referrer: Referrer | null;
  readonly referredOn: IsoDate | null;
  readonly enrolledOn: IsoDate | null;
  readonly exitedOn: IsoDate | null;
  readonly exitReason: RegisterExitReason | null;
  readonly exitCode: ExitCode | null;
  readonly incomeSupportStart: IncomeSupport | null;
  readonly incomeSupportEnd: IncomeSupport | null;
  readonly subsidyKind: CountedSubsidy | null;
  readonly subsidyLevel: number | null;
  readonly strengthenedCooperation: boolean | null;
  readonly workAbilityAtExit: boolean | null;
  readonly education: Education | null;
  readonly supportDuration: string | null;
  readonly track: Track | null;
};

export type ReadRows = {
  /** Rows without an error, in the order of the file. */
  readonly rows: readonly ImportRow[];
  readonly problems: readonly Problem[];
};

export type ImportSetting = {
  readonly today: IsoDate;
  readonly mapping: ImportMapping;
  readonly programmes: readonly { readonly slug: string; readonly name: string }[];
  readonly createsProgrammes: boolean;
};

/** Columns that are missing and those that are not read. */
export function checkHeader(header: readonly string[], mapping: ImportMapping): Problem[] {
  const missing = NEEDED_COLUMNS.filter((column) => mapping[column] === undefined);
  const read = new Set(Object.values(mapping));
  const unread = header.filter((heading) => !read.has(heading));
  return [
    ...missing.map((column) => importProblem('missing-column', { line: null, column })),
    ...unread.map((column) => importProblem('unknown-column', { line: null, column })),
  ];
}

export function readImportRows(rows: readonly SheetRow[], setting: ImportSetting): ReadRows {
  const problems: Problem[] = [];
  const known = new Map(
    setting.programmes.flatMap((one) => [one.slug, slug(one.name)].map((name) => [name, one.slug])),
  );
  const read = rows.flatMap((row) => {
    const found = readRow(row, { ...setting, known });
    problems.push(...found.problems);
    return found.row ? [found.row] : [];
  });
  const clashes = clashesIn(read);
  problems.push(...clashes);
  const bad = new Set(clashes.filter(({ severity }) => severity === 'error').map(({ line }) => line));
  return {
    rows: read.filter(({ line }) => !bad.has(line)),
    problems: problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  };
}

type Known = ImportSetting & { readonly known: ReadonlyMap<string, string> };

function readRow(
  row: SheetRow,
  setting: Known,
): { readonly row: ImportRow | null; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const cell = (column: ImportColumn): string => textOf(row.cells[setting.mapping[column] ?? '']);
  const tell = (code: ImportProblemCode, column: ImportColumn, isShown = true): null => {
    problems.push(
      importProblem(code, { line: row.line, column, ...(isShown ? { value: cell(column) || null } : {}) }),
    );
    return null;
  };
  /** What a cell means; null for an empty one and for one that is told to mean nothing. */
  const meaning = <T>(column: ImportColumn, read: (text: string) => T | null, code: ImportProblemCode): T | null => {
    const text = cell(column);
    if (text === '') return null;
    return read(text) ?? tell(code, column);
  };
  const day = (column: ImportColumn): IsoDate | null => {
    const on = meaning(column, readDay, 'bad-date');
    return on !== null && on > setting.today ? tell('coming-date', column) : on;
  };

  const numbers = [...IMPORT_COLUMNS, ...EXTRA_COLUMNS].filter((column) => looksLikePersonalNumber(cell(column)));
  for (const column of numbers) tell('personal-number', column, false);
  if (numbers.length > 0) return { row: null, problems };

  const pseudonym = cell('pseudonym');
  if (pseudonym === '') tell('missing-pseudonym', 'pseudonym', false);
  const programmeName = cell('programme');
  const programme = programmeName === '' ? tell('missing-programme', 'programme', false) : programmeOf(programmeName);
  function programmeOf(name: string): string | null {
    const found = setting.known.get(slug(name));
    if (found !== undefined) return found;
    return setting.createsProgrammes && slug(name) !== '' ? slug(name) : tell('unknown-programme', 'programme');
  }
  const sex = cell('sex') === '' ? tell('missing-sex', 'sex', false) : meaning('sex', readSex, 'bad-sex');
  const birthYear = meaning('birth_year', readYear, 'bad-birth-year');
  if (cell('birth_year') === '' && setting.mapping.birth_year !== undefined)
    tell('missing-birth-year', 'birth_year', false);
  const referrer = meaning('referrer', readReferrer, 'bad-referrer');
  const [referredOn, enrolledOn, exitedOn] = [day('referred_on'), day('enrolled_on'), day('exited_on')];
  const isEmpty = (column: ImportColumn): boolean => cell(column) === '';
  if (isEmpty('referred_on') && isEmpty('enrolled_on')) tell('missing-date', 'enrolled_on', false);
  if (referredOn && enrolledOn && enrolledOn < referredOn) tell('enrolled-before-referred', 'enrolled_on');
  if (enrolledOn && exitedOn && exitedOn < enrolledOn) tell('exited-before-enrolled', 'exited_on');
  if (!isEmpty('exited_on') && isEmpty('enrolled_on')) tell('exit-without-enrolment', 'exited_on');
  if (birthYear !== null && enrolledOn) {
    const age = yearOf(enrolledOn) - birthYear;
    if (age < 0 || age > 110) tell('age-impossible', 'birth_year');
    else if (age < 16 || age > 65) tell('age-outside', 'birth_year');
  }

  const exit = exitOf();
  const exitSaid = !isEmpty('exited_on');
  function exitOf(): ReturnType<typeof readExitReason> {
    const text = cell('exit_reason');
    if (text === '') return exitedOn ? tell('exit-without-reason', 'exit_reason', false) : null;
    if (isEmpty('exited_on')) tell('reason-without-exit', 'exit_reason');
    if (isVagueWork(text) && readSubsidyKind(cell('subsidy_kind'))) return { reason: 'workSubsidised', code: null };
    return isVagueWork(text)
      ? tell('vague-exit-reason', 'exit_reason')
      : meaning('exit_reason', readExitReason, 'bad-exit-reason');
  }
  const support = (column: ImportColumn): IncomeSupport | null =>
    readSupport(cell(column), (code) => tell(code, column));
  const incomeSupportStart = support('income_support_start');
  const incomeSupportEnd = support('income_support_end');
  if (!exitSaid && !isEmpty('income_support_end')) tell('end-without-exit', 'income_support_end');
  if (exitedOn && isEmpty('income_support_end') && exit?.reason !== 'misregistration') {
    tell('exit-without-support', 'income_support_end', false);
  }
  const subsidyKind = meaning('subsidy_kind', readNoneOr(readSubsidyKind), 'bad-subsidy-kind');
  const subsidyLevel = meaning('subsidy_level', readSubsidyLevel, 'bad-subsidy-level');
  const hasSubsidy = subsidyKind !== null && subsidyKind !== 'none';
  if (hasSubsidy && exit?.reason !== 'workSubsidised' && !problems.some(({ code }) => code.endsWith('exit-reason'))) {
    tell('subsidy-without-work', 'subsidy_kind');
  }
  if (subsidyLevel !== null && subsidyLevel > 0 && isEmpty('subsidy_kind'))
    tell('level-without-kind', 'subsidy_level');
  const workAbilityAtExit = meaning('work_ability_at_exit', readYesNo, 'bad-yes-no');
  if (workAbilityAtExit !== null && !exitSaid) tell('ability-without-exit', 'work_ability_at_exit');
  const strengthenedCooperation = meaning('strengthened_cooperation', readYesNo, 'bad-yes-no');
  const education = meaning('education', readEducation, 'bad-education');
  const supportDuration = meaning('support_duration', readSupportDuration, 'bad-support-duration');
  const track = meaning('track', readTrack, 'bad-track');

  const isBad = problems.some(({ severity }) => severity === 'error');
  if (isBad || programme === null || sex === null) return { row: null, problems };
  return {
    problems,
    row: {
      line: row.line,
      pseudonym,
      programme,
      programmeName,
      sex,
      birthYear,
      municipality: cell('municipality') || null,
      referrer,
      referredOn,
      enrolledOn,
      exitedOn,
      exitReason: exit?.reason ?? (exitedOn ? 'other' : null),
      exitCode: exit?.code ?? null,
      incomeSupportStart,
      incomeSupportEnd,
      subsidyKind: hasSubsidy ? subsidyKind : null,
      subsidyLevel: hasSubsidy ? subsidyLevel : null,
      strengthenedCooperation,
      workAbilityAtExit,
      education,
      supportDuration: supportDuration?.years ?? null,
      track,
    },
  };
}

/** `försörjningsstöd:75|arbete:25`; empty is not noted, `ingen` is known to be none. */
function readSupport(text: string, tell: (code: ImportProblemCode) => null): IncomeSupport | null {
  if (text === '') return null;
  const parts = text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const none = parts.filter((part) => isNone(part.split(':')[0] ?? ''));
  if (none.length > 0) return parts.length === 1 ? [] : tell('none-beside-others');
  const list: { kind: IncomeSupport[number]['kind']; extent: number | null }[] = [];
  for (const part of parts) {
    const [label = '', ...rest] = part.split(':');
    const kind = readSupportKind(label);
    if (!kind) return tell('bad-income-support');
    const written = rest.join(':').trim();
    const extent = written === '' ? null : readExtent(written);
    if (written !== '' && extent === null) return tell('bad-extent');
    if (list.some((one) => one.kind === kind)) return tell('income-support-twice');
    list.push({ kind, extent });
  }
  if (list.reduce((sum, { extent }) => sum + (extent ?? 0), 0) > 100) tell('extent-over-full');
  return list.length === 0 ? tell('bad-income-support') : list;
}

/** Rows that cannot both be true: the later one is told. */
function clashesIn(rows: readonly ImportRow[]): Problem[] {
  const problems: Problem[] = [];
  for (const own of Map.groupBy(rows, ({ pseudonym }) => pseudonym).values()) {
    const [first] = own;
    for (const row of own.slice(1)) {
      const differs =
        row.sex !== first?.sex ||
        (row.birthYear !== null && first.birthYear !== null && row.birthYear !== first.birthYear);
      if (differs) problems.push(importProblem('person-differs', { line: row.line, column: 'pseudonym' }));
    }
    for (const stays of Map.groupBy(own, ({ programme }) => programme).values()) {
      if (stays.length < 2) continue;
      const sorted = stays.toSorted((a, b) =>
        startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : a.line - b.line,
      );
      for (const [index, row] of sorted.entries()) {
        const before = sorted[index - 1];
        if (!before || row.exitReason === 'misregistration' || before.exitReason === 'misregistration') continue;
        const isSame = startOf(before) === startOf(row);
        // The day on which one ends may be the day on which the next begins.
        const isOverlap = (before.exitedOn ?? '9999-12-31') > startOf(row);
        if (isSame) problems.push(importProblem('row-twice', { line: row.line, column: 'pseudonym' }));
        else if (isOverlap && before.enrolledOn && row.enrolledOn) {
          problems.push(
            importProblem('overlapping-participation', {
              line: row.line,
              column: 'enrolled_on',
              value: row.enrolledOn,
            }),
          );
        }
      }
    }
  }
  return problems;
}

function startOf({ enrolledOn, referredOn }: Pick<ImportRow, 'enrolledOn' | 'referredOn'>): string {
  return enrolledOn ?? `r${referredOn ?? ''}`;
}

/** Where a row stands in the register when the same file comes again. */
export function importKey(row: Pick<ImportRow, 'pseudonym' | 'programme' | 'enrolledOn' | 'referredOn'>): string {
  return [row.pseudonym, row.programme, startOf(row)].join('|');
}

function textOf(cell: SheetCell | undefined): string {
  return cell === undefined || cell === null ? '' : String(cell).normalize('NFC').trim();
}

/** Also what a spreadsheet makes of a day. */
function readDay(text: string): IsoDate | null {
  const day = /^\d{8}$/.test(text)
    ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
    : text.replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/, '');
  return isIsoDate(day) ? day : null;
}

function readYear(text: string): number | null {
  return /^(?:19|20)\d{2}$/.test(text) ? Number(text) : null;
}

function readTrack(text: string): Track | null {
  const found = /^(?:spår\s*)?([1-4])$/i.exec(text);
  return (found?.[1] as Track | undefined) ?? null;
}

function readNoneOr<T>(read: (text: string) => T | null): (text: string) => T | 'none' | null {
  return (text) => (isNone(text) || text === '-' ? 'none' : read(text));
}
