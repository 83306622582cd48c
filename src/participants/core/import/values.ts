// What a cell of the file means, in the words people use; null when nobody can tell.
import type { CountedSubsidy, Education, Referrer, Sex } from '#followup/core';
import {
  EDUCATION_NAMES,
  EXIT_CODES,
  EXIT_REASON_NAMES,
  INCOME_SUPPORT,
  REFERRER_NAMES,
  SUBSIDY_LABELS,
  type ExitCode,
  type IncomeSupportKind,
  type RegisterExitReason,
} from '../codes.ts';

/** Letter case, spaces, dashes and accents written in two ways make no difference. */
export function plainWord(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\u2010-\u2015]/g, '-')
    .replaceAll(/\([^)]*\)/g, ' ')
    .replaceAll(/[\s\u00A0]+/g, ' ')
    .replace(/\.$/, '')
    .trim();
}

export function readerOf<T extends string>(
  labels: Readonly<Record<T, string>>,
  others: Readonly<Record<string, T>> = {},
): (text: string) => T | null {
  const known = new Map<string, T>(Object.entries(others));
  for (const [code, label] of Object.entries<string>(labels)) {
    known.set(plainWord(label), code as T);
    known.set(code.toLowerCase(), code as T);
  }
  return (text) => known.get(plainWord(text)) ?? null;
}

export const readSex = readerOf<Sex>(
  { female: 'Kvinna', male: 'Man' },
  { kvinnor: 'female', män: 'male', k: 'female', m: 'male' },
);

export const readReferrer = readerOf<Referrer>(REFERRER_NAMES, {
  af: 'arbetsformedlingen',
  fk: 'forsakringskassan',
  regionen: 'region',
  vården: 'region',
  kommunen: 'kommun',
  'annan finsam-insats': 'otherProgramme',
  egenremittent: 'self',
  egen: 'self',
  själv: 'self',
  annan: 'other',
  övrigt: 'other',
});

const readReason = readerOf<RegisterExitReason>(EXIT_REASON_NAMES, {
  'fortsatt arbetsinriktad rehabilitering': 'continuedRehabilitation',
  'fortsatt rehabilitering': 'continuedRehabilitation',
  'åter remittent': 'backToReferrer',
  'åter till remitterande': 'backToReferrer',
  annat: 'other',
  sjuk: 'illness',
  studie: 'studies',
  'osubventionerat arbete': 'workUnsubsidised',
  'subventionerat arbete': 'workSubsidised',
  'arbete utan stöd': 'workUnsubsidised',
  'arbete med stöd': 'workSubsidised',
  'arbete, utan subvention': 'workUnsubsidised',
  'arbete, med subvention': 'workSubsidised',
  felregistrerad: 'misregistration',
});

const codeLabels = Object.fromEntries(Object.entries(EXIT_CODES).map(([code, { label }]) => [code, label]));
const readCode = readerOf<ExitCode>(codeLabels as Record<ExitCode, string>);

/** A reason, or one of the precisions that says which reason it is. */
export function readExitReason(
  text: string,
): { readonly reason: RegisterExitReason; readonly code: ExitCode | null } | null {
  const reason = readReason(text);
  if (reason) return { reason, code: null };
  const code = readCode(text);
  return code ? { reason: EXIT_CODES[code].of, code } : null;
}

/** "Arbete" without more: which kind is not said. */
export function isVagueWork(text: string): boolean {
  return ['arbete', 'anställning', 'jobb'].includes(plainWord(text));
}

const supportLabels = Object.fromEntries(Object.entries(INCOME_SUPPORT).map(([kind, { label }]) => [kind, label]));
export const readSupportKind = readerOf<IncomeSupportKind>(supportLabels as Record<IncomeSupportKind, string>, {
  fs: 'forsorjningsstod',
  'ekonomiskt bistånd': 'forsorjningsstod',
  socialbidrag: 'forsorjningsstod',
  'a kassa': 'akassa',
  arbetslöshetsersättning: 'akassa',
  rehabpenning: 'rehabiliteringspenning',
  lön: 'arbete',
  studiestöd: 'studiemedel',
  okänt: 'okand',
  'vet ej': 'okand',
  'uppgift saknas': 'okand',
  övrigt: 'ovrig',
  annat: 'ovrig',
});

