// What the running text says of persons and money, held against the tables: "253 personer deltog, varav 134 kvinnor och 119
// män", "avslutades 25 deltagare", "Utfallet blev 2.705.179kr", "årets resultat blev 116 tkr". Only sentences whose meaning is
// plain are taken; a sentence about other years, aims, courses or answers is passed over.
import { findNumbers, type FoundNumber } from '#design/core';
import { isSamePeriod, type Period } from '#kernel';
import { count } from '../amount.ts';
import { type Counted, countedInAppendix, countedInMainTable, isSameProgramme } from '../counted.ts';
import { compare, type Finding, type Place, state } from '../finding.ts';
import { actual, lineOn, tableOf } from '../locate.ts';
import { sentencesOf } from '../prose-text.ts';
import type { ControlledTable, Line, ReportUnderControl } from '../report-under-control.ts';
import { write } from '../texts.ts';
import { spanIn } from './periods.ts';
import { type Paragraph, programmesIn } from './paragraphs.ts';
import { placeWords } from './places.ts';

type What = 'participants' | 'exited' | 'new';
type Claim = {
  readonly scope: string | null;
  readonly what: What;
  readonly value: number;
  /** "14 män och 5 kvinnor" when the count is the sum of them. */
  readonly words: string;
  readonly period: Period | null;
  /** The sentence speaks of the programmes of the association as a whole. */
  readonly isOfAll: boolean;
  readonly paragraph: Paragraph;
  readonly index: number;
};

const names: Record<What, string> = { participants: 'deltagare', exited: 'avslutade', new: 'nya deltagare' };

export function checkTextClaims(
  report: ReportUnderControl,
  paragraphs: readonly Paragraph[],
  programmes: readonly string[],
): Finding[] {
  const claims = paragraphs.flatMap((paragraph, index) =>
    claimsIn(paragraph, { index, programmes, year: report.year }),
  );
  return [
    ...checkSexes(report, paragraphs),
    ...checkCounts(report, claims),
    ...checkMoreThanAll(report, paragraphs, programmes),
    ...checkAmounts(report, paragraphs, programmes),
  ];
}

// --- persons

const OTHER_MATTER =
  /(?<!\p{L})(sedan|tidigare år|föregående år|förra året|året innan|årligen|planera\p{L}*|kapacitet|platser|upp till|minst|högst|max|ca|cirka|omkring|ungefär|drygt|nästan|knappt|över|enkät\p{L}*|svar\p{L}*|besvara\p{L}*|per år|ska|skall|skulle|kommer att|utbildning(?!en har varit)\p{L}*|kurs\p{L}*|kompetensutveckling\p{L}*|seminari\p{L}*|frukost\p{L}*|konferens\p{L}*|workshop\p{L}*|föreläs\p{L}*|möte\p{L}*|digitalt|historiskt|projekttiden|projektperioden|perioden|per månad|i kö|väntar)(?!\p{L})/iu;

type Spot = FoundNumber & { readonly before: string; readonly after: string };

function claimsIn(paragraph: Paragraph, of: { index: number; programmes: readonly string[]; year: number }): Claim[] {
  return sentencesOf(paragraph.text).flatMap(({ text }): Claim[] => {
    if (isOfOtherYear(text, of.year)) return [];
    const named = programmesIn(text, of.programmes);
    if (named.length > 1) return [];
    const scope = named[0] ?? paragraph.programme;
    const period = spanIn(text, of.year);
    const isOfAll =
      /(förbundets|alla|våra|samtliga|finansiera\p{L}*) (\p{L}+ )?(insatser|verksamheter)|deltog i insatser/iu.test(
        text,
      );
    const base = { scope, period, isOfAll, paragraph, index: of.index };
    const isOther = OTHER_MATTER.test(text);
    const numbers = countsIn(text);
    const pair = isOther ? null : pairIn(text, numbers);
    const found: Claim[] = [];
    if (pair) {
      const what = pairMeans(text);
      if (what) found.push({ ...base, what, value: pair.women + pair.men, words: pair.words });
    }
    if (!isOther || /fullbelag|inskrivna över året/i.test(text)) {
      for (const [index, number] of numbers.entries()) {
        const what = meaningOf(number, numbers[index - 1]);
        if (what)
          found.push({
            ...base,
            what: what.what,
            value: what.value,
            words: wordsAt(what.value === number.value ? number : (numbers[index - 1] ?? number)),
          });
      }
    }
    return found;
  });
}

