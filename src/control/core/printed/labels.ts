// What rows mean, from the words that associations print, and from the keys of `./stegvis statements --json`.
import type { ControlledRow, Line, TableKind } from '../report-under-control.ts';

type Names = readonly (readonly [Line, RegExp])[];

const incomeStatement: Names = [
  ['contributions', /^(erhållna )?(drift|medlems|förbunds)bidrag|^bidrag från (medlemmar|parter|huvudmän)/],
  [
    'operatingIncome',
    /^((verksamhetens|summa|totala|summa verksamhetens) intäkter|intäkter( totalt)?|summa intäkt)$/,
  ],
  ['operatingCosts', /^((verksamhetens|summa|totala|summa verksamhetens) kostnader|kostnader( totalt)?)$/],
  ['depreciation', /^(summa )?(av- och nedskrivningar|avskrivning|planenliga avskrivning)/],
  ['resultAfterFinancial', /resultat efter finansiella/],
  ['yearResult', /^årets resultat|^resultat för året/],
  [
    'operatingResult',
    /^(verksamhetens (netto)?resultat|verksamhetens nettokostnad(er)?|rörelseresultat|resultat|resultat före .*)$/,
  ],
  ['financialIncome', /^(summa )?(finansiella intäkter|ränteintäkter)/],
  ['financialCosts', /^(summa )?(finansiella kostnader|räntekostnader)/],
];

const balanceSheet: Names = [
  ['totalEquityAndLiabilities', /^(summa |totalt )?(eget kapital.*skulder|skulder och eget kapital)/],
  ['totalAssets', /^(summa |totala )?tillgångar( totalt)?$/],
  ['fixedAssets', /^(summa )?anläggningstillgångar/],
  ['currentAssets', /^(summa )?omsättningstillgångar/],
  ['receivables', /^(summa )?(kortfristiga )?fordringar$/],
  ['cash', /^(kassa|likvida|bank)/],
  [
    'openingEquity',
    /^(ingående eget kapital|balanserat|eget kapital vid årets början|ingående balans|ingående kapital)/,
  ],
  [
    'closingEquity',
    /^(utgående eget kapital|(summa )?eget kapital( totalt)?|eget kapital vid årets slut|årets balanserade resultat|utgående kapital)$/,
  ],
  ['yearResult', /^årets resultat/],
  ['provisions', /^(summa )?avsättning/],
  ['longTermLiabilities', /^(summa )?långfristiga skulder/],
  ['currentLiabilities', /^(summa )?kortfristiga skulder/],
  ['totalLiabilities', /^(summa skulder|skulder( totalt)?)$/],
];

const cashFlow: Names = [
  ['beforeWorkingCapital', /före förändring/],
  ['changeReceivables', /fordring/],
  ['changeLiabilities', /skuld(?!satt)/],
  ['nonCashAdjustments', /ej (likviditets|kassa)/],
  ['operating', /löpande verksamhet/],
  ['investing', /investeringsverksamhet/],
  ['financing', /finansieringsverksamhet/],
  ['openingCash', /början|^ingående (likvida|kassa)/],
  ['closingCash', /slut$|^utgående (likvida|kassa)/],
  ['yearCashFlow', /^(årets|periodens) kassaflöde|förändring av likvida/],
  ['yearResult', /^årets resultat/],
];

const operatingAccount: Names = [
  ['closingEquity', /eget kapital/],
  ['cash', /^(likvida|kassa)/],
  ['result', /^(årets )?resultat/],
  ['costs', /^(summa |totala )?(verksamhetens )?(netto|brutto)?kostnad(er)?( totalt| ink\p{L}* .*)?$/u],
  ['income', /^(summa |totala )?(verksamhetens )?(bidrag ?(och)? ?)?intäkt(er)?( totalt| ink\p{L}* .*)?$/u],
];

const overview: Names = [
  ['solidityPercent', /soliditet/],
  ['employees', /anställd/],
  ['closingEquity', /eget kapital/],
  ['yearResult', /resultat/],
  ['contributions', /bidrag/],
  ['income', /intäkt/],
  ['costs', /kostnad/],
  ['totalAssets', /^(summa )?tillgångar|balansomslutning/],
  ['cash', /^likvida|^kassa/],
];

const balanceRequirement: Names = [
  ['afterAdjustments', /efter balanskravsjustering/],
  ['balanceRequirementResult', /balanskravsresultat/],
  ['yearResult', /^årets resultat/],
];

const byKind: Partial<Record<TableKind, Names>> = {
  incomeStatement,
  balanceSheet,
  cashFlow,
  operatingAccount,
  overview,
  balanceRequirement,
};

