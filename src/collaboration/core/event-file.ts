// A list of events as people keep it in Excel: one row an event, or one row an event and organisation. Nothing of a list with
// an error is saved.
import { readAmountCell, readCountCell, type SheetCell, type SheetRow, type SheetRows } from '#exchange/core';
import { readSwedishNumber } from '#design/core';
import { hasErrors, isIsoDate, slug, type IsoDate, type Problem } from '#kernel';
import { eventKey, personalNumberIn, type EventContent, type EventForm, type Party, type Score } from './event.ts';
import { findKind, findQuestion, HIGHEST_MARK, type Kind, type Question } from './kind.ts';

/** Canonical column → headings that mean the same, compared without case, accents and signs. */
export const EVENT_COLUMNS = {
  id: ['nyckel', 'löpnummer'],
  date: ['datum', 'dag', 'när', 'mötesdatum', 'startdatum'],
  kind: ['slag', 'typ', 'aktivitet', 'mötestyp', 'typ av möte', 'typ av aktivitet', 'kategori', 'form av samverkan'],
  title: ['titel', 'rubrik', 'namn', 'benämning', 'tema', 'ämne', 'utbildning'],
  group: ['grupp', 'mötesgrupp', 'verksam-grupp', 'arena'],
  form: ['mötesform', 'plats eller digitalt', 'digitalt', 'fysiskt/digitalt', 'digitalt/fysiskt'],
  place: ['plats', 'lokal', 'var', 'ort'],
  kommun: ['kommun', 'municipality', 'kommuner'],
  organiser: ['arrangör', 'ansvarig', 'arrangör/ansvarig', 'organizer'],
  coOrganisers: ['medarrangör', 'medarrangörer', 'samarrangör', 'co-organisers', 'i samarbete med'],
  parties: ['deltagande parter', 'parter', 'närvarande parter', 'närvaro', 'närvarande'],
  expected: ['väntade parter', 'inbjudna parter', 'inbjudna', 'kallade parter'],
  organisation: ['deltagarnas organisation', 'arbetsgivare', 'part', 'myndighet'],
  women: ['kvinnor', 'antal kvinnor', 'varav kvinnor', 'kv', 'k', 'female'],
  men: ['män', 'antal män', 'varav män', 'm', 'male'],
  participants: ['deltagare', 'antal deltagare', 'antal', 'totalt', 'summa deltagare', 'antal totalt'],
  cases: ['individärenden', 'antal individärenden', 'ärenden', 'antal ärenden'],
  cost: ['kostnad', 'kostnad kr', 'kostnad (kr)', 'pris', 'belopp'],
  answers: ['antal svar', 'svar', 'svarande', 'antal svarande', 'n'],
  comment: ['kommentar', 'kommentarer', 'anteckning', 'anteckningar', 'övrigt'],
  source: ['källa'],
} as const satisfies Record<string, readonly string[]>;
type EventColumn = keyof typeof EVENT_COLUMNS;

/** What a reader of files should know as headings. */
export function eventHeadings(kinds: readonly Kind[]): string[] {
  const columns = Object.entries(EVENT_COLUMNS).flatMap(([name, others]) => [name, ...others]);
  const questions = kinds.flatMap((kind) =>
    kind.questions.flatMap(({ id, sv, en, alsoCalled }) => [`score:${id}`, id, sv, en, ...alsoCalled]),
  );
  return [...new Set([...columns, ...questions])];
}

/** One event of a list; `key` is what makes it the same when the list is read in again. */
export type ListedEvent = { readonly key: string; readonly lines: readonly number[]; readonly event: EventContent };
export type ReadEvents = { readonly events: readonly ListedEvent[]; readonly problems: readonly Problem[] };

export type EventList = {
  readonly kinds: readonly Kind[];
  /** Where the list came from: a file name, or that it was pasted. */
  readonly source: string;
  /** For a list without a column of kinds. */
  readonly kind?: string | undefined;
};

export function readEventSheet(sheet: SheetRows, list: EventList): ReadEvents {
  const { columns, questions, problems } = columnsOf(sheet.header, list);
  if (!columns.date || (!columns.kind && list.kind === undefined)) {
    const missing = [
      columns.date ? '' : 'date (datum)',
      columns.kind || list.kind !== undefined ? '' : 'kind (slag)',
    ];
    problems.push({
      severity: 'error',
      code: 'events-columns-missing',
      line: null,
      message: `The list lacks the column ${missing.filter(Boolean).join(' and ')}.`,
    });
    return { events: [], problems };
  }
  const rows = sheet.rows.filter(({ cells }) => Object.values(cells).some((cell) => cell !== null));
  const read = rows.flatMap((row) => {
    const reader = rowReader(row, columns, problems);
    const event = readRow(reader, { list, questions });
    return event ? [{ row, event, id: reader.text('id') }] : [];
  });
  if (rows.length === 0)
    problems.push({
      severity: 'error',
      code: 'events-no-rows',
      line: null,
      message: 'The list has headings but no rows.',
    });
  const events = gather(read, problems);
  return { events: hasErrors(problems) ? [] : events, problems };
}