/** The number as the text writes it, with the word behind it: "tjugoåtta deltagare". */
function wordsAt(number: Spot): string {
  return number.text + (/^\s+\p{L}+/u.exec(number.after)?.[0] ?? '');
}

function countsIn(text: string): Spot[] {
  return findNumbers(text)
    .filter(
      (one) =>
        (one.kind === 'number' || one.kind === 'word') &&
        Number.isInteger(one.value) &&
        one.isRange !== true &&
        !one.isAmbiguous,
    )
    .map((one) => ({
      ...one,
      before: text.slice(Math.max(0, one.start - 60), one.start),
      after: text.slice(one.end, one.end + 70),
    }));
}

/** A year other than the report's own, unless the sentence names a span of months. */
function isOfOtherYear(text: string, year: number): boolean {
  if (spanIn(text, year)) return false;
  return [...text.matchAll(/(?<!\d)((?:19|20)\d\d)(?!\d)/g)].some((match) => Number(match[1]) !== year);
}

function pairIn(
  text: string,
  numbers: readonly Spot[],
): { women: number; men: number; words: string; start: number; end: number } | null {
  for (const [index, first] of numbers.entries()) {
    const second = numbers[index + 1];
    if (!second) continue;
    const between = text.slice(first.end, second.start);
    const isWomenFirst = /^\s+kvinnor\s*(och|,|samt)\s*$/i.test(between) && /^\s+män(?!\p{L})/iu.test(second.after);
    const isMenFirst =
      /^\s+(varit )?män\s*(och|,|samt)\s*$/i.test(between) && /^\s+kvinn(or|a)(?!\p{L})/iu.test(second.after);
    if (!isWomenFirst && !isMenFirst) continue;
    const end = second.end + (/^\s+\p{L}+/u.exec(second.after)?.[0].length ?? 0);
    const [women, men] = isWomenFirst ? [first.value, second.value] : [second.value, first.value];
    return { women, men, words: text.slice(first.start, end), start: first.start, end };
  }
  return null;
}

/** What women and men of a sentence are: those who took part, or those who left. */
function pairMeans(text: string): What | null {
  const isQualified =
    /till (arbete|anställning|studier)|börja|anställning|arbetsförmåga|sjukdom|ersättning|rehab|arbetar|påbörj|avbr[öo]t|svarat|gruppen|möts/i.test(
      text,
    );
  if (isQualified) return null;
  if (/avslut|skrevs ut|utskriv/i.test(text)) return 'exited';
  if (/skrevs in|skrivits in|nyinskriv/i.test(text)) return 'new';
  if (/delt(og|agit|agare|ar)|inskrivna|stöd|arbetat med|individer|personer/i.test(text)) return 'participants';
  return text.trim().split(/\s+/).length <= 7 ? 'participants' : null;
}

const PERSONS = '(?:deltagare|personer|individer)';
const LEFT = '(?:avslutades|avslutats|avslutade|skrevs ut|skrivits ut|skrivits ut)';

