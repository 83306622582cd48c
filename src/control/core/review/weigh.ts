// Findings as a reader meets them: those that do not agree, the gravest first, in plain sentences; roundings apart; and apart
// from both what failed where the reading itself is in doubt.
import { isMoney, kronorPerUnit } from '../amount.ts';
import type { Finding } from '../finding.ts';
import { type RuleId, rules } from '../rule-list.ts';
import { natureOf } from './nature.ts';
import type { ReadReport } from './review-document.ts';
import type { ReviewFinding } from './review-types.ts';

export type Weighed = {
  readonly checks: number;
  readonly findings: readonly ReviewFinding[];
  readonly roundings: readonly ReviewFinding[];
  readonly doubtful: readonly ReviewFinding[];
};

/** Rules that say what a report made elsewhere cannot be asked for. */
const LEFT_OUT: readonly RuleId[] = [
  'typed-number',
  'near-figure',
  'figure-shown',
  'figure-period',
  'unmapped-account',
];

export function judged(
  findings: readonly Finding[],
  read: Pick<ReadReport, 'built' | 'paragraphs' | 'report'>,
): Weighed {
  const own = once(
    findings.filter((finding) => !LEFT_OUT.includes(finding.rule) && !isTurnedCorrection(finding, read)),
  );
  const all = own
    .map((finding) => roundedToThousands(finding, read))
    .map((finding): ReviewFinding => {
      const place = placeIn(finding, read);
      const sentence = sentenceOf(finding);
      return { ...finding, ...natureOf(finding), title: rules[finding.rule].title, sentence, ...place };
    });
  const failed = all.filter((finding) => !finding.ok);
  const isDoubtful = (finding: ReviewFinding): boolean =>
    isPresumed(finding, read) || isWithoutTotal(finding) || isOfAnotherSize(finding);
  return {
    checks: all.length,
    findings: failed.filter((finding) => !isDoubtful(finding)).toSorted((a, b) => weight(b) - weight(a)),
    roundings: all.filter((finding) => finding.ok && finding.severity === 'rounding'),
    doubtful: failed.filter(isDoubtful),
  };
}

/** Thousands made of rounded thousands: 3 256 tkr where the kronor round to 3 257. */
function roundedToThousands(finding: Finding, read: Pick<ReadReport, 'report'>): Finding {
  const { left, right, difference } = finding;
  if (finding.ok || finding.unit !== 'kr' || left === null || right === null || difference === null) return finding;
  if (unitOf(finding, read) !== 'tkr') return finding;
  const isThousands = (left % 1000 === 0) !== (right % 1000 === 0);
  if (!isThousands || Math.abs(difference) >= 1000 || Math.min(Math.abs(left), Math.abs(right)) < 2000)
    return finding;
  const words = finding.message.split(', skillnad')[0] ?? finding.message;
  return {
    ...finding,
    ok: true,
    severity: 'rounding',
    message: `${words}: avrundning till hela tusental, inget fel.`,
  };
}

function unitOf(finding: Finding, read: Pick<ReadReport, 'report'>): string {
  return read.report?.tables.find((table) => table.id === finding.place.tableId)?.unit ?? '';
}

/** Nobody prints a fiftieth of an amount: more likely half of a number was read. Noughts and thousands too many are slips. */
function isOfAnotherSize(finding: Finding): boolean {
  const [a, b] = [Math.abs(finding.left ?? 0), Math.abs(finding.right ?? 0)];
  if (!isMoney(finding.unit) || Math.max(a, b) < 10_000 || Math.min(a, b) === 0) return false;
  const times = Math.max(a, b) / Math.min(a, b);
  return times > 50 && ![100, 1000].some((step) => Math.abs(times - step) < 0.02 * step);
}

