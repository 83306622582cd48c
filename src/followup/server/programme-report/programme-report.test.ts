import type { Session } from '#access/server';
import { inTestTransaction, testSession } from '#access/testing';
import { appendixMarkdown, fileForm, REPORT_SECTIONS, reportFields, type ReportSection } from '#followup/core';
import { saveProgrammes } from '#programmes/server';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { aFilledReport, aForm } from '../../core/programme-report/a-report.ts';
import { readPackages } from '../read-packages.ts';
import {
  acceptReport,
  importReportFile,
  listAcceptedTexts,
  makeReportLink,
  openReportLink,
  openReportRound,
  readOwnReport,
  readProgrammeReport,
  readReportRounds,
  returnReport,
  revokeReportLinks,
  saveReportSections,
  sendReport,
  withdrawReport,
  writeReportFile,
} from './index.ts';

let base: Session;
let office: Session;
beforeAll(async () => {
  base = await testSession();
});

/** Each test has a space of its own: what is committed in one is not seen in another. */
beforeEach(async () => {
  office = await testSession({ beside: base });
  await saveProgrammes(office, { programmes: ['verkstan', 'nova'].map(aProgramme) });
});

const aProgramme = (slug: string) => ({
  slug,
  name: slug === 'nova' ? 'NOVA' : 'Verkstan',
  orientation: 'individual' as const,
  functionType: null,
  owner: null,
  partners: [],
  targetGroup: 'Unga vuxna',
  from: null,
  to: null,
  ledgerObject: null,
  staffing: [],
  years: [],
});

const aRound = (programmes: readonly string[] = ['verkstan']) => ({
  kind: 'fullYear' as const,
  from: '2025-01-01',
  to: '2025-12-31',
  dueOn: '2027-01-15',
  ageBands: [...aForm.ageBands],
  reports: programmes.map((programme) => ({ programme, recipientEmail: null, goals: [...aForm.goals] })),
});

type Opened = { report: string; token: string; link: Session };

async function open(): Promise<Opened> {
  const opened = await openReportRound(office, aRound());
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const [{ report, token } = { report: '', token: '' }] = opened.value.reports;
  return { report, token, link: await follow(token) };
}

async function follow(token: string, now = '2026-11-22T10:00:00.000Z'): Promise<Session> {
  const session = await openReportLink(base.installation, token, () => now);
  if (!session) throw new Error('the link opens nothing');
  return session;
}

/** All sections of a filled form, as the page sends them. */
function sections(values = aFilledReport(), basedOn = 0) {
  return REPORT_SECTIONS.map((section) => ({ section, basedOn, values: valuesOf(section, values) }));
}

function valuesOf(section: ReportSection, values: Readonly<Record<string, string>>): Record<string, string> {
  const ids = reportFields(aForm).filter((field) => field.section === section);
  return Object.fromEntries(ids.map(({ id }) => [id, values[id] ?? '']));
}

async function stateOf(report: string): Promise<string> {
  const read = await readProgrammeReport(office, { report });
  return read.ok ? read.value.state : read.refusal.kind;
}