function meaningOf(number: Spot, before: Spot | undefined): { what: What; value: number } | null {
  const { after } = number;
  const lead = number.before;
  // "46 av 70 deltagare avslutades": those who left are 46.
  const isWhole = /(?<!\p{L})av\s+(de\s+)?$/iu.test(lead);
  const left = new RegExp(
    `^\\s+(?:${PERSONS}\\s+)?(?:som\\s+)?(?:har\\s+|har varit\\s+)?${LEFT}(?!\\p{L})(?<rest>.{0,30})`,
    'iu',
  ).exec(after);
  if (
    left &&
    !/^\s*(\p{L}+ ){0,3}(till|med|mot|p\.? ?g\.? ?a|på grund|på egen|genom|från)/iu.test(left.groups?.['rest'] ?? '')
  ) {
    if (!isWhole) return { what: 'exited', value: number.value };
    if (!/avslutades|avslutats|skrevs ut|skrivits ut/i.test(left[0]) || /(?<!\p{L})som(?!\p{L})/iu.test(left[0]))
      return null;
    return before && /^\s+av\s+(de\s+)?$/i.test(before.after.slice(0, number.start - before.end))
      ? { what: 'exited', value: before.value }
      : null;
  }
  if (isWhole) return null;
  if (
    new RegExp(`avslutades\\s+(totalt\\s+)?$`, 'iu').test(lead) &&
    new RegExp(`^\\s+${PERSONS}(?!\\s+till)`, 'iu').test(after)
  ) {
    return { what: 'exited', value: number.value };
  }
  if (
    /nya deltagare\s+(var|är|blev|uppgick till)\s+$/i.test(lead) ||
    /^\s+(av (dem|dessa|deltagarna)\s+)?(nya deltagare|började under året|är nya|var nya)/i.test(after)
  ) {
    return { what: 'new', value: number.value };
  }
  const isCounted = new RegExp(`^\\s+(?:unika\\s+)?${PERSONS}(?!\\p{L})`, 'iu').test(after);
  if (!isCounted) return null;
  const verbs =
    /(deltog|deltagit|tagit del|inskrivna|arbetat med|arbetade(\s+\p{L}+){0,3}\s+med|haft|hade(\s+\p{L}+){0,2}|fullbelagd med)\s+(totalt\s+|sammanlagt\s+)?$/iu;
  const behind =
    /^\s+(unika\s+)?(deltagare|personer|individer)\s+(som\s+)?(har\s+)?(deltog|deltagit|tagit del|(var|varit|är)?\s*inskrivna|fick stöd|fick ta del|fått stöd)/iu;
  return verbs.test(lead) || behind.test(after) ? { what: 'participants', value: number.value } : null;
}

