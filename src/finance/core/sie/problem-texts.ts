// The Swedish sentence of each problem, for the application: what is the matter and what it means for the import.
import { formatAmount } from '#design/core';
import { unreachable } from '#kernel';
import type { SieFacts, SieProblem, SieProblemCode } from './sie-problem.ts';

type Texts = { readonly [Code in SieProblemCode]: (facts: SieFacts[Code]) => string };

/** One sentence in Swedish for people at the office. */
export function problemText(problem: SieProblem): string {
  // A problem's facts are those of its code (`collectProblems`); TypeScript cannot follow that through a union.
  const text = problemTexts[problem.code] as (facts: SieProblem['facts']) => string;
  return text(problem.facts);
}

/** `fel`, `varning`, `upplysning`. */
export function severityText(severity: SieProblem['severity']): string {
  switch (severity) {
    case 'error':
      return 'fel';
    case 'warning':
      return 'varning';
    case 'info':
      return 'upplysning';
    default:
      return unreachable(severity);
  }
}

export const problemTexts: Texts = {
  'account-duplicate': ({ account }) =>
    `Konto ${account} är upplagt mer än en gång i filen. Det sista namnet gäller.`,
  'account-name-missing': ({ account }) => `Konto ${account} saknar namn i filen.`,
  'account-not-numeric': ({ account }) => `Kontot ”${account}” är inte ett nummer. Det behålls som det står.`,
  'account-type-unknown': ({ account, value }) =>
    `Konto ${account} har kontotypen ”${value}”, som inte är T, S, K eller I. Typen lämnas öppen.`,
  'account-undeclared': ({ account }) =>
    `Konto ${account} används men finns inte i filens kontoplan. Det läggs upp utan namn.`,
  'amount-bad': ({ value }) =>
    `”${value}” är inte ett belopp i kronor och ören. Rätta i ekonomisystemet och exportera igen.`,
  'amount-comma': ({ value }) => `Beloppet ”${value}” har decimalkomma. Det läses som decimalpunkt.`,
  'amount-form': ({ value }) => `Beloppet ”${value}” är ovanligt skrivet, men det går inte att missförstå.`,
  'balance-closing-differs': (facts) =>
    `Konto ${facts.account}: utgående balans är ${formatAmount(facts.statedOre)} kr i filen, men ingående balans och verifikationer ger ${formatAmount(facts.computedOre)} kr.`,
  'balance-duplicate': ({ label, account, year }) => `${label} anger konto ${account} för år ${year} mer än en gång.`,
  'balance-result-differs': (facts) =>
    `Konto ${facts.account}: resultatet är ${formatAmount(facts.statedOre)} kr i filen, men verifikationerna ger ${formatAmount(facts.computedOre)} kr.`,
  'balance-year-undeclared': ({ label, year }) => `${label} gäller år ${year}, som filen inte anger några datum för.`,
  'brace-missing': ({ voucher }) =>
    `Verifikation ${voucher} har rader före sin inledande klammer. Raderna räknas med.`,
  'brace-unexpected': ({ value }) => `En klammer ”${value}” står utanför en verifikation.`,
  'control-character': ({ value }) => `Raden innehåller ett styrtecken (byte ${value}).`,
  'date-bad': ({ value }) => `”${value}” är inte ett datum. I SIE skrivs datum ÅÅÅÅMMDD.`,
  'date-iso': ({ value }) => `Datumet ”${value}” är skrivet med bindestreck. I SIE skrivs datum ÅÅÅÅMMDD.`,
  'date-missing': ({ voucher }) => `Verifikation ${voucher} saknar datum.`,
  'dimension-undeclared': ({ dimension }) => `Dimension ${dimension} används men har inget namn i filen.`,
  'encoding-damaged': ({ text }) => `Bokstäver ser skadade ut: ”${text}”. Kontrollera namnen efter importen.`,
  'encoding-not-pc8': ({ encoding }) =>
    `Filen säger sig vara skriven i PC8 men är skriven i ${encoding}. Den läses som ${encoding}.`,
  'field-missing': ({ label, field }) => `${label} saknar uppgift (${fieldName(field)}).`,
  'fields-extra': ({ label, count }) =>
    `${count} poster ${label} har fler fält än formatet känner till. De fälten hoppades över.`,
  'flag-imported': () => 'Filen är märkt som redan inläst i ett program. Kontrollera att det är rätt export.',
  'flag-missing': () => 'Filen börjar inte med #FLAGGA, som en SIE-fil ska.',
  'format-missing': () => 'Filen anger inte sin teckenuppsättning (#FORMAT). Den avgörs av innehållet.',
  'format-unknown': ({ value }) =>
    `Filen anger teckenuppsättningen ”${value}”. SIE känner bara till PC8, så innehållet får avgöra.`,
  'ksumma-after-end': ({ label }) => `${label} står efter kontrollsumman och omfattas inte av den.`,
  'ksumma-bad': ({ value }) => `Kontrollsumman ”${value}” är inte ett tal.`,
  'ksumma-mismatch': ({ stated, computed }) =>
    `Kontrollsumman stämmer inte: filen anger ${stated} men innehållet ger ${computed}. Filen kan ha ändrats efter exporten.`,
  'ksumma-signed': ({ stated, computed }) =>
    `Kontrollsumman stämmer men är skriven med tecken: ${stated} i stället för ${computed}.`,
  'ksumma-without-start': () => 'Filen slutar med en kontrollsumma som aldrig inleds. Den kan inte prövas.',
  'label-unknown': ({ label, count }) => `${label} ingår inte i formatet och hoppades över (${count} st.).`,
  'name-missing': () => 'Filen saknar företagsnamn (#FNAMN). Kontrollera att den hör till rätt förbund.',
  'object-undeclared': ({ dimension, object }) => `Objekt ${object} i dimension ${dimension} har inget namn i filen.`,
  'objects-bad': ({ value }) =>
    `Objektlistan ”${value}” är inte avslutad eller består inte av par. Hela par behålls.`,
  'objects-missing': ({ label }) => `${label} saknar objektlista. Fälten läses som om en tom lista stod där.`,
  'orgnr-form': ({ value, orgNumber }) => `Organisationsnumret ”${value}” läses som ${orgNumber}.`,
  'orgnr-missing': () => 'Filen saknar organisationsnummer. Kontrollera att den hör till rätt förbund.',
  'orgnr-unreadable': ({ value }) => `”${value}” är inte ett organisationsnummer. Det behålls som det står.`,
  'period-bad': ({ value }) => `”${value}” är inte en månad. I SIE skrivs månader ÅÅÅÅMM. Raden är inte med.`,
  'problems-more': ({ code, count }) => `Ytterligare ${count} anmärkningar av slaget ${code} visas inte.`,
  'program-missing': () => 'Filen anger inte vilket program som skrev den.',
  'program-version-missing': () => 'Filen anger inte vilken version av programmet som skrev den.',
  'quantity-bad': ({ value }) => `”${value}” är inte en kvantitet. Den lämnas tom.`,
  'quote-inner': ({ value }) => `Citattecken inne i en text är skrivna fel: ${value}. Kontrollera texten.`,
  'quote-unclosed': ({ value }) => `Ett citattecken avslutas aldrig på raden: ${value}. Kontrollera texten.`,
  'row-incomplete': ({ label, field }) => `${label} saknar ${fieldName(field)}. Raden är inte med.`,
  'row-outside-voucher': ({ label }) => `${label} står utanför en verifikation. Raden är inte med.`,
  'row-twin-missing': ({ voucher, account }) =>
    `Verifikation ${voucher} har en tillagd rad på konto ${account} som inte följs av en vanlig rad. Den räknas inte.`,
  'text-outside-record': ({ value }) => `Raden är ingen SIE-post: ”${value}”. Den hoppades över.`,
  'type-bad': ({ value }) => `Filtypen ”${value}” finns inte i SIE 1–4. Innehållet får avgöra vad filen är.`,
  'type-missing': ({ type }) => `Filen anger inte sin typ. Den läses som SIE ${type}.`,
  'type-unfit': ({ label, type }) => `${label} hör inte hemma i en SIE-fil av typ ${type}. Posten läses ändå.`,
  'voucher-duplicate': ({ voucher, firstLine }) =>
    `Verifikation ${voucher} finns redan i filen, på rad ${firstLine}.`,
  'voucher-empty': ({ voucher }) => `Verifikation ${voucher} har inga rader som räknas.`,
  'voucher-number-missing': ({ date }) =>
    `En verifikation${date ? ` den ${date}` : ''} saknar nummer och får ett vid importen.`,
  'voucher-order': ({ voucher, before }) =>
    `Verifikation ${voucher} kommer efter ${before}. Nummer ska stiga i en serie.`,
  'voucher-outside-year': ({ voucher, date, from, to }) =>
    `Verifikation ${voucher} är daterad ${date}, utanför räkenskapsåret ${from} till ${to}.`,
  'voucher-unbalanced': ({ voucher, differenceOre }) =>
    `Verifikation ${voucher} är i obalans: debet minus kredit är ${formatAmount(differenceOre)} kr.`,
  'voucher-unclosed': ({ voucher, lastLine }) =>
    `Verifikation ${voucher} avslutas aldrig (sista raden är ${lastLine}). Filen kan vara avklippt. Exportera den igen.`,
  'year-bad': ({ value }) => `”${value}” är inte ett räkenskapsår. Det är inte med.`,
  'year-missing': () => 'Filen anger inte sitt räkenskapsår (#RAR 0).',
  'year-without-dates': ({ year }) => `Räkenskapsår ${year} saknar datum i filen. Det är inte med.`,
};

const FIELD_NAMES: Readonly<Record<string, string>> = {
  account: 'konto',
  amount: 'belopp',
  code: 'kod',
  date: 'datum',
  dimension: 'dimension',
  name: 'namn',
  object: 'objekt',
  'parent dimension': 'överordnad dimension',
  period: 'period',
  type: 'typ',
  unit: 'enhet',
  value: 'värde',
  year: 'år',
};

function fieldName(field: string): string {
  return FIELD_NAMES[field] ?? field;
}
