// An office brings everything in by commands: the same files as the demo's give the same report, byte by byte; and each
// command says one sentence to a file it cannot take, and changes nothing.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openInstallation, type Installation as OpenedInstallation } from '#database/server';
import { runCommand } from '../testing/run-command.ts';
import { stegvisIn, type Run } from '../testing/run-stegvis.ts';
import { figuresCommand } from './figures.ts';
import { commands } from './index.ts';

const demo = join(import.meta.dirname, '../../../demo');
const directory = mkdtempSync(join(tmpdir(), 'stegvis-inputs-'));
const program = stegvisIn(directory);
const dataDirectory = join(directory, 'data');
let open: OpenedInstallation | undefined;

/** The chain is run as programs; what follows it in this process, on the database that is held open. */
function stegvis(...words: readonly string[]): Promise<Run> {
  const command = commands.find(({ name }) => name === words.slice(0, 2).join(' '));
  if (!command) throw new Error(`there is no command ${words.slice(0, 2).join(' ')}`);
  return runCommand(command, words.slice(2), { dataDirectory });
}
const narrative = readdirSync(join(demo, 'narrative'))
  .filter((name) => /^\d.*\.md$/.test(name))
  .map((name) => join(demo, 'narrative', name));
const association = JSON.parse(readFileSync(join(demo, 'association.json'), 'utf8')) as {
  name: string;
  orgNumber: string;
  reports: { registerNumber: string; datedOn: string }[];
};
const cover = association.reports[0] ?? { registerNumber: '', datedOn: '' };

async function ended(run: Promise<Run>): Promise<string> {
  const { code, out, err } = await run;
  if (code !== 0 || err !== '') throw new Error(`${err} ${out}`);
  return out;
}

const ran = (...words: readonly string[]): Promise<string> => ended(program(...words));
const done = (...words: readonly string[]): Promise<string> => ended(stegvis(...words));

