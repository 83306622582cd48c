// What can be wrong with a row, with the sentence for the command line and for the form. A code is never renamed.
import type { Problem } from '#kernel';

export const IMPORT_PROBLEMS = {
  'missing-column': ['error', 'the file has no such column', 'Kolumnen saknas i filen.'],
  'unknown-column': ['info', 'the column is not read', 'Kolumnen läses inte in.'],
  'no-rows': ['error', 'the file has no rows below its header', 'Filen har inga rader under rubrikerna.'],
  'missing-pseudonym': ['error', 'the row has no pseudonym', 'Raden saknar pseudonym. Ge varje person en egen kod.'],
  'personal-number': [
    'error',
    'the cell seems to hold a personal identity number; use a pseudonym',
    'Cellen ser ut att innehålla ett personnummer. Byt det mot en pseudonym.',
  ],
  'missing-programme': ['error', 'the row names no programme', 'Raden saknar insats.'],
  'unknown-programme': [
    'error',
    'there is no such programme in the space; correct it or give --create-programmes',
    'Insatsen finns inte. Rätta namnet eller låt inläsningen lägga upp den.',
  ],
  'missing-sex': ['error', 'the row has no sex', 'Raden saknar juridiskt kön.'],
  'bad-sex': ['error', 'sex is kvinna or man', 'Kön skrivs kvinna eller man.'],
  'bad-birth-year': ['error', 'a birth year is four digits', 'Födelseår skrivs med fyra siffror.'],
  'missing-birth-year': ['info', 'the row has no birth year', 'Raden saknar födelseår.'],
  'age-outside': [
    'warning',
    'the person is outside 16–65 at the enrolment',
    'Personen är utanför 16–65 år vid inskrivningen.',
  ],
  'age-impossible': ['error', 'nobody is of that age at the enrolment', 'Åldern vid inskrivningen är omöjlig.'],
  'bad-referrer': ['error', 'that is none of the referrers', 'Remittenten finns inte i listan.'],
  'missing-date': [
    'error',
    'the row has neither a day of referral nor of enrolment',
    'Raden saknar både remissdatum och inskrivningsdatum.',
  ],
  'bad-date': ['error', 'a day is written YYYY-MM-DD', 'Datum skrivs ÅÅÅÅ-MM-DD.'],
  'coming-date': ['error', 'the day is yet to come', 'Datumet har inte varit än.'],
  'enrolled-before-referred': ['error', 'the enrolment is before the referral', 'Inskrivningen är före remissen.'],
  'exited-before-enrolled': ['error', 'the exit is before the enrolment', 'Avslutet är före inskrivningen.'],
  'exit-without-enrolment': [
    'error',
    'there is an exit without an enrolment',
    'Raden har avslut men ingen inskrivning.',
  ],
  'exit-without-reason': [
    'warning',
    'the exit has no reason and is counted as other',
    'Avslutet saknar orsak och räknas som annat.',
  ],
  'reason-without-exit': [
    'error',
    'there is a reason for an exit but no day of it',
    'Raden har avslutsorsak men inget avslutsdatum.',
  ],
  'bad-exit-reason': ['error', 'that is none of the exit reasons', 'Avslutsorsaken finns inte i listan.'],
  'vague-exit-reason': [
    'error',
    'say whether the work is with or without subsidy',
    'Skriv arbete med subvention eller arbete utan subvention.',
  ],
  'bad-income-support': [
    'error',
    'that is none of the kinds of income support',
    'Försörjningen finns inte i listan.',
  ],
  'income-support-twice': ['error', 'a kind of income support stands twice', 'Samma försörjning står två gånger.'],
  'bad-extent': ['error', 'an extent is 0–100 per cent', 'Omfattning är 0–100 procent.'],
  'extent-over-full': [
    'warning',
    'the extents add up to more than full time',
    'Omfattningarna blir mer än heltid tillsammans.',
  ],
  'none-beside-others': [
    'error',
    'ingen stands beside other support',
    'Ingen kan inte stå tillsammans med annan försörjning.',
  ],
  'end-without-exit': [
    'error',
    'there is income support at the end but no exit',
    'Raden har försörjning vid avslut men inget avslut.',
  ],
  'exit-without-support': [
    'warning',
    'the exit has no income support after it',
    'Avslutet saknar försörjning efter.',
  ],
  'bad-subsidy-kind': [
    'error',
    'a subsidy is lönebidrag, nystartsjobb, OSA or Samhall',
    'Subventionen finns inte i listan.',
  ],
  'bad-subsidy-level': [
    'error',
    'a subsidy level is a number from 0 to 1',
    'Subventionsgrad är ett tal mellan 0 och 1.',
  ],
  'subsidy-without-work': [
    'error',
    'there is a subsidy but no work with subsidy',
    'Raden har subvention men inte arbete med subvention.',
  ],
  'level-without-kind': [
    'warning',
    'there is a subsidy level but no kind of subsidy',
    'Raden har subventionsgrad men ingen subvention.',
  ],
  'bad-yes-no': ['error', 'the answer is ja or nej', 'Svaret skrivs ja eller nej.'],
  'ability-without-exit': [
    'error',
    'work ability is judged but there is no exit',
    'Arbetsförmåga är bedömd men raden har inget avslut.',
  ],
  'bad-education': ['error', 'that is none of the levels of education', 'Utbildningen finns inte i listan.'],
  'bad-support-duration': ['error', 'years on support are written 2-3 år', 'Tid i försörjning skrivs 2-3 år.'],
  'bad-track': ['error', 'a track is 1, 2, 3 or 4', 'Spår är 1, 2, 3 eller 4.'],
  'row-twice': [
    'error',
    'the same participation stands twice in the file',
    'Samma deltagande står två gånger i filen.',
  ],
  'overlapping-participation': [
    'warning',
    'the person has another participation in the same programme at the same time',
    'Personen har ett annat deltagande i samma insats under samma tid.',
  ],
  'person-differs': [
    'error',
    'the same pseudonym has another sex or birth year',
    'Samma pseudonym har ett annat kön eller födelseår.',
  ],
  'disposed-person': [
    'error',
    'data about this pseudonym was removed',
    'Uppgifterna om den här pseudonymen är gallrade.',
  ],
  'already-there': [
    'info',
    'rows are in the register already, unchanged',
    'Raderna finns redan i registret, oförändrade.',
  ],
  'row-corrected': ['info', 'the row changes what the register has', 'Raden ändrar det som finns i registret.'],
} as const satisfies Record<string, readonly [Problem['severity'], string, string]>;
export type ImportProblemCode = keyof typeof IMPORT_PROBLEMS;

/** A cell's value is told when it cannot be a person's own data. */
export function importProblem(
  code: ImportProblemCode,
  at: { readonly line: number | null; readonly column?: string; readonly value?: unknown },
): Problem {
  const [severity, sentence] = IMPORT_PROBLEMS[code];
  const shown = at.value === undefined || at.value === null ? '' : ` "${String(at.value).slice(0, 60)}"`;
  const where = at.column === undefined ? '' : `${at.column}${shown}: `;
  return { code, severity, line: at.line, message: `${where}${sentence}` };
}

/** The Swedish sentence of a problem; null for those of the table reader. */
export function importProblemText(code: string): string | null {
  return IMPORT_PROBLEMS[code as ImportProblemCode]?.[2] ?? null;
}