type Columns = Partial<Record<EventColumn, string>>;
type QuestionColumn = { readonly heading: string; readonly of: ReadonlyMap<string, Question> };

function columnsOf(header: readonly string[], { kinds }: EventList) {
  const columns: Columns = {};
  const questions: QuestionColumn[] = [];
  const problems: Problem[] = [];
  for (const heading of header) {
    const asked = slug(heading);
    const name = (Object.keys(EVENT_COLUMNS) as EventColumn[]).find((one) =>
      [one, ...EVENT_COLUMNS[one]].some((called) => slug(called) === asked),
    );
    const of = new Map(
      kinds.flatMap((kind) => {
        const question = findQuestion(kind, heading);
        return question ? [[kind.id, question] as const] : [];
      }),
    );
    if (name && columns[name] === undefined) columns[name] = heading;
    else if (of.size > 0) questions.push({ heading, of });
    else if (asked !== '')
      problems.push({
        severity: 'info',
        code: name ? 'events-column-twice' : 'events-column-unknown',
        line: null,
        message: name
          ? `The column "${heading}" means the same as "${columns[name]}"; it is passed over.`
          : `The column "${heading}" is not known; it is passed over.`,
      });
  }
  return { columns, questions, problems };
}

/** Cells of a row by column; what cannot be read becomes a problem of its line. */
type RowReader = ReturnType<typeof rowReader>;

function rowReader(row: SheetRow, columns: Columns, problems: Problem[]) {
  const cell = (name: EventColumn): SheetCell => {
    const heading = columns[name];
    return heading === undefined ? null : (row.cells[heading] ?? null);
  };
  const text = (name: EventColumn): string => {
    const found = cell(name);
    return found === null ? '' : String(found).trim();
  };
  const fail = (code: string, message: string, severity: Problem['severity'] = 'error'): void => {
    problems.push({ severity, code, line: row.line, message });
  };
  const count = (name: EventColumn): number | null => {
    const read = readCountCell(cell(name));
    if (read.ok && (read.value ?? 0) <= 100_000) return read.value;
    fail('event-number-unreadable', `"${text(name)}" under ${columns[name]} is no whole number from 0 to 100 000.`);
    return null;
  };
  return { row, columns, cell, text, fail, count };
}

function readRow(
  reader: RowReader,
  of: { readonly list: EventList; readonly questions: readonly QuestionColumn[] },
): EventContent | null {
  const { list, questions } = of;
  const named = reader.text('kind') || (list.kind ?? '');
  const kind = findKind(list.kinds, named);
  if (!kind) {
    const known = list.kinds.map(({ name }) => name.sv).join(', ');
    reader.fail(
      'event-kind-unknown',
      named === ''
        ? `The row has no kind; there are: ${known}.`
        : `There is no kind "${named}"; there are: ${known}.`,
    );
  }
  const date = readDay(reader.cell('date'));
  if (date === null) reader.fail('event-date-unreadable', `"${reader.text('date')}" is no day; write 2026-03-31.`);
  const form = readForm(reader.text('form'), reader.text('place'));
  if (form === null)
    reader.fail('event-form-unknown', `"${reader.text('form')}" is none of på plats, digitalt, både och.`);
  const cost = readAmountCell(reader.cell('cost'));
  if (!cost.ok || (cost.value ?? 0) < 0)
    reader.fail(
      'event-number-unreadable',
      `"${reader.text('cost')}" under ${reader.columns.cost} is no amount in kronor.`,
    );
  const parties = readParties(reader);
  const answers = reader.count('answers');
  const scores = questions.flatMap((column) => {
    const cell = reader.row.cells[column.heading] ?? null;
    const question = kind && column.of.get(kind.id);
    if (cell === null) return [];
    if (kind && !question)
      reader.fail(
        'event-question-unknown',
        `${kind.name.sv} has no question "${column.heading}"; the mark is passed over.`,
        'warning',
      );
    if (!question) return [];
    const score = readScore(question.id, cell, answers);
    if (!score)
      reader.fail('event-score-out-of-range', `"${String(cell)}" under ${column.heading} is no mark from 1 to 6.`);
    return score ? [score] : [];
  });
  for (const name of ['title', 'group', 'place', 'kommun', 'organiser', 'coOrganisers', 'source'] as const) {
    if (reader.text(name).length > 300)
      reader.fail('event-text-too-long', `The text under ${reader.columns[name]} is longer than 300 characters.`);
  }
  if (reader.text('comment').length > 4_000)
    reader.fail('event-text-too-long', 'The comment is longer than 4 000 characters.');
  const cases = reader.count('cases');
  if (!kind || date === null || form === null || !cost.ok) return null;
  const event: EventContent = {
    kind: kind.id,
    title: reader.text('title'),
    group: reader.text('group'),
    date,
    form,
    place: reader.text('place'),
    kommun: reader.text('kommun'),
    organiser: reader.text('organiser'),
    coOrganisers: reader.text('coOrganisers'),
    cases,
    costOre: cost.value,
    comment: reader.text('comment'),
    source: reader.text('source') || list.source,
    parties,
    scores,
  };
  if (personalNumberIn(event)) {
    reader.fail(
      'event-personal-number',
      'The text holds what looks like a personal identity number. Take it out: nothing about a person may be kept here.',
    );
    return null;
  }
  return event;
}