/** Each claim is the count of some table of the same thing; when no table has one, the first claim is held to. */
function checkCounts(report: ReportUnderControl, claims: readonly Claim[]): Finding[] {
  const counted = [...countedInMainTable(report), ...countedInAppendix(report)];
  const totals = totalsOf(report);
  const seen = new Set<string>();
  return claims.flatMap((claim): Finding[] => {
    const known =
      claim.scope === null
        ? (totals.get(claim.what) ?? []).filter((one) => speaksOfAll(claim, one.value))
        : ofProgramme(counted, claim);
    const others = claims.filter(
      (one) =>
        one.what === claim.what &&
        one.scope === claim.scope &&
        one !== claim &&
        claims.indexOf(one) < claims.indexOf(claim),
    );
    const exact = known.find((one) => one.value === claim.value);
    const key = `${claim.scope ?? ''}/${claim.what}/${claim.value}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const target =
      exact ?? known.find((one) => claim.period && one.period && isSamePeriod(one.period, claim.period)) ?? known[0];
    const first = others[0];
    // Without a table only what stands close together is of one thing.
    const isNear =
      first !== undefined &&
      claim.scope !== null &&
      claim.index - first.index <= 1 &&
      first.period === null &&
      claim.period === null;
    if (!target && !isNear) return [];
    const right = target
      ? { value: target.value, label: target.label }
      : { value: first?.value ?? 0, label: labelOf(first as Claim) };
    const inText =
      first && target && first.value !== claim.value && !exact
        ? ` I texten står också ${first.words} (${placeWords(first.paragraph)}).`
        : '';
    const finding = compare(report, {
      rule: 'text-table',
      detail: `${claim.what}-${claim.scope ?? 'alla'}-${claim.value}`,
      place: placeOf(claim.paragraph, claim.index),
      leftLabel: labelOf(claim),
      rightLabel: right.label,
      left: count(claim.value),
      right: count(right.value),
    });
    return [finding.ok ? finding : { ...finding, message: `${finding.message}${inText}` }];
  });
}

type Known = { readonly value: number; readonly label: string; readonly period: Period | null };

/** A sentence without a programme is of all of them when it says so, or counts nearly as many. */
function speaksOfAll(claim: Claim, all: number): boolean {
  return claim.isOfAll || Math.abs(claim.value - all) <= 0.15 * Math.max(claim.value, all);
}

function ofProgramme(counted: readonly Counted[], claim: Claim): Known[] {
  return counted
    .filter((one) => one.what === claim.what && claim.scope !== null && isSameProgramme(one.programme, claim.scope))
    .map((one) => ({
      value: one.value,
      label: `${one.programme}: ${names[claim.what]} (${one.caption})`,
      period: one.period,
    }));
}

function totalsOf(report: ReportUnderControl): Map<What, Known[]> {
  const found = new Map<What, Known[]>();
  for (const table of report.tables.filter((one) => one.kind === 'participants')) {
    const total = table.rows.find((row) => row.role === 'total');
    if (!total) continue;
    const value = (measure: string): number | null => {
      const index = table.columns.findIndex((column) => column.measure === measure);
      return index < 0 ? null : (total.cells[index]?.printed ?? null);
    };
    const [women, men] = [value('women'), value('men')];
    const all = value('participants') ?? (women !== null && men !== null ? women + men : null);
    for (const [what, one] of [
      ['participants', all],
      ['exited', value('exited')],
      ['new', value('new')],
    ] as const) {
      if (one !== null)
        found.set(what, [
          ...(found.get(what) ?? []),
          { value: one, label: `${table.caption}, ${total.label}: ${names[what]}`, period: table.period },
        ]);
    }
  }
  return found;
}

function labelOf(claim: Claim): string {
  const scope = claim.scope === null ? '' : `${claim.scope}: `;
  return `${scope}texten "${claim.words}" (${placeWords(claim.paragraph)})`;
}

/** "121 personer, varav 52 kvinnor och 69 män": the parts are the whole that stands right beside them. */
function checkSexes(report: ReportUnderControl, paragraphs: readonly Paragraph[]): Finding[] {
  return paragraphs.flatMap((paragraph, index) =>
    sentencesOf(paragraph.text).flatMap(({ text }): Finding[] => {
      const numbers = countsIn(text);
      const pair = pairIn(text, numbers);
      if (!pair) return [];
      const whole =
        numbers.findLast(
          (one) =>
            one.end < pair.start &&
            new RegExp(`^\\s+(\\p{L}+ )?${PERSONS}`, 'iu').test(one.after) &&
            joinsParts(text.slice(one.end, pair.start)),
        ) ??
        numbers.find(
          (one) =>
            one.start >= pair.end &&
            /^\W*(totalt|sammanlagt|dvs\.?|alltså)\s+$/iu.test(text.slice(pair.end, one.start)),
        );
      if (!whole || /^\s*\(?\s*\d+ ?%/.test(text.slice(pair.end))) return [];
      return [
        compare(report, {
          rule: 'women-and-men',
          detail: `text-${pair.start}`,
          place: placeOf(paragraph, index),
          leftLabel: `Texten "${pair.words}" (${placeWords(paragraph)})`,
          rightLabel: `det hela i samma mening`,
          left: count(pair.women + pair.men),
          right: count(whole.value),
        }),
      ];
    }),
  );
}

function joinsParts(between: string): boolean {
  if (/\d/.test(between) || between.length > 100) return false;
  return /varav\s*$/i.test(between) || /^\s+\p{L}+\s*[(,:–-]\s*$/u.test(between);
}

/** "44 % av 36 deltagare" of a programme that had 33. */
function checkMoreThanAll(
  report: ReportUnderControl,
  paragraphs: readonly Paragraph[],
  programmes: readonly string[],
): Finding[] {
  const counted = countedInMainTable(report).filter((one) => one.what === 'participants');
  return paragraphs.flatMap((paragraph, index) =>
    sentencesOf(paragraph.text).flatMap(({ text }): Finding[] => {
      if (isOfOtherYear(text, report.year) || /svar|enkät|sedan|perioden/i.test(text)) return [];
      const named = programmesIn(text, programmes);
      const scope = named.length === 1 ? named[0] : named.length === 0 ? paragraph.programme : null;
      const all = scope ? counted.find((one) => isSameProgramme(one.programme, scope)) : undefined;
      if (!all) return [];
      return [...text.matchAll(/\d+(?:[,.]\d+)? ?% av (?:de )?(\d{1,4}) deltagar/giu)].map((match) => {
        const value = Number(match[1]);
        const ok = value <= all.value;
        const words = `${all.programme}: texten "${match[0]}na" (${placeWords(paragraph)})`;
        return state({
          rule: 'text-table',
          detail: `more-${match.index}`,
          place: placeOf(paragraph, index),
          ok,
          left: value,
          right: all.value,
          unit: 'count',
          sv: ok
            ? `${words} ryms i ${all.value} deltagare (${all.caption}).`
            : `${words} räknar ${value} deltagare men insatsen hade ${all.value} (${all.caption}).`,
          en: ok
            ? `${words} fits in ${all.value} participants.`
            : `${words} counts ${value} participants but the programme had ${all.value} (${all.caption}).`,
        });
      });
    }),
  );
}

// --- money

const STATED: readonly {
  readonly line: Line;
  readonly kinds: readonly ControlledTable['kind'][];
  readonly words: RegExp;
  readonly name: string;
}[] = [
  {
    line: 'yearResult',
    kinds: ['incomeStatement'],
    words:
      /(årets resultat|årets över ?skott|årets underskott|resultatet för (?:året|\d{4}))\s+(?:\p{L}+\s+){0,2}(?:är|blev|var|uppgår till|uppgick till|på|om)\s+(?:ett \p{L}+ (?:på|om)\s+)?(?:minus |plus )?$/iu,
    name: 'Årets resultat',
  },
  {
    line: 'closingEquity',
    kinds: ['balanceSheet'],
    words:
      /(?:(?:utgående|det egna|förbundets egna|kvarvarande|eget) kapital(?:et)?)\s+(?:\p{L}+\s+){0,3}?(?:är|var|blev|uppgår till|uppgick till|på)\s+$/iu,
    name: 'Eget kapital',
  },
  {
    line: 'closingEquity',
    kinds: ['balanceSheet'],
    words: /kvarvarande kapital\s+$/iu,
    name: 'Eget kapital',
  },
];

function checkAmounts(
  report: ReportUnderControl,
  paragraphs: readonly Paragraph[],
  programmes: readonly string[],
): Finding[] {
  return paragraphs.flatMap((paragraph, index) =>
    sentencesOf(paragraph.text).flatMap(({ text }): Finding[] => {
      const money = findNumbers(text).filter((one) => one.kind === 'money');
      if (money.length === 0 || isOfOtherYear(text, report.year)) return [];
      const named = programmesIn(text, programmes);
      const scope = named.length === 1 ? named[0] : named.length === 0 ? paragraph.programme : null;
      return money.flatMap((number) => [
        ...(scope ? programmeAmount(report, { text, number, scope, paragraph, index }) : []),
        ...statedAmount(report, { text, number, paragraph, index }),
      ]);
    }),
  );
}

type AmountAt = {
  readonly text: string;
  readonly number: FoundNumber;
  readonly paragraph: Paragraph;
  readonly index: number;
};

/** "Utfallet blev 2.705.179kr", "varav 2.914.000kr reserverades i budgeten", "NOVA kostade …". */
function programmeAmount(report: ReportUnderControl, at: AmountAt & { scope: string }): Finding[] {
  const before = at.text.slice(Math.max(0, at.number.start - 45), at.number.start);
  const after = at.text.slice(at.number.end, at.number.end + 60);
  const isActual =
    /(utfall(et)?\s+(blev|var|är|uppgick till|uppgår till)|kostade|kostnad(en)?\s+(blev|var|uppgick till))\s+$/iu.test(
      before,
    );
  const isBudget =
    /budget(en)?\s+(var|är|uppgick till)\s+$/iu.test(before) ||
    /^\s+(avsattes|reserverades|fanns|avsatts|reserverats)\s+i\s+(förbundets\s+)?budget/iu.test(after);
  if (!isActual && !isBudget) return [];
  const kind = isActual ? 'current' : 'budget';
  for (const table of report.tables) {
    if (!table.kind.startsWith('notes.') || table.unit === 'count') continue;
    const column = table.columns.findIndex((one) => one.kind === kind && one.year === report.year);
    const row = table.rows.find((one) => isSameProgramme(one.label, at.scope));
    const printed = column >= 0 ? (row?.cells[column]?.printed ?? null) : null;
    if (!row || printed === null) continue;
    const amount = Math.abs(printed) * (table.unit === 'tkr' ? 1000 : 1);
    return [
      tieAmount(report, {
        ...at,
        detail: `${at.scope}-${kind}`,
        name: `${at.scope}: ${isActual ? 'utfallet' : 'budgeten'} i texten`,
        right: amount,
        step: table.unit === 'tkr' ? 1000 : 1,
        rightLabel: `${table.caption}, ${row.label} (${table.columns[column]?.label ?? ''})`,
      }),
    ];
  }
  return [];
}

function statedAmount(report: ReportUnderControl, at: AmountAt): Finding[] {
  if (
    /budget|prognos|beräkna|planera|riktlinje.*$|skulle|\bsedan\b|rekommend/iu.test(at.text.slice(0, at.number.end))
  )
    return [];
  const before = at.text.slice(Math.max(0, at.number.start - 70), at.number.start);
  return STATED.flatMap(({ line, kinds, words, name }): Finding[] => {
    if (!words.test(before)) return [];
    for (const kind of kinds) {
      const table = tableOf(report, kind);
      const right = lineOn(table, line, actual(report.year));
      if (!right || right.amount.printed === null) continue;
      const step = right.amount.unit === 'tkr' ? 1000 : 1;
      return [
        tieAmount(report, {
          ...at,
          detail: `${line}-${at.number.start}`,
          name: `${name} i texten`,
          right: Math.abs(right.amount.printed) * step,
          step,
          rightLabel: right.label,
        }),
      ];
    }
    return [];
  });
}

function tieAmount(
  report: ReportUnderControl,
  of: AmountAt & { detail: string; name: string; right: number; step: number; rightLabel: string },
): Finding {
  const left = Math.abs(of.number.value);
  // Half a step of the coarser of the two is the rounding of its last digit.
  const coarsest = Math.max(of.number.precision, of.step);
  const tolerance = coarsest > 1 ? coarsest / 2 + 1 : report.settings.toleranceKronor;
  const ok = Math.abs(left - of.right) <= tolerance;
  const label = `${of.name} (${placeWords(of.paragraph)})`;
  return state({
    rule: 'text-table',
    detail: of.detail,
    place: placeOf(of.paragraph, of.index),
    ok,
    left,
    right: of.right,
    unit: 'kr',
    sv: ok
      ? `${label} och ${of.rightLabel} stämmer: ${write(left, 'kr')}.`
      : `${label} är ${write(left, 'kr')} men ${of.rightLabel} är ${write(of.right, 'kr')}, skillnad ${write(left - of.right, 'kr')}.`,
    en: ok
      ? `${label} and ${of.rightLabel} agree: ${write(left, 'kr')}.`
      : `${label} is ${write(left, 'kr')} but ${of.rightLabel} is ${write(of.right, 'kr')}, difference ${write(left - of.right, 'kr')}.`,
  });
}

export function placeOf(paragraph: Paragraph, index: number): Place {
  const heading = paragraph.heading === '' ? 'Texten' : paragraph.heading;
  return { path: `${heading} (${placeWords(paragraph)})`, sectionId: sectionId(index) };
}

export function sectionId(index: number): string {
  return `p${index + 1}`;
}
