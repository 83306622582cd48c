// An attack. Whoever has the whole database, system columns included, and knows in which order codes were printed and
// used, tries every order and every shared value that it holds to say which answer came with which code.
import type { Session } from '#access/server';
import { testSession } from '#access/testing';
import { enterSpace } from '#database/server';
import { sql } from 'kysely';
import { beforeAll, expect, test, vi } from 'vitest';
import { answerWith, anOpenRound, codesOf } from './a-round.ts';
import { closeRound } from './close-round.ts';
import { hashOfCode } from './code-hash.ts';
import { mixAnswers } from './mix-answers.ts';
import { openCode } from './open-code.ts';

// The test mixes when it wants to: first the attack must be seen to work.
vi.mock(import('./mix-answers.ts'), async (original) => ({ ...(await original()), mixSoon: () => undefined }));

type Row = {
  readonly table: string;
  readonly system: readonly [string, string];
  readonly cells: Record<string, unknown>;
};

const RESPONDENTS = 40;

let session: Session;
beforeAll(async () => {
  session = await testSession();
});

/** Every row of every table, in the order it lies on disk. */
async function wholeDatabase(): Promise<Row[]> {
  return session.database.asOwner(async (tx) => {
    await enterSpace(tx, session.space.id);
    const tables = await sql<{ name: string }>`
      SELECT relname AS name FROM pg_class
       WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY relname`.execute(tx);
    const rows: Row[] = [];
    for (const { name } of tables.rows) {
      const found = await sql<{ xmin: string; ctid: string; cells: Record<string, unknown> }>`
        SELECT t.xmin::text AS xmin, t.ctid::text AS ctid, to_jsonb(t) AS cells FROM ${sql.id(name)} t ORDER BY t.ctid`.execute(
        tx,
      );
      rows.push(
        ...found.rows.map(({ xmin, ctid, cells }) => ({ table: name, system: [xmin, ctid] as const, cells })),
      );
    }
    return rows;
  });
}

/** Who answered, as only the test knows: the answers of each respondent are her own. */
const answersOf = (respondent: number) => ({
  usefulSupport: [String(1 + (respondent % 6))],
  shareInDecisions: [String(1 + (Math.floor(respondent / 6) % 6))],
  staffUsesExperience: [String(1 + Math.floor(respondent / 36))],
  comment: [`egna ord ${respondent}`],
});
const respondentOf = ({ cells }: Row): number => {
  const answers = (cells['answers'] ?? {}) as Record<string, number>;
  return (
    (answers['usefulSupport'] ?? 1) -
    1 +
    6 * ((answers['shareInDecisions'] ?? 1) - 1) +
    36 * ((answers['staffUsesExperience'] ?? 1) - 1)
  );
};
const writerOf = ({ cells }: Row): number => Number(/\d+/.exec(String(cells['written']))?.[0]);

/** Every order that the rows of a table can be put in: on disk, by transaction, by each column. */
function ordersOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const columns = Object.keys(rows[0]?.cells ?? {}).filter((name) => !['answers', 'written', 'sex'].includes(name));
  const by = (key: (row: Row) => string): readonly Row[] =>
    rows.toSorted((a, b) => key(a).localeCompare(key(b), 'en', { numeric: true }));
  return [rows, by((row) => row.system[0]), ...columns.map((name) => by((row) => String(row.cells[name])))];
}

/** How often a place in one order is the place of the same respondent in the other. */
function hits(order: readonly number[], truth: readonly number[]): number {
  return order.filter((respondent, place) => truth[place] === respondent).length;
}

/** By chance one in each order; ten have a chance of one in ten million. */
const BY_CHANCE = 9;

/** The best that any order does; backwards too. */
function bestGuess(
  rows: readonly Row[],
  of: { readonly who: (row: Row) => number; readonly truths: readonly (readonly number[])[] },
): number {
  const guesses = ordersOf(rows).flatMap((order) => {
    const told = order.map(of.who);
    return of.truths.flatMap((truth) => [hits(told, truth), hits(told, truth.toReversed())]);
  });
  return Math.max(...guesses);
}

/** What ties rows of two tables: a value that both hold, or one transaction. */
function ties(a: readonly Row[], b: readonly Row[]): string[] {
  const common = new Set([session.space.id, 'anonym', 'enter', 'null', 'true', 'false', '']);
  const valuesOf = (rows: readonly Row[]): Set<string> =>
    new Set(
      rows.flatMap((row) => [
        `xmin ${row.system[0]}`,
        ...Object.values(row.cells).flatMap((cell) => (typeof cell === 'object' ? [] : [String(cell)])),
      ]),
    );
  const others = valuesOf(b);
  return [...valuesOf(a)].filter((value) => others.has(value) && !common.has(value));
}