test('from opened round to accepted package and appendix', async () => {
  const { report, link } = await open();
  expect(await stateOf(report)).toBe('opened');
  expect(await saveReportSections(link, { sections: sections() })).toMatchObject({ ok: true });
  expect(await stateOf(report)).toBe('draft');
  expect(await sendReport(link, {})).toEqual({ ok: true, value: { warnings: 0 } });
  expect(await stateOf(report)).toBe('sent');
  expect(await returnReport(office, { report, question: 'Är kön rätt?' })).toMatchObject({ ok: true });
  const own = await readOwnReport(link, {});
  expect(own.ok && own.value.messages).toMatchObject([{ kind: 'returned', text: 'Är kön rätt?' }]);
  const versions = own.ok ? own.value.versions : {};
  await saveReportSections(link, {
    sections: [{ section: 'more', basedOn: versions.more ?? 0, values: { queue: '6', inPlacement: '3' } }],
  });
  expect(await sendReport(link, { answer: 'Nej, sex.' })).toMatchObject({ ok: true });
  expect(await acceptReport(office, { report })).toMatchObject({ ok: true, value: { version: 1, problems: [] } });
  const packages = await readPackages(office, {});
  expect(packages.ok && packages.value).toMatchObject([
    { programme: 'verkstan', from: '2025-01-01', to: '2025-12-31', version: 1, decision: null },
  ]);
  const queue = packages.ok && packages.value[0]?.measures.find(({ measure }) => measure === 'queue');
  expect(queue).toEqual({ measure: 'queue', dimensions: {}, count: 6 });
  const [texts] = await inTestTransaction(office, (tx) => listAcceptedTexts(tx, 2025));
  expect(texts?.programme).toBe('verkstan');
  expect(appendixMarkdown(texts?.values ?? {})).toContain('## Utmaningar och lärdomar\n\nKöerna är långa.');
  expect(await inTestTransaction(office, (tx) => listAcceptedTexts(tx, 2024))).toEqual([]);
});

test('an accepted report that is returned and changed becomes a correction, which says why', async () => {
  const { report, link } = await open();
  await saveReportSections(link, { sections: sections() });
  await sendReport(link, {});
  await acceptReport(office, { report });
  await returnReport(office, { report, question: 'Två män till?' });
  // While it is written anew, what was accepted stands.
  expect(await inTestTransaction(office, (tx) => listAcceptedTexts(tx, 2025))).toHaveLength(1);
  await saveReportSections(link, { sections: [{ section: 'more', basedOn: 1, values: { queue: '9' } }] });
  await sendReport(link, {});
  expect(await acceptReport(office, { report })).toMatchObject({
    ok: false,
    refusal: { kind: 'reasonMissing', latestVersion: 1 },
  });
  expect(await stateOf(report)).toBe('sent');
  expect(await acceptReport(office, { report, reason: 'Kön var fel.' })).toMatchObject({
    ok: true,
    value: { version: 2 },
  });
});

test('a report whose texts alone were changed keeps its package', async () => {
  const { report, link } = await open();
  await saveReportSections(link, { sections: sections() });
  await sendReport(link, {});
  await acceptReport(office, { report });
  await returnReport(office, { report, question: 'Kan du skriva mer?' });
  await saveReportSections(link, { sections: [{ section: 'plans', basedOn: 1, values: { plans: 'Mer.' } }] });
  await sendReport(link, {});
  expect(await acceptReport(office, { report })).toMatchObject({ ok: true, value: { version: 1 } });
  const [texts] = await inTestTransaction(office, (tx) => listAcceptedTexts(tx, 2025));
  expect(texts?.values['plans']).toBe('Mer.');
});

test('two who write in different places of one section are both kept; in the same place the second sees both', async () => {
  const { link } = await open();
  const save = (basedOn: number, values: Record<string, string>) =>
    saveReportSections(link, { sections: [{ section: 'more', basedOn, values }] });
  expect(await save(0, { queue: '4' })).toMatchObject({ ok: true, value: [{ outcome: 'saved', version: 1 }] });
  expect(await save(1, { queue: '5' })).toMatchObject({ ok: true, value: [{ outcome: 'saved', version: 2 }] });
  expect(await save(1, { queue: '4', inPlacement: '2' })).toMatchObject({
    ok: true,
    value: [{ outcome: 'merged', version: 3, values: { queue: '5', inPlacement: '2' } }],
  });
  expect(await save(1, { queue: '7' })).toMatchObject({
    ok: true,
    value: [{ outcome: 'conflict', version: 3, values: { queue: '5', inPlacement: '2' }, conflicts: ['queue'] }],
  });
  expect(await save(3, { queue: '7', inPlacement: '2' })).toMatchObject({ ok: true, value: [{ outcome: 'saved' }] });
  expect(await save(4, { queue: '7', inPlacement: '2' })).toMatchObject({
    ok: true,
    value: [{ outcome: 'unchanged', version: 4 }],
  });
});