function readParties(reader: RowReader): Party[] {
  const listOf = (name: 'parties' | 'expected'): string[] =>
    reader
      .text(name)
      .split(/[,;\n|]/)
      .map((one) => one.trim())
      .filter(Boolean);
  const [came, expected] = [listOf('parties'), listOf('expected')];
  const parties = new Map<string, Party>();
  const put = (organisation: string, more: Partial<Party>): void => {
    const before = parties.get(slug(organisation)) ?? {
      organisation,
      isExpected: false,
      hasCome: false,
      women: null,
      men: null,
      others: null,
    };
    parties.set(slug(organisation), { ...before, ...more });
  };
  for (const one of expected) put(one, { isExpected: true });
  for (const one of came) put(one, { hasCome: true });
  const [women, men, all] = [reader.count('women'), reader.count('men'), reader.count('participants')];
  const rest = all === null ? 0 : all - (women ?? 0) - (men ?? 0);
  if (rest < 0)
    reader.fail(
      'event-number-unreadable',
      `${all} participants are fewer than ${women ?? 0} women and ${men ?? 0} men.`,
    );
  if (women !== null || men !== null || all !== null) {
    put(reader.text('organisation'), {
      hasCome: (women ?? 0) + (men ?? 0) + rest > 0,
      women,
      men,
      others: rest > 0 ? rest : null,
    });
  } else if (reader.text('organisation') !== '') put(reader.text('organisation'), { hasCome: true });
  return [...parties.values()];
}

/** `5` is one joint mark, `4,91` a mean of so many answers, `3:1 5:4 6:9` how many gave each mark. */
export function readScore(question: string, cell: SheetCell, answers: number | null): Score | null {
  const text = String(cell).trim();
  if (/:/.test(text)) {
    const marks = Array.from({ length: HIGHEST_MARK }, () => 0);
    for (const pair of text.split(/[\s;,]+/)) {
      const [mark = '', count = '', ...rest] = pair.split(':');
      if (rest.length > 0 || !/^[1-6]$/.test(mark) || !/^\d{1,5}$/.test(count)) return null;
      marks[Number(mark) - 1] = Number(count);
    }
    return marks.some((one) => one > 0) ? { question, marks } : null;
  }
  const value = typeof cell === 'number' ? cell : readSwedishNumber(text);
  if (value === null || value < 1 || value > HIGHEST_MARK) return null;
  const isJoint = Number.isInteger(value) && (answers === null || answers === 1);
  if (!isJoint) return { question, mean: value, answers: answers === 0 ? null : answers };
  return { question, marks: Array.from({ length: HIGHEST_MARK }, (_, at) => (at + 1 === value ? 1 : 0)) };
}