const swedish: Partial<Record<string, string>> = {
  operatingIncome: 'Verksamhetens intäkter',
  operatingCosts: 'Verksamhetens kostnader',
  depreciation: 'Avskrivningar',
  operatingResult: 'Resultat',
  financialIncome: 'Finansiella intäkter',
  financialCosts: 'Finansiella kostnader',
  resultAfterFinancial: 'Resultat efter finansiella poster',
  yearResult: 'Årets resultat',
  fixedAssets: 'Anläggningstillgångar',
  receivables: 'Fordringar',
  currentAssets: 'Omsättningstillgångar',
  totalAssets: 'Summa tillgångar',
  openingEquity: 'Ingående eget kapital',
  closingEquity: 'Utgående eget kapital',
  provisions: 'Avsättningar',
  longTermLiabilities: 'Långfristiga skulder',
  currentLiabilities: 'Kortfristiga skulder',
  totalLiabilities: 'Summa skulder',
  totalEquityAndLiabilities: 'Summa eget kapital och skulder',
  nonCashAdjustments: 'Ej likviditetspåverkande poster',
  beforeWorkingCapital: 'Medel före förändring av rörelsekapital',
  changeReceivables: 'Förändring av kortfristiga fordringar',
  changeLiabilities: 'Förändring av kortfristiga skulder',
  operating: 'Kassaflöde från den löpande verksamheten',
  investing: 'Kassaflöde från investeringsverksamheten',
  financing: 'Kassaflöde från finansieringsverksamheten',
  yearCashFlow: 'Årets kassaflöde',
  openingCash: 'Likvida medel vid årets början',
  closingCash: 'Likvida medel vid årets slut',
  income: 'Intäkter',
  costs: 'Kostnader',
  result: 'Resultat',
  cash: 'Kassa och bank',
  solidityPercent: 'Soliditet',
  employees: 'Antal anställda',
  balanceRequirementResult: 'Balanskravsresultat',
};

/** How a reader finds the row: the Swedish name of a row that the file has under its key in English. */
export function swedishLabel(label: string): string {
  return swedish[label] ?? label;
}

/** Every row's meaning; of several rows with one meaning the total has it ("Intäkter … Summa intäkter"). */
export function linesOf(kind: TableKind, labels: readonly string[]): (Line | null)[] {
  const names = byKind[kind];
  if (!names) return labels.map((label) => (isTotalLabel(label) ? 'total' : noteLine(label)));
  const found = withOpeningEquity(
    labels,
    labels.map((label) => lineOf(names, label)),
  );
  return found.map((line, index) => {
    const same = labels.flatMap((_, other) => (found[other] === line ? [other] : []));
    const total = same.find((other) => isTotalLabel(labels[other] ?? ''));
    // Contributions row by row have no row that is all of them.
    const isSplit = line === 'contributions' && (same.length > 1 || namesMember(labels[index] ?? ''));
    return line !== null && index === (total ?? (isSplit ? undefined : same[0])) ? line : null;
  });
}

/** "Eget kapital … Årets resultat … Årets balanserade resultat": the first is what the year opened with. */
function withOpeningEquity(labels: readonly string[], found: readonly (Line | null)[]): (Line | null)[] {
  const closing = found.flatMap((line, index) => (line === 'closingEquity' ? [index] : []));
  const [first, ...others] = closing;
  const isOpening =
    first !== undefined &&
    others.length > 0 &&
    !found.includes('openingEquity') &&
    /^(eget kapital|balanserat resultat)$/.test(plain(labels[first] ?? '')) &&
    others.some((index) => found.slice(first, index).includes('yearResult'));
  return found.map((line, index) => (isOpening && index === first ? 'openingEquity' : line));
}

function lineOf(names: Names, label: string): Line | null {
  const english = names.find(([line]) => line === label);
  if (english) return english[0];
  const text = plain(label);
  return names.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function noteLine(label: string): Line | null {
  if (plain(label).endsWith('brutto')) return 'gross';
  return plain(label).endsWith('netto') ? 'net' : null;
}

/** "Summa", "Totalt", "Intäkter totalt": says of itself that it is a total. */
export function isTotalLabel(label: string): boolean {
  const text = plain(label);
  return /^(summa|totalt?|total|delsumma|totala|s a(?= \p{L}))(?!\p{L})/u.test(text) || GENERIC_TOTAL.test(text);
}

const GENERIC_TOTAL =
  /^(\p{L}+ )?(intäkter|kostnader|tillgångar|skulder|insatser|bidrag|fordringar|kapital) (totalt|summa)$/u;

/** "Kansli totalt", "Kompetensutveckling netto": a total if it adds up, else a row of its own. */
export function maybeTotalLabel(label: string): boolean {
  return /(totalt|summa|netto)$/.test(plain(label));
}

/** The amount is taken away in a result, whichever sign it is printed with. */
export function isCostLabel(label: string): boolean {
  return /kostnad(er)?( totalt)?$|^(summa |totala )?kostnader|avskrivning|nedskrivning|^(operating|financial)?costs$/i.test(
    plain(label),
  );
}

function namesMember(label: string): boolean {
  return /försäkringskassan|staten|region|kommun/i.test(label);
}

/** Who paid, on a row of contributions; `isOnlyContributions` when the table has nothing else, so that
 * a kommun may stand without the word; `isNamedOnly` asks for the word all the same. */
export function memberOf(
  label: string,
  table: { isOnlyContributions: boolean; isNamedOnly?: boolean },
): ControlledRow['member'] {
  const text = plain(label);
  const isContribution = table.isOnlyContributions || /bidrag/.test(text);
  if (
    !isContribution ||
    isTotalLabel(label) ||
    /personal|lönebidrag|övriga|statsbidrag|projektbidrag|esf/.test(text)
  ) {
    return undefined;
  }
  if (/försäkringskassan|(?<!\p{L})staten|(?<!\p{L})fk(?!\p{L})|arbetsförmedlingen/u.test(text))
    return 'forsakringskassan';
  if (/(?<!\p{L})region|landsting/u.test(text)) return 'region';
  if (/kommun|(?<!\p{L})stad(?!\p{L})/u.test(text)) return 'kommun';
  return table.isOnlyContributions && !table.isNamedOnly ? 'kommun' : undefined;
}

function plain(label: string): string {
  return label
    .toLowerCase()
    .replaceAll(/[/,.:]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