export function isNone(text: string): boolean {
  return ['ingen', 'inga', 'ingen ersättning', 'ingen offentlig försörjning', 'ingen försörjning'].includes(
    plainWord(text),
  );
}

/** An extent in per cent of full time, also when it was written as a part of 1. */
export function readExtent(text: string): number | null {
  const bare = text
    .replaceAll(/[\s\u00A0]/g, '')
    .replace(/%$/, '')
    .replace(',', '.');
  if (!/^\d{1,3}(?:\.\d{1,4})?$/.test(bare)) return null;
  const value = Number(bare);
  const isShare = value > 0 && value <= 1 && !text.includes('%');
  const extent = Math.round(isShare ? value * 100 : value);
  return extent <= 100 ? extent : null;
}

export const readSubsidyKind = readerOf<CountedSubsidy>(SUBSIDY_LABELS, {
  'offentligt skyddat arbete': 'osa',
  'lönebidrag för utveckling i anställning': 'lonebidrag',
  'lönebidrag för trygghet i anställning': 'lonebidrag',
});

/** A share from 0 to 1; `60 %` is one too. */
export function readSubsidyLevel(text: string): number | null {
  const bare = text.replaceAll(/[\s\u00A0]/g, '').replace(',', '.');
  const percent = /^(\d{1,3}(?:\.\d+)?)%$/.exec(bare);
  const value = percent ? Number(percent[1]) / 100 : /^\d(?:\.\d+)?$/.test(bare) ? Number(bare) : null;
  return value !== null && value >= 0 && value <= 1 ? value : null;
}

export const readYesNo = (text: string): boolean | null => {
  const word = plainWord(text);
  if (['ja', 'j', 'yes', '1'].includes(word)) return true;
  return ['nej', 'n', 'no', '0'].includes(word) ? false : null;
};

export const readEducation = readerOf<Education>(EDUCATION_NAMES, {
  'ej grundskola': 'incompletePrimary',
  'ej avslutad grundskola': 'incompletePrimary',
  gymnasieskola: 'secondary',
  gymnasieutbildning: 'secondary',
  eftergymnasial: 'tertiary',
  högskola: 'tertiary',
  universitet: 'tertiary',
  okänd: 'unknown',
});

/** `2-3 år` → `2-3`, `< 1 år` → `0-1`, `> 10 år` → `10-`; unknown is null in a value of its own. */
export function readSupportDuration(text: string): { readonly years: string | null } | null {
  const word = plainWord(text)
    .replace(/\s*år$/, '')
    .replaceAll(' ', '');
  if (['okänt', 'okänd', 'vetej'].includes(word)) return { years: null };
  if (['ingentid', 'ingen', '0'].includes(word)) return { years: 'none' };
  const less = /^(?:<|mindreän)(\d{1,2})$/.exec(word);
  if (less) return { years: `0-${Number(less[1])}` };
  const more =
    /^(?:>|merän|överän|över)(\d{1,2})$/.exec(word) ??
    /^(\d{1,2})(?:\+|-|årellermer|ellermer|årellerlängre|ellerlängre)$/.exec(word);
  if (more) return { years: `${Number(more[1])}-` };
  const span = /^(\d{1,2})-(\d{1,2})$/.exec(word);
  return span && Number(span[1]) < Number(span[2]) ? { years: `${Number(span[1])}-${Number(span[2])}` } : null;
}

/** Ten or twelve digits that begin with a day: never a pseudonym. */
export function looksLikePersonalNumber(text: string): boolean {
  const found = /^\s*(?:(?:18|19|20)\d{2}|\d{2})(0[1-9]|1[0-2])(\d{2})[-+ ]?[\dTX]\d{3}\s*$/i.exec(text);
  const day = Number(found?.[2] ?? 0);
  return (day >= 1 && day <= 31) || (day >= 61 && day <= 91);
}
