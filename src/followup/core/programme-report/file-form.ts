// The form as rows with codes, for a Word file and a workbook; and what comes back, checked place by place.
import { reportLabels, fieldLabel, type ReportWords } from './labels.ts';
import { typingProblems, type ReportProblem } from './check.ts';
import {
  reportFields,
  REPORT_SECTIONS,
  type ReportField,
  type ReportForm,
  type ReportSection,
  type ReportValues,
} from './form.ts';
import { tidyValues } from './values.ts';

/** Which report a file is of, and on what its answers were written. */
export const IDENTITY_CODE = 'R1';
export const VERSIONS_CODE = 'R2';

export type SectionVersions = Readonly<Partial<Record<ReportSection, number>>>;

export type FileRow = {
  readonly code: string;
  readonly label: string;
  readonly answer: string;
  readonly last: string;
};

export type FileSection = {
  readonly section: ReportSection;
  readonly heading: string;
  readonly hint: string;
  /** Rows under a heading of their own: goals. Else one group without heading. */
  readonly groups: readonly { readonly heading: string | null; readonly rows: readonly FileRow[] }[];
};

export type FileForm = {
  readonly title: string;
  readonly facts: readonly string[];
  readonly identity: readonly FileRow[];
  readonly sections: readonly FileSection[];
};

export type FileAbout = {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly form: ReportForm;
  readonly values: ReportValues;
  readonly lastYear: ReportValues;
  readonly versions: SectionVersions;
};

/** What a file shows. Labels are Swedish: the file goes to people who may have no Stegvis. */
export function fileForm(about: FileAbout): FileForm {
  const { form, values, lastYear, versions } = about;
  const words = reportLabels.sv;
  const row = (field: ReportField): FileRow => ({
    code: field.code,
    label: labelOf(words, form, field),
    answer: shownAnswer(words, field, values[field.id] ?? ''),
    last: field.count ? (lastYear[field.id] ?? '') : '',
  });
  const fields = reportFields(form);
  const written = REPORT_SECTIONS.map((section) => `${section}:${versions[section] ?? 0}`).join(' ');
  return {
    title: about.title,
    facts: about.facts,
    identity: [
      { code: IDENTITY_CODE, label: 'Rapport', answer: about.id, last: '' },
      { code: VERSIONS_CODE, label: 'Version', answer: written, last: '' },
    ],
    sections: REPORT_SECTIONS.map((section) => {
      const own = fields.filter((field) => field.section === section);
      return {
        section,
        heading: words.sections[section],
        hint: words.hints[section],
        groups:
          section === 'goals'
            ? form.goals.map((goal) => ({
                heading: goal.text,
                rows: own.filter((field) => field.goal?.id === goal.id).map(row),
              }))
            : [{ heading: null, rows: own.map(row) }],
      };
    }),
  };
}

function labelOf(words: ReportWords, form: ReportForm, field: ReportField): string {
  const label = fieldLabel(words, form, field);
  if (field.kind !== 'assessment') return label;
  return `${label} (${Object.values(words.assessments).join(', ')})`;
}

function shownAnswer(words: ReportWords, field: ReportField, value: string): string {
  const assessments: Readonly<Record<string, string>> = words.assessments;
  return field.kind === 'assessment' ? (assessments[value] ?? value) : value;
}

/** One row as a reader of files found it. */
export type AnsweredRow = { readonly code: string; readonly answer: string };

export type FileProblem =
  | { readonly kind: 'codeTwice' | 'unknownCode'; readonly code: string }
  | { readonly kind: 'field'; readonly code: string; readonly problem: ReportProblem };

export type CannotReadReportFile =
  /** No row begins with one of the form's codes. */
  | { readonly kind: 'noCodes' }
  /** The file is of another report. */
  | { readonly kind: 'otherReport' }
  | { readonly kind: 'fileHasErrors'; readonly problems: readonly FileProblem[] };

export type FilledReport = {
  /** Places that the file has, empty ones too; those whose row was taken out are absent. */
  readonly values: ReportValues;
  readonly versions: SectionVersions;
  /** How many places the file lacks: they stay as they are. */
  readonly missing: number;
};

type FilledOutcome =
  | { readonly ok: true; readonly value: FilledReport }
  | { readonly ok: false; readonly refusal: CannotReadReportFile };

/** What a filled-in file says, or everything that is wrong with it; nothing is taken from a file with an error. */
export function readFilledForm(
  rows: readonly AnsweredRow[],
  of: { readonly id: string; readonly form: ReportForm },
): FilledOutcome {
  const fields = reportFields(of.form);
  const coded = rows
    .map(({ code, answer }) => ({ code: code.trim().toUpperCase(), answer }))
    .filter(({ code }) => /^[A-Z]\d{1,3}$/.test(code));
  const known = coded.filter(({ code }) => fields.some((field) => field.code === code));
  const identity = coded.find(({ code }) => code === IDENTITY_CODE)?.answer.trim();
  if (known.length === 0 && identity === undefined) return { ok: false, refusal: { kind: 'noCodes' } };
  if (identity !== of.id) return { ok: false, refusal: { kind: 'otherReport' } };
  const problems: FileProblem[] = [];
  const typed: Record<string, string> = {};
  const seen = new Set<string>();
  for (const { code, answer } of coded) {
    if (code === IDENTITY_CODE || code === VERSIONS_CODE) continue;
    const field = fields.find((one) => one.code === code);
    if (!field) problems.push({ kind: 'unknownCode', code });
    else if (seen.has(code)) problems.push({ kind: 'codeTwice', code });
    else typed[field.id] = field.kind === 'assessment' ? assessmentOf(answer) : answer;
    seen.add(code);
  }
  const values = Object.assign(
    Object.fromEntries(Object.keys(typed).map((id) => [id, ''])),
    ...REPORT_SECTIONS.map((section) => tidyValues(of.form, section, typed)),
  ) as ReportValues;
  for (const problem of typingProblems(of.form, values)) {
    const code = fields.find(({ id }) => id === problem.fieldId)?.code ?? '';
    problems.push({ kind: 'field', code, problem });
  }
  if (problems.length > 0) return { ok: false, refusal: { kind: 'fileHasErrors', problems } };
  const versions = versionsIn(coded.find(({ code }) => code === VERSIONS_CODE)?.answer ?? '');
  return { ok: true, value: { values, versions, missing: fields.length - Object.keys(typed).length } };
}

/** As chosen from the list in the label, in either language; what is none of them is told by the check. */
function assessmentOf(answer: string): string {
  const wanted = answer.trim().toLocaleLowerCase('sv').replace(/\.$/, '');
  const names = [reportLabels.sv, reportLabels.en].flatMap(({ assessments }) => Object.entries(assessments));
  return names.find(([, name]) => name.toLocaleLowerCase('sv') === wanted)?.[0] ?? answer.trim();
}

function versionsIn(text: string): SectionVersions {
  const found = [...text.matchAll(/([a-z]+):(\d{1,9})/gi)].map(([, section, version]) => [section, Number(version)]);
  return Object.fromEntries(found) as SectionVersions;
}