function file(name: string, content: unknown): string {
  const path = join(directory, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** Every figure of the year, with the version of what it comes from. */
const figuresOfYear = (): Promise<string> =>
  ended(runCommand(figuresCommand, ['--year', '2024', '--json'], { dataDirectory }));

async function reportOf(data: string, out: string): Promise<Buffer> {
  await ran('report', 'annual', '--year', '2024', '--data', data, '--out', out, '--formats', 'json');
  return readFileSync(join(directory, out, 'arsredovisning-2024.json'));
}

type Package = { readonly programme: string; readonly from: string; readonly to: string };

/** The printed packages with the step moves that a party's own register counts: it runs in a data directory of its own. */
async function withStepMoves(): Promise<object[]> {
  const party = 'Provparten';
  const there = ['--space', party, '--data', 'party'];
  await ran('space', 'add-party', party, '--association', association.orgNumber, '--data', 'party');
  await program('participants', 'import', join(demo, 'participants-2024.csv'), '--create-programmes', ...there);
  const printed = JSON.parse(readFileSync(join(demo, 'packages-2024.json'), 'utf8')) as Package[];
  const packages: object[] = [];
  for (const one of printed) {
    const period = ['--programme', one.programme, '--from', one.from, '--to', one.to];
    const made = await program('followup', 'make', ...period, '--exact', '--json', ...there);
    const { stepMoves } = JSON.parse(made.code === 0 ? made.out : '{"stepMoves":[]}') as { stepMoves: unknown[] };
    packages.push(stepMoves.length > 0 ? { ...one, stepMoves } : one);
  }
  return packages;
}

beforeAll(async () => {
  await ran('init', '--association', association.name, '--orgnr', association.orgNumber);
  await ran('organisation', 'save', join(demo, 'organisation.json'));
  await ran('programmes', 'import', join(demo, 'programmes.json'));
  for (const year of [2023, 2024]) {
    await ran('sie', 'import', join(demo, `ledger/sodra-vatterbygden-${year}.se`));
  }
  await ran('settings', 'save', join(demo, 'finance-setting.json'), '--year', '2023');
  await ran('entered', 'import', join(demo, 'entered.json'));
  const others = ['packages-2024-appendix.json', 'packages-2024-half-year.json'].map((name) => join(demo, name));
  await ran('followup', 'import', file('packages.json', await withStepMoves()), ...others);
  await ran('goals', 'import', join(demo, 'goals-2024.json'), join(demo, 'goals-2024-programmes.json'));
  await ran('report', 'text', ...narrative, '--year', '2024');
  const signers = ['--signers', join(demo, 'signers-2024.json')];
  await ran(
    'report',
    'head',
    '--year',
    '2024',
    '--register',
    cover.registerNumber,
    '--dated',
    cover.datedOn,
    ...signers,
  );
  const opened = await openInstallation({ dataDirectory });
  if (opened.ok) open = opened.value;
}, 300_000);
afterAll(async () => {
  await open?.close();
  rmSync(directory, { recursive: true, force: true });
});

test('the same files give the same report as the demo, byte by byte, and the trail is whole', async () => {
  const own = await reportOf('data', 'own');
  expect(await ran('demo', '--no-serve')).toContain('Control:');
  const demos = await reportOf('data-demo', 'demos');
  expect(own.length).toBeGreaterThan(100_000);
  expect(own.equals(demos), 'the report of the commands is the report of the demo').toBe(true);
  expect(await ran('audit', 'verify')).toContain('all in place');
}, 300_000);

test('bringing the same in again changes nothing', async () => {
  const before = await figuresOfYear();
  const text = await done('report', 'text', ...narrative, '--year', '2024', '--json');
  expect((JSON.parse(text) as { isChanged: boolean }[]).filter(({ isChanged }) => isChanged)).toEqual([]);
  const again = await done('followup', 'import', join(directory, 'packages.json'), '--json');
  const { packages } = JSON.parse(again) as { packages: { version: number; isNew: boolean }[] };
  expect(packages.filter(({ isNew, version }) => isNew || version !== 1)).toEqual([]);
  await done('organisation', 'save', join(demo, 'organisation.json'));
  await done('programmes', 'import', join(demo, 'programmes.json'));
  await done('goals', 'import', join(demo, 'goals-2024.json'));
  expect(await figuresOfYear()).toBe(before);
}, 300_000);

describe('counts as a table', () => {
  const days = ['--from', '2022-01-01', '--to', '2022-12-31'];
  const wide = (women: number): string =>
    `Insats;Kvinnor;Män;Avslutade\nNOVA;${women};30;10\nEnter;12;9;–\nTotalt;1;1;1\n`;

  test('come in with their days, are corrected with a reason, and not without', async () => {
    const first = await done('followup', 'import', file('wide.csv', wide(40)), ...days);
    expect(first).toContain('nova 2022-01-01–2022-12-31: version 1 is saved.');
    expect(first).toContain('total-row-skipped');
    const other = file('other.csv', wide(41));
    const silent = await stegvis('followup', 'import', other, ...days);
    expect(silent).toMatchObject({ code: 1, out: '' });
    expect(silent.err).toMatch(/other\.csv, nova@.*a correction says why: --reason TEXT/);
    const corrected = await done('followup', 'import', other, ...days, '--reason', 'En till i mars.', '--json');
    expect(JSON.parse(corrected)).toMatchObject({
      packages: [
        { programme: 'nova', version: 2, isNew: true },
        // What the reason does not concern stays as it was: the source names the file, so it differs here.
        { programme: 'enter', version: 2, isNew: true },
      ],
    });
  });

  test('of one programme need no column of programmes', async () => {
    const path = file('nova.csv', 'mått;kön;antal\nDeltagare;Kvinnor;5\nDeltagare;Män;6\n');
    const year = ['--from', '2021-01-01', '--to', '2021-12-31'];
    const run = await done('followup', 'import', path, ...year, '--programme', 'nova', '--unit', 'person');
    expect(run).toBe('nova 2021-01-01–2021-12-31: version 1 is saved.');
    const foreign = await stegvis('followup', 'import', file('w.csv', wide(1)), ...days, '--programme', 'nova');
    expect(foreign.err).toMatch(/row 3\): The row is about Enter/);
  });
});

test('goals come in as a table', async () => {
  const rows = 'Id;Insats;Mål;Enhet;Målvärde;Utfall;Från;Till;Bedömning;Kommentar;Källa\n';
  const path = file(
    'goals.csv',
    `${rows}fler;;Fler i arbete;andel;85 %;44 %;2022-01-01;2022-12-31;Ej uppfyllt;Färre.;Enkät\n`,
  );
  expect(await done('goals', 'import', path)).toMatch(/^1 goals saved/);
  expect(await done('goals', 'import', path, '--json')).toBe(JSON.stringify({ saved: 1 }, null, 2));
});

test("a party's file, its register, its package and the hand-over end as a figure in the annual report", async () => {
  const [printed] = JSON.parse(readFileSync(join(demo, 'programmes.json'), 'utf8')) as object[];
  const programme = { ...printed, slug: 'vastra', name: 'Västra', fullName: undefined, ledgerObject: null };
  await done('programmes', 'import', file('vastra.json', [programme]));
  await ran('space', 'add-party', 'Västra kommun', '--association', association.orgNumber);
  const there = ['--space', 'Västra kommun'];
  const header = 'pseudonym;programme;sex;birth_year;municipality;referrer;enrolled_on;exited_on;exit_reason';
  const people = Array.from({ length: 11 }, (_, at) => {
    const sex = at < 7 ? 'kvinna' : 'man';
    const exit = at < 6 ? '2024-10-01;Studier' : ';';
    return `V${at};Västra;${sex};1990;Habo;Kommun;2024-02-01;${exit}`;
  });
  const rows = file('vastra.csv', [header, ...people].join('\n'));
  await ran('participants', 'import', rows, '--create-programmes', ...there);
  const period = ['--programme', 'Västra', '--from', '2024-01-01', '--to', '2024-12-31'];
  expect(await ran('followup', 'make', ...period, '--send', ...there)).toContain('version 1 is made');
  const sheet = JSON.parse(
    await done('followup', 'sheet', '--from', '2024-01-01', '--to', '2024-12-31', '--json'),
  ) as { rows: { programme: string }[]; money: { allocatedOre: number; programmes: unknown[] } };
  expect(sheet.rows.find((row) => row.programme === 'vastra')).toMatchObject({ women: 7, men: 4 });
  expect(sheet.money.allocatedOre).toBe(11_148_000_00);
  await done('report', 'annual', '--year', '2024', '--draft', '--formats', 'json', '--out', join(directory, 'west'));
  const report = readFileSync(join(directory, 'west/arsredovisning-2024.json'), 'utf8');
  const { figures } = JSON.parse(await figuresOfYear()) as { figures: { id: string; value: number | null }[] };
  const figure = figures.find(({ id }) => id === 'followUp.participants@2024{programme=vastra}');
  expect(figure?.value).toBe(11);
  expect(report).toContain('followUp.participants@2024{programme=vastra}');
  expect(report).toContain('Deltagarregistret hos Västra kommun.');
}, 300_000);

describe('one sentence, and nothing changes:', () => {
  const organisation = JSON.parse(readFileSync(join(demo, 'organisation.json'), 'utf8')) as {
    members: { slug: string; kind: string; counterpartyObject: string | null; validFrom: string | null }[];
    boardSeats: { role: string; appointedBy: string }[];
  };
  const programmes = JSON.parse(readFileSync(join(demo, 'programmes.json'), 'utf8')) as { ledgerObject: string }[];
  const [nova] = JSON.parse(readFileSync(join(demo, 'packages-2024.json'), 'utf8')) as object[];
  const [goal] = JSON.parse(readFileSync(join(demo, 'goals-2024.json'), 'utf8')) as { id: string }[];
  const [member] = organisation.members;
  const other = organisation.members.slice(1).find(({ counterpartyObject }) => counterpartyObject !== null);
  const members = (given: object) => ({
    ...organisation,
    members: [{ ...member, ...given }, ...organisation.members.slice(1)],
  });
  const year = ['--year', '2024'];
  const table = 'Insats;Kvinnor;Män\nOkänd;1;2\n';
  const days = ['--from', '2020-01-01', '--to', '2020-12-31'];
  const goals = 'id;text;from;to;assessment;source;unit;result\n';

  test.each<[string, readonly string[], () => unknown, number, RegExp]>([
    ['a PDF as organisation', ['organisation', 'save'], () => '%PDF-1.7', 2, /is not JSON/],
    ['an organisation of another form', ['organisation', 'save'], () => [], 1, /name: /],
    [
      'a member twice',
      ['organisation', 'save'],
      () => ({ ...organisation, members: [member, member] }),
      1,
      /stands twice/,
    ],
    [
      'two members on one counterparty',
      ['organisation', 'save'],
      () => members({ counterpartyObject: other?.counterpartyObject }),
      1,
      /belongs to one member/,
    ],
    [
      'a member that ends first',
      ['organisation', 'save'],
      () => members({ validFrom: '2024-02-01', validTo: '2024-01-01' }),
      1,
      /before it begins/,
    ],
    ['a member of no day', ['organisation', 'save'], () => members({ validFrom: '2024-02-30' }), 1, /is not a day/],
    [
      'a share of another than a kommun',
      ['organisation', 'save'],
      () => members({ shareOfKommunQuarter: 0.5 }),
      1,
      /no kommun/,
    ],
    [
      'a seat of nobody',
      ['organisation', 'save'],
      () => ({ ...organisation, boardSeats: [{ role: 'chair', appointedBy: 'x' }] }),
      1,
      /not a member/,
    ],
    ['a programme twice', ['programmes', 'import'], () => [programmes[0], programmes[0]], 1, /stands twice/],
    [
      'one ledger object for two',
      ['programmes', 'import'],
      () => [{ ...programmes[0], slug: 'ny' }],
      1,
      /belongs to one programme/,
    ],
    [
      'a programme booked on none',
      ['programmes', 'import'],
      () => [{ ...programmes[0], slug: 'ny', ledgerObject: null, bookedOn: 'x' }],
      1,
      /no programme with a ledger object/,
    ],
    [
      'a programme that ends first',
      ['programmes', 'import'],
      () => [{ ...programmes[0], from: '2024-02-01', to: '2024-01-01' }],
      1,
      /ends before/,
    ],
    ['a programme of no shape', ['programmes', 'import'], () => null, 1, /programmes\.0/],
    [
      'counts of another association',
      ['followup', 'import'],
      () => ({ ...nova, association: '222000-2295' }),
      1,
      /not for 222000-2428/,
    ],
    [
      'counts of an unknown programme',
      ['followup', 'import'],
      () => ({ ...nova, programme: 'x' }),
      1,
      /no programme "x"; there are/,
    ],
    [
      'counts that contradict',
      ['followup', 'import'],
      () => ({
        ...nova,
        from: '2020-01-01',
        to: '2020-12-31',
        measures: [
          { measure: 'new', count: 5 },
          { measure: 'participants', count: 4 },
        ],
      }),
      1,
      /contradict/,
    ],
    [
      'counts of a later version',
      ['followup', 'import'],
      () => ({ ...nova, from: '2020-01-01', to: '2020-12-31', version: 3 }),
      1,
      /next one is 1/,
    ],
    [
      'a correction of nothing',
      ['followup', 'import'],
      () => ({ ...nova, from: '2020-01-01', to: '2020-12-31', correctionReason: 'x' }),
      1,
      /never saved/,
    ],
    ['counts cut off', ['followup', 'import'], () => '{"association":', 1, /is not JSON/],
    ['counts of another form', ['followup', 'import'], () => ({ programme: 'nova' }), 1, /association: /],
    ['a PDF as counts', ['followup', 'import', ...days], () => '%PDF-1.7', 1, /a PDF/],
    ['a table without its days', ['followup', 'import'], () => table, 1, /--from/],
    ['half a period', ['followup', 'import', '--from', '2020-01-01'], () => table, 2, /first and a last day/],
    [
      'a day that is none',
      ['followup', 'import', '--from', '2020-02-30', '--to', '2020-12-31'],
      () => table,
      1,
      /YYYY-MM-DD/,
    ],
    ['a unit that is none', ['followup', 'import', ...days, '--unit', 'huvud'], () => table, 2, /--unit is/],
    ['a table of a programme that is none', ['followup', 'import', ...days], () => table, 1, /no programme "okand"/],
    [
      'a table with a count that is none',
      ['followup', 'import', ...days],
      () => 'Insats;Kvinnor;Män\nNOVA;x;2\n',
      1,
      /row 2\): "x"/,
    ],
    [
      'a table without counts',
      ['followup', 'import', ...days],
      () => 'Insats;Kvinnor;Män\nTotalt;1;2\n',
      1,
      /no row with counts/,
    ],
    ['a goal twice', ['goals', 'import'], () => [goal, goal], 1, /stands twice/],
    [
      'a goal of an unknown programme',
      ['goals', 'import'],
      () => [{ ...goal, scope: 'programme', programme: 'x' }],
      1,
      /no programme "x"/,
    ],
    ['goals cut off', ['goals', 'import'], () => '[{', 1, /not a JSON list/],
    ['a letter as goals', ['goals', 'import'], () => 'Hej!', 1, /No table/],
    [
      'a table of goals without its columns',
      ['goals', 'import'],
      () => 'id;text\na;b\n',
      1,
      /has no column from, to, assessment, source/,
    ],
    ['a table with no goal', ['goals', 'import'], () => goals, 1, /goal|table/],
    [
      'a goal with no assessment',
      ['goals', 'import'],
      () => `${goals}a;b;2024-01-01;2024-12-31;kanske;x;;\n`,
      1,
      /row 2: "kanske" is not an assessment/,
    ],
    [
      'a goal with a result that is none',
      ['goals', 'import'],
      () => `${goals}a;b;2024-01-01;2024-12-31;Uppfyllt;x;andel;bra\n`,
      1,
      /"bra" is not a number/,
    ],
    [
      'a goal of no day',
      ['goals', 'import'],
      () => `${goals}a;b;2024-02-30;2024-12-31;Uppfyllt;x;;\n`,
      1,
      /goals\.0\.from/,
    ],
    ['settings of another year', ['settings', 'save', ...year], () => ({ year: 2023, setting: {} }), 2, /is of 2023/],
    ['settings of no form', ['settings', 'save', ...year], () => null, 1, /setting: /],
    ['settings without their year', ['settings', 'save'], () => ({}), 2, /--year/],
    ['a text without front matter', ['report', 'text', ...year], () => 'Hej.', 2, /front matter/],
    ['a text of no section', ['report', 'text', ...year], () => '---\nowner: x\n---\nHej.', 2, /names no section/],
    [
      'a text of an unknown section',
      ['report', 'text', ...year],
      () => '---\nid: management.staf\n---\nHej.',
      1,
      /perhaps management\.staff/,
    ],
  ])('%s', async (_, words, content, code, sentence) => {
    const made = content();
    const path = file('bad.json', made);
    const run = await stegvis(...words.slice(0, 2), path, ...words.slice(2));
    expect(run).toMatchObject({ code, out: '' });
    expect(run.err).toMatch(sentence);
    expect(run.err.split('\n')).toHaveLength(1);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['a file that is not there', ['goals', 'import', 'none.json'], /does not exist/],
    ['no file at all', ['programmes', 'import'], /at least one FILE/],
    ['two organisations', ['organisation', 'save', 'a', 'b'], /takes one FILE/],
    ['a cover without its day', ['report', 'head', '--year', '2024'], /--dated/],
  ])('%s', async (_, words, sentence) => {
    const run = await stegvis(...words);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(sentence);
  });

  test('the day of a cover is a day', async () => {
    const run = await stegvis('report', 'head', '--year', '2024', '--dated', '2025-02-30');
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toContain('datedOn: is a day');
  });

  test('a bad file beside good ones keeps them out', async () => {
    const good = file('good.json', { ...nova, from: '2019-01-01', to: '2019-12-31' });
    const bad = file('late.json', {
      ...nova,
      from: '2019-01-01',
      to: '2019-12-31',
      version: 7,
      correctionReason: 'x',
      definitions: ['x'],
    });
    expect((await stegvis('followup', 'import', good, bad)).code).toBe(1);
    const alone = await done('followup', 'import', good, '--json');
    expect(JSON.parse(alone)).toMatchObject({ packages: [{ version: 1, isNew: true }] });
    const text = file('staff.md', '---\nid: management.staff\n---\nNy text.\n');
    expect((await stegvis('report', 'text', text, file('x.md', '---\nid: x\n---\nx'), '--year', '2022')).code).toBe(
      1,
    );
    expect(await done('report', 'text', text, '--year', '2022')).toBe('management.staff: version 1 is saved.');
  });

  test('two files of one section', async () => {
    const text = file('chair.md', '---\nid: chair\n---\nNy text.\n');
    expect((await stegvis('report', 'text', text, text, '--year', '2022')).err).toContain(
      'two files are of the section',
    );
  });
});