test('many who save at the same moment lose nothing', async () => {
  const { link } = await open();
  const places = reportFields(aForm).filter(({ section }) => section === 'participants');
  const answers = await Promise.all(
    places.map(({ id }, index) =>
      saveReportSections(link, {
        sections: [{ section: 'participants', basedOn: 0, values: { [id]: String(index) } }],
      }),
    ),
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
  const own = await readOwnReport(link, {});
  expect(own.ok && own.value.values).toEqual(Object.fromEntries(places.map(({ id }, index) => [id, String(index)])));
});

test('a personal number is not saved, and the other sections are', async () => {
  const { link } = await open();
  const saved = await saveReportSections(link, {
    sections: [
      { section: 'lessons', basedOn: 0, values: { lessons: 'Ring 19121212-1212' } },
      { section: 'plans', basedOn: 0, values: { plans: 'Nya lokaler.' } },
    ],
  });
  expect(saved).toMatchObject({
    ok: true,
    value: [{ outcome: 'stopped', problems: [{ kind: 'personalNumber' }] }, { outcome: 'saved' }],
  });
  const rows = await inTestTransaction(office, (tx) =>
    sql<{ all: string }>`SELECT string_agg(content::text, '') AS all FROM programme_report_section`.execute(tx),
  );
  expect(rows.rows[0]?.all).not.toContain('1212');
});

test('a report with errors is not sent, and one that is sent is not written', async () => {
  const { report, link } = await open();
  await saveReportSections(link, { sections: sections(aFilledReport({ 'new.male': '8', queue: 'många' })) });
  expect(await sendReport(link, {})).toMatchObject({
    ok: false,
    refusal: { kind: 'notReady', problems: [{ kind: 'moreThanWhole' }, { kind: 'notANumber' }] },
  });
  expect(await acceptReport(office, { report })).toMatchObject({ ok: false, refusal: { kind: 'wrongState' } });
  await saveReportSections(link, { sections: sections(aFilledReport(), 1) });
  await sendReport(link, {});
  // The form that was sent, sent once more.
  expect(await sendReport(link, {})).toMatchObject({ ok: false, refusal: { kind: 'wrongState', state: 'sent' } });
  expect(await saveReportSections(link, { sections: sections() })).toMatchObject({
    ok: false,
    refusal: { kind: 'wrongState', state: 'sent', move: 'save' },
  });
});

test.each([
  ['a section that is not there', { sections: [{ section: 'secret', basedOn: 0, values: {} }] }],
  ['a number for a text', { sections: [{ section: 'plans', basedOn: 0, values: { plans: 7 } }] }],
  ['a list for the values', { sections: [{ section: 'plans', basedOn: 0, values: ['x'] }] }],
  [
    'a text of 50 000 letters',
    { sections: [{ section: 'plans', basedOn: 0, values: { plans: 'x'.repeat(50_000) } }] },
  ],
  ['a version that is no number', { sections: [{ section: 'plans', basedOn: 'x', values: {} }] }],
  ['nothing', { sections: [] }],
  ['no object', null],
])('refuses %s', async (_, input) => {
  const { link, report } = await open();
  expect(await saveReportSections(link, input as never)).toMatchObject({
    ok: false,
    refusal: { kind: 'invalidInput' },
  });
  expect(await stateOf(report)).toBe('opened');
});

test('a place that the form does not have is not kept', async () => {
  const { link } = await open();
  const values = { queue: '1', 'participants.female': '8', __proto__x: '1' };
  expect(await saveReportSections(link, { sections: [{ section: 'more', basedOn: 0, values }] })).toMatchObject({
    ok: true,
    value: [{ values: { queue: '1' } }],
  });
});

test('a link may write its own report and nothing else', async () => {
  const { link, report } = await open();
  expect(link.roles).toEqual(['programmeReporter']);
  const denied = { ok: false, refusal: { kind: 'denied' } };
  expect(await readReportRounds(link, {})).toMatchObject(denied);
  expect(await readProgrammeReport(link, { report })).toMatchObject(denied);
  expect(await acceptReport(link, { report })).toMatchObject(denied);
  expect(await makeReportLink(link, { report })).toMatchObject(denied);
  expect(await readPackages(link, {})).toMatchObject(denied);
  // And the office does not write in the programme's name.
  expect(await saveReportSections(office, { sections: sections() })).toMatchObject(denied);
  expect(await sendReport(office, {})).toMatchObject(denied);
});

test('a link reads its own report, not the one beside it', async () => {
  const opened = await openReportRound(office, aRound(['verkstan', 'nova']));
  const tokens = opened.ok ? opened.value.reports.map(({ token }) => token) : [];
  const names = await Promise.all(
    tokens.map(async (token) => {
      const own = await readOwnReport(await follow(token), {});
      return own.ok ? own.value.programme : null;
    }),
  );
  expect(names).toEqual(['Verkstan', 'NOVA']);
});

test('a token is kept as a hash only, stands in no entry of the trail, and opens nothing when anything in it is changed', async () => {
  const { token, report } = await open();
  const made = await makeReportLink(office, { report });
  const secrets = [token, made.ok ? made.value.token : ''].map((one) => one.slice(22));
  const dump = await inTestTransaction(office, async (tx) => {
    const links = await sql<{
      all: string;
    }>`SELECT string_agg(l::text, '') AS all FROM programme_report_link l`.execute(tx);
    const trail = await sql<{ all: string }>`SELECT string_agg(a::text, '') AS all FROM audit_entry a`.execute(tx);
    const actors = await sql<{ all: string }>`SELECT string_agg(a::text, '') AS all FROM actor a`.execute(tx);
    return [links, trail, actors].map(({ rows }) => rows[0]?.all ?? '').join('');
  });
  expect(dump).toContain(report);
  for (const secret of secrets) expect(dump).not.toContain(secret);
  const other = await testSession({ beside: base });
  const wrong = [
    '',
    'x',
    token.slice(0, -1),
    `${token}A`,
    `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`,
    // The secret of this report with the id of another space.
    Buffer.concat([
      Buffer.from(other.space.id.replaceAll('-', ''), 'hex'),
      Buffer.from(token, 'base64url').subarray(16),
    ]).toString('base64url'),
    'A'.repeat(64),
    '../../etc/passwd',
    "' OR 1=1 --",
  ];
  for (const one of wrong) expect(await openReportLink(base.installation, one)).toBeNull();
});

test('a link opens until its last day, and not when it was taken back or replaced', async () => {
  const { token, report } = await open();
  const at = (day: string) => openReportLink(base.installation, token, () => `${day}T10:00:00.000Z`);
  expect(await at('2027-04-15')).not.toBeNull();
  expect(await at('2027-04-16')).toBeNull();
  const another = await makeReportLink(office, { report });
  expect(await at('2026-12-01')).not.toBeNull();
  const replaced = await makeReportLink(office, { report, replace: true });
  expect(await at('2026-12-01')).toBeNull();
  expect(await openReportLink(base.installation, another.ok ? another.value.token : '')).toBeNull();
  const token3 = replaced.ok ? replaced.value.token : '';
  expect(await openReportLink(base.installation, token3)).not.toBeNull();
  expect(await revokeReportLinks(office, { report })).toMatchObject({ ok: true, value: { revoked: 1 } });
  expect(await openReportLink(base.installation, token3)).toBeNull();
});

test('a report that is withdrawn is closed, and its period can be opened anew', async () => {
  const { token, report } = await open();
  expect(await openReportRound(office, aRound())).toMatchObject({
    ok: false,
    refusal: { kind: 'openedAlready', programmes: ['verkstan'] },
  });
  expect(await withdrawReport(office, { report })).toMatchObject({ ok: true });
  expect(await openReportLink(base.installation, token)).toBeNull();
  expect(await makeReportLink(office, { report })).toMatchObject({ ok: false, refusal: { kind: 'wrongState' } });
  expect(await openReportRound(office, aRound())).toMatchObject({ ok: true });
});

test('of two rounds opened at the same moment one is opened', async () => {
  const answers = await Promise.all([openReportRound(office, aRound()), openReportRound(office, aRound())]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test.each([
  ['a programme that is not there', aRound(['okand']), 'unknownProgramme'],
  ['a programme twice', aRound(['nova', 'nova']), 'programmeTwice'],
  ['a due day that has passed', { ...aRound(), dueOn: '2026-11-21' }, 'duePassed'],
  ['a period that runs backwards', { ...aRound(), from: '2026-01-01' }, 'invalidInput'],
  ['age bands that overlap', { ...aRound(), ageBands: ['16-29', '29-64'] }, 'invalidInput'],
])('refuses a round with %s, and opens nothing', async (_, round, kind) => {
  expect(await openReportRound(office, round)).toMatchObject({ ok: false, refusal: { kind } });
  expect(await readReportRounds(office, {})).toEqual({ ok: true, value: [] });
});

test('the office sees who is late; another association sees and changes nothing', async () => {
  const { report, link } = await open();
  const later = await testSession({ beside: base, spaceId: office.space.id, now: '2027-01-16T10:00:00.000Z' });
  const rounds = await readReportRounds(later, {});
  expect(rounds.ok && rounds.value[0]?.reports).toMatchObject([{ name: 'Verkstan', isLate: true, state: 'opened' }]);
  const other = await testSession({ beside: base });
  expect(await readReportRounds(other, {})).toEqual({ ok: true, value: [] });
  const missing = { ok: false, refusal: { kind: 'noSuchReport' } };
  expect(await readProgrammeReport(other, { report })).toMatchObject(missing);
  expect(await withdrawReport(other, { report })).toMatchObject(missing);
  expect(await makeReportLink(other, { report })).toMatchObject(missing);
  await saveReportSections(link, { sections: sections() });
  for (const table of ['report_round', 'programme_report', 'programme_report_section', 'programme_report_event']) {
    const count = sql<{ rows: number }>`SELECT count(*)::int AS rows FROM ${sql.table(table)}`;
    const [own, others] = await Promise.all(
      [office, other].map((session) =>
        inTestTransaction(session, async (tx) => (await count.execute(tx)).rows[0]?.rows),
      ),
    );
    expect([table, Number(own) > 0, others]).toEqual([table, true, 0]);
  }
});

test('drafts go when the report is accepted; what happened cannot be rewritten', async () => {
  const { report, link } = await open();
  await saveReportSections(link, { sections: sections() });
  await saveReportSections(link, { sections: [{ section: 'plans', basedOn: 1, values: { plans: 'Två.' } }] });
  const versions = () =>
    inTestTransaction(office, (tx) =>
      tx.selectFrom('programmeReportSection').select('version').where('section', '=', 'plans').execute(),
    );
  expect(await versions()).toHaveLength(2);
  await sendReport(link, {});
  await acceptReport(office, { report });
  expect(await versions()).toEqual([{ version: 2 }]);
  const inSpace = { spaceId: office.space.id, access: 'write' } as const;
  for (const statement of [
    sql`UPDATE programme_report_event SET text = 'x'`,
    sql`DELETE FROM programme_report_event`,
    sql`UPDATE programme_report_section SET content = '{}'`,
  ]) {
    await expect(office.database.inSpace(inSpace, (tx) => statement.execute(tx))).rejects.toThrow(
      /permission denied/,
    );
  }
});

test("last year's counts and texts stand beside the form", async () => {
  const first = await open();
  await saveReportSections(first.link, { sections: sections() });
  await sendReport(first.link, {});
  await acceptReport(office, { report: first.report });
  const next = await openReportRound(office, { ...aRound(), from: '2026-01-01', to: '2026-12-31' });
  const own = await readOwnReport(await follow(next.ok ? (next.value.reports[0]?.token ?? '') : ''), {});
  expect(own.ok && own.value.lastYear).toMatchObject({
    period: { from: '2025-01-01', to: '2025-12-31' },
    values: { 'participants.female': '8', 'exited.male.workSubsidised': '1', lessons: 'Köerna är långa.' },
  });
});

/** The report as a file, as the page hands it out, with answers put in. */
async function fileOf(link: Session, answers: Readonly<Record<string, string>>, format: 'docx' | 'xlsx' = 'docx') {
  const own = await readOwnReport(link, {});
  if (!own.ok) throw new Error('the report can be read');
  const { id, form, values, versions } = own.value;
  const about = { id, form, versions, title: 'Insatsrapport', facts: [], lastYear: {} };
  return new Uint8Array(await writeReportFile(fileForm({ ...about, values: { ...values, ...answers } }), format));
}

test.each(['docx', 'xlsx'] as const)(
  'a %s that was filled in is taken whole, and the report can be sent',
  async (format) => {
    const { report, link } = await open();
    const bytes = await fileOf(link, aFilledReport(), format);
    expect(await importReportFile(link, { bytes })).toEqual({ ok: true, value: { changedSections: 13, missing: 0 } });
    const own = await readOwnReport(link, {});
    expect(own.ok && own.value.values).toEqual(aFilledReport());
    // The same file once more changes nothing.
    expect(await importReportFile(link, { bytes })).toEqual({ ok: true, value: { changedSections: 0, missing: 0 } });
    expect(await sendReport(link, {})).toMatchObject({ ok: true });
    expect(await stateOf(report)).toBe('sent');
    expect(await importReportFile(link, { bytes })).toMatchObject({ ok: false, refusal: { kind: 'wrongState' } });
  },
);

test('of a file with one fault nothing is saved', async () => {
  const { report, link } = await open();
  const bytes = await fileOf(link, aFilledReport({ queue: 'fyra' }));
  expect(await importReportFile(link, { bytes })).toMatchObject({
    ok: false,
    refusal: {
      kind: 'fileHasErrors',
      problems: [{ kind: 'field', problem: { kind: 'notANumber', fieldId: 'queue' } }],
    },
  });
  expect(await stateOf(report)).toBe('opened');
});

test('what was written on the page after the file was taken is kept, and the same place is asked about', async () => {
  const { link } = await open();
  await saveReportSections(link, { sections: [{ section: 'more', basedOn: 0, values: { queue: '4' } }] });
  const bytes = await fileOf(link, { queue: '5', lessons: 'Ur filen.' });
  await saveReportSections(link, {
    sections: [{ section: 'more', basedOn: 1, values: { queue: '6', inPlacement: '2' } }],
  });
  expect(await importReportFile(link, { bytes })).toMatchObject({
    ok: false,
    refusal: { kind: 'changedMeanwhile', places: [{ fieldId: 'queue', theirs: '6', mine: '5' }] },
  });
  const before = await readOwnReport(link, {});
  expect(before.ok && before.value.values).toEqual({ queue: '6', inPlacement: '2' });
  expect(await importReportFile(link, { bytes, preferFile: true })).toMatchObject({ ok: true });
  const after = await readOwnReport(link, {});
  expect(after.ok && after.value.values).toEqual({ queue: '5', inPlacement: '2', lessons: 'Ur filen.' });
});

test('a file of another report is refused', async () => {
  const first = await open();
  const opened = await openReportRound(office, aRound(['nova']));
  const other = await follow(opened.ok ? (opened.value.reports[0]?.token ?? '') : '');
  const bytes = await fileOf(other, { queue: '5' });
  expect(await importReportFile(first.link, { bytes })).toMatchObject({
    ok: false,
    refusal: { kind: 'otherReport' },
  });
});