test('no answer and no free text is linked to a code or to each other better than by chance', async () => {
  const round = await anOpenRound(session, { id: 'anonym' });
  const codes = await codesOf(session, { round, count: RESPONDENTS + 10 });
  const printed = Array.from({ length: RESPONDENTS }, (_, respondent) => respondent);
  // Used in another order than printed, known to the attacker.
  const used = printed.map((place) => (place * 7 + 3) % RESPONDENTS);
  const before = await wholeDatabase();
  for (const respondent of used) {
    expect((await answerWith(session, codes[respondent] ?? '', answersOf(respondent))).ok).toBe(true);
  }
  const truths = [printed, used];
  const guess = (database: readonly Row[]) => {
    const answers = database.filter(({ table }) => table === 'survey_answer');
    const texts = database.filter(({ table }) => table === 'survey_text');
    expect([answers.length, texts.length]).toEqual([RESPONDENTS, RESPONDENTS]);
    const ofAnswers = bestGuess(answers, { who: respondentOf, truths });
    const ofTexts = bestGuess(texts, { who: writerOf, truths });
    // Texts against answers: every order of one against every order of the other.
    const between = bestGuess(texts, {
      who: writerOf,
      truths: ordersOf(answers).map((order) => order.map(respondentOf)),
    });
    return { ofAnswers, ofTexts, between };
  };

  // The attack works: before the first mixing the order of transactions is the order of use.
  expect(guess(await wholeDatabase()).ofAnswers).toBe(RESPONDENTS);

  const holder = await openCode(session.installation, codes[RESPONDENTS] ?? '');
  if (!holder) throw new Error('an unused code opens');
  expect((await mixAnswers(holder.session, { round })).ok).toBe(true);
  const open = await wholeDatabase();
  for (const found of Object.values(guess(open))) expect(found).toBeLessThanOrEqual(BY_CHANCE);

  const of = (database: readonly Row[], ...tables: readonly string[]) =>
    database.filter(({ table }) => tables.includes(table));
  const codesLeft = of(open, 'survey_code', 'survey_code_space');
  // Of used codes there is no row at all.
  const usedHashes = used.map((respondent) => hashOfCode(session.installation, codes[respondent] ?? ''));
  expect(codesLeft.filter(({ cells }) => usedHashes.includes(String(cells['code_hash'])))).toEqual([]);
  expect(
    ties(of(open, 'survey_answer', 'survey_text'), of(open, 'survey_code', 'survey_code_space', 'survey_receipt')),
  ).toEqual([]);
  // Ids of version 4 hold no time.
  for (const { cells } of of(open, 'survey_answer', 'survey_text')) expect(String(cells['id'])[14]).toBe('4');
  // One transaction for all rows; a month and no moment.
  expect(new Set(of(open, 'survey_answer').map(({ system }) => system[0])).size).toBe(1);
  expect(new Set(of(open, 'survey_answer').map(({ cells }) => cells['month']))).toEqual(new Set(['2026-11']));
  // The trail, the actors and every other table are as before the first answer, but for the one name of all respondents.
  const rest = (database: readonly Row[]) =>
    database
      .filter(({ table }) => !/^survey_(answer|text|code|receipt)/.test(table) && table !== 'actor')
      .map(({ cells }) => cells);
  expect(rest(open)).toEqual(rest(before));
  expect(of(open, 'actor').map(({ cells }) => cells['name'])).toEqual(['prov', 'svarande']);

  await closeRound(session, { round });
  const closed = await wholeDatabase();
  for (const found of Object.values(guess(closed))) expect(found).toBeLessThanOrEqual(BY_CHANCE);
  expect(of(closed, 'survey_code', 'survey_code_space', 'survey_receipt')).toEqual([]);
  // The files hold nothing that was deleted: an empty table is an empty file.
  const sizes = await session.database.asOwner((tx) =>
    sql<{ bytes: number }>`SELECT pg_relation_size(name::regclass)::int AS bytes
      FROM unnest(ARRAY['survey_code', 'survey_code_space', 'survey_receipt']) AS name`.execute(tx),
  );
  expect(sizes.rows.map(({ bytes }) => bytes)).toEqual([0, 0, 0]);
});