/** What `readScore` reads: a joint mark, a mean, or how many gave each mark. */
export function scoreText(score: Score): string {
  if (!('marks' in score)) return String(Math.round(score.mean * 10_000) / 10_000).replace('.', ',');
  const given = score.marks.flatMap((count, at) => (count > 0 ? [{ mark: at + 1, count }] : []));
  const [only] = given;
  if (given.length === 1 && only?.count === 1) return String(only.mark);
  return given.map(({ mark, count }) => `${mark}:${count}`).join(' ');
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

/** 2024-03-04, 20240304, 240304, 4/3 2024, 4.3.2024, 4 mars 2024, or a spreadsheet's own number of a day. */
export function readDay(cell: SheetCell): IsoDate | null {
  if (typeof cell === 'number' && cell > 20_000_000) return readDay(String(cell));
  if (typeof cell === 'number') return cell > 20_000 && cell < 80_000 ? dayOfSerial(Math.floor(cell)) : null;
  const text = (cell ?? '')
    .trim()
    .toLowerCase()
    .replace(/[T ]\d{1,2}[:.]\d{2}.*$/i, '')
    .replace(/^[a-zåäö]{3,7}dag(?:en)?\s+(?:den\s+)?/, '');
  const short = /^(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (short) return dayOf(`20${short[1]}`, short[2], short[3]);
  const iso = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const dayFirst = /^(\d{1,2})[/. -]+(\d{1,2})[/. -]+(\d{4})$/.exec(text);
  if (dayFirst) return dayOf(dayFirst[3], dayFirst[2], dayFirst[1]);
  const words = /^(\d{1,2})\.?\s+([a-zåäö]{3,9})\.?\s+(\d{4})$/.exec(text);
  const month = MONTHS.indexOf((words?.[2] ?? '').slice(0, 3));
  return words && month >= 0 ? dayOf(words[3], String(month + 1), words[1]) : null;
}

function dayOf(year = '', month = '', day = ''): IsoDate | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : null;
}

/** Day 25 569 of a spreadsheet is 1 January 1970; counted by the calendar, because core knows no clock. */
function dayOfSerial(serial: number): IsoDate {
  let days = serial - 25_569;
  const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  let year = 1970;
  while (days < 0) days += isLeap((year -= 1)) ? 366 : 365;
  for (; days >= (isLeap(year) ? 366 : 365); year += 1) days -= isLeap(year) ? 366 : 365;
  const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  let month = 0;
  for (; days >= (lengths[month] ?? 31); month += 1) days -= lengths[month] ?? 31;
  return `${year}-${String(month + 1).padStart(2, '0')}-${String(days + 1).padStart(2, '0')}`;
}

function readForm(form: string, place: string): EventForm | null {
  const asked = slug(form);
  const isDigital = /^(digital\w*|distans|online|teams|zoom|webb\w*|video|ja|x|virtual)$/;
  if (asked === '') return isDigital.test(slug(place)) ? 'digital' : 'place';
  if (/^(both|bada|bade|bade-och|hybrid\w*|plats-och-digital\w*)$/.test(asked)) return 'both';
  if (isDigital.test(asked)) return 'digital';
  return /^(place|plats|pa-plats|fysisk\w*|lokal|nej|fysiskt-mote)$/.test(asked) ? 'place' : null;
}

type Row = { readonly row: SheetRow; readonly event: EventContent; readonly id: string };

/** Rows of one event and several organisations become one; rows that are alike are told apart by their turn. */
function gather(rows: readonly Row[], problems: Problem[]): ListedEvent[] {
  const events: { key: string; lines: number[]; event: EventContent }[] = [];
  for (const { row, event, id } of rows) {
    const same = (turn: number): string => (id === '' ? eventKey(event, turn) : `id:${id}`);
    const known = events.filter(({ key }) => key === same(1) || (id === '' && key.startsWith(same(1).slice(0, -1))));
    const last = known.at(-1);
    if (!last) {
      events.push({ key: same(1), lines: [row.line], event });
      continue;
    }
    const names = new Set(last.event.parties.map(({ organisation }) => slug(organisation)));
    const isOther =
      event.parties.length > 0 &&
      event.parties.every(({ organisation }) => organisation !== '' && !names.has(slug(organisation)));
    if (isOther) {
      last.lines.push(row.line);
      last.event = mergeRows(last.event, event);
    } else if (id === '') {
      problems.push({
        severity: 'warning',
        code: 'event-alike',
        line: row.line,
        message: `The row is like line ${last.lines[0]}: it is counted as another event of the same day.`,
      });
      events.push({ key: same(known.length + 1), lines: [row.line], event });
    } else {
      problems.push({
        severity: 'error',
        code: 'event-id-twice',
        line: row.line,
        message: `The id "${id}" stands in line ${last.lines[0]} too.`,
      });
    }
  }
  return events;
}

function mergeRows(first: EventContent, next: EventContent): EventContent {
  const scored = new Set(first.scores.map(({ question }) => question));
  return {
    ...first,
    parties: [...first.parties, ...next.parties],
    cases: first.cases ?? next.cases,
    costOre: first.costOre ?? next.costOre,
    comment: first.comment || next.comment,
    scores: [...first.scores, ...next.scores.filter(({ question }) => !scored.has(question))],
  };
}