/** A note without a printed total is held to its statement by all its rows; one that was not read makes it differ. */
function isWithoutTotal(finding: Finding): boolean {
  return finding.rule === 'note-statement' && /, alla rader \(/.test(finding.message);
}

/** A row that only its own table knows may be a correction one year: its sign is held to the budget, not to other years. */
function isTurnedCorrection(finding: Finding, read: Pick<ReadReport, 'report'>): boolean {
  if (finding.rule !== 'sign' || finding.ok || /budget|prognos/i.test(finding.message)) return false;
  const table = read.report?.tables.find((one) => one.id === finding.place.tableId);
  return (table?.rows.find((row) => row.id === finding.place.rowId)?.line ?? null) === null;
}

/** What the rules say, in plainer words where the numbers of a printed text are meant. */
function sentenceOf(finding: Finding): string {
  const { message, place, right } = finding;
  const where = /\(((?:sidan|rad) \d+)\)/.exec(place.path)?.[1];
  const inText = where ? `I texten (${where})` : 'I texten';
  const fraction = /: ([\d,]+)\s%\sav (\d+) av (\d+)\./.exec(message);
  if (finding.rule === 'percentage' && !finding.ok && fraction) {
    const cut = /kapade/.test(message) ? ' Decimalerna är kapade i stället för avrundade.' : '';
    return `${inText} står ${fraction[1]} % för ${fraction[2]} av ${fraction[3]}, men det är ${right ?? '?'} %.${cut}`;
  }
  const impossible = /: ([\d,]+)\s%\sav (\d+) är inget helt antal\./.exec(message);
  if (finding.rule === 'impossible-percentage' && impossible) {
    return `${inText} står ${impossible[1]} % av ${impossible[2]}, men inget helt antal av ${impossible[2]} är ${impossible[1]} %. Antalet svarande är kanske ett annat.`;
  }
  if (finding.rule === 'unit' && !finding.ok) {
    const isThousands = (finding.left ?? 0) > (right ?? 0);
    return `${place.path}: rubriken säger ${isThousands ? 'tkr' : 'kr'}, men talen är i ${isThousands ? 'kronor' : 'tusental kronor'}.`;
  }
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/** One id, one check. */
function once(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = `${finding.id}|${finding.left}|${finding.right}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function placeIn(
  finding: Finding,
  read: Pick<ReadReport, 'built' | 'paragraphs'>,
): { page: number | null; line: number | null } {
  const { tableId, rowId, sectionId } = finding.place;
  const built = read.built.find((one) => one.frame.id === tableId);
  if (built) {
    const table = built.tables[0];
    const index = table?.rows.findIndex((row) => row.id === rowId) ?? -1;
    const row = index >= 0 && table?.rows.length === built.found.rows.length ? built.found.rows[index] : undefined;
    return { page: row?.page ?? built.found.page, line: row?.line ?? built.found.line };
  }
  const paragraph = sectionId === undefined ? undefined : read.paragraphs[Number(sectionId.slice(1)) - 1];
  return { page: paragraph?.page ?? null, line: paragraph?.line ?? null };
}

/** A failed check in a table whose rows could be read in several ways may be a fault of the reading. */
function isPresumed(finding: Finding, read: Pick<ReadReport, 'built'>): boolean {
  const built = read.built.find((one) => one.frame.id === finding.place.tableId);
  if (!built || built.presumedRows.size === 0) return false;
  const table = built.tables[0];
  const index = table?.rows.findIndex((row) => row.id === finding.place.rowId) ?? -1;
  const sum = table?.sums.find((one) => one.total === finding.place.rowId && one.direction === 'rows');
  const touched = [
    index,
    ...(sum?.terms.map((term) => table?.rows.findIndex((row) => row.id === term.id) ?? -1) ?? []),
  ];
  return touched.some((one) => built.presumedRows.has(one));
}

/** Blocking before warnings, money before counts, large before small. */
function weight(finding: ReviewFinding): number {
  const severity = finding.severity === 'blocking' ? 1000 : 0;
  const kronor = isMoney(finding.unit) ? Math.abs(finding.difference ?? 0) * kronorPerUnit(finding.unit) : 0;
  const nature = { slip: 60, unknown: 40, definition: 20, rounding: 0 }[finding.nature];
  return (
    severity +
    nature +
    Math.min(300, Math.log10(1 + kronor) * 40) +
    Math.min(30, Math.abs(kronor === 0 ? (finding.difference ?? 0) : 0))
  );
}
