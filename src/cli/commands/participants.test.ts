// Files into the register of a party: a good one in both encodings, and one with twenty kinds of faults.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stegvisIn } from '../testing/run-stegvis.ts';

const directory = mkdtempSync(join(tmpdir(), 'stegvis-participants-'));
const stegvis = stegvisIn(directory);
const space = ['--space', 'Exempel kommun'];
beforeAll(async () => {
  await stegvis('space', 'add-party', 'Exempel kommun', '--association', '222000-2428');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const header =
  'pseudonym;programme;sex;birth_year;municipality;referrer;referred_on;enrolled_on;exited_on;exit_reason;income_support_start;income_support_end;subsidy_kind;subsidy_level;strengthened_cooperation;work_ability_at_exit;education;support_duration';
const rows = [
  'B1;Västra;kvinna;1990;Habo;Försäkringskassan;2024-01-10;2024-02-01;;;sjukpenning:50|försörjningsstöd:50;;;;;;Gymnasium;2-3 år',
  'B2;Västra;man;1985;Jönköping;Region;2024-01-11;2024-02-01;2024-06-30;fortsatt arbetsinriktad rehabilitering;ingen;a-kassa:100;;;ja;nej;Grundskola;0-1 år',
];
const faults = [
  ';Västra;kvinna;1990;;;;2024-02-01;;;;;;;;;;',
  '900118-9811;Västra;kvinna;1990;;;;2024-02-01;;;;;;;;;;',
  'C03;;kvinna;1990;;;;2024-02-01;;;;;;;;;;',
  'C04;Västra;;1990;;;;2024-02-01;;;;;;;;;;',
  'C05;Västra;hen;1990;;;;2024-02-01;;;;;;;;;;',
  'C06;Västra;man;90;;;;2024-02-01;;;;;;;;;;',
  'C07;Västra;man;2023;;;;2024-02-01;;;;;;;;;;x',
  'C08;Västra;man;1990;;Skolan;;2024-02-01;;;;;;;;;;',
  'C09;Västra;man;1990;;;;;;;;;;;;;;',
  'C10;Västra;man;1990;;;;2024-02-30;;;;;;;;;;',
  'C11;Västra;man;1990;;;;2999-01-01;;;;;;;;;;',
  'C12;Västra;man;1990;;;2024-03-01;2024-02-01;;;;;;;;;;',
  'C13;Västra;man;1990;;;;2024-02-01;2024-01-01;Studier;;ingen;;;;;;',
  'C14;Västra;man;1990;;;2024-01-01;;2024-02-01;Studier;;ingen;;;;;;',
  'C15;Västra;man;1990;;;;2024-02-01;;Studier;;;;;;;;',
  'C16;Västra;man;1990;;;;2024-02-01;2024-03-01;Slut;;ingen;;;;;;',
  'C17;Västra;man;1990;;;;2024-02-01;2024-03-01;Arbete;;ingen;;;;;;',
  'C18;Västra;man;1990;;;;2024-02-01;;;bidrag:50;;;;;;;',
  'C19;Västra;man;1990;;;;2024-02-01;;;a-kassa:150;;;;;;;',
  'C20;Västra;man;1990;;;;2024-02-01;2024-03-01;Studier;;ingen;lönebidrag;0,5;;;;',
  'C21;Västra;man;1990;;;;2024-02-01;;;;;;;kanske;;;',
  'C22;Västra;man;1990;;;;2024-02-01;;;;;;;;;Skola;',
  'B2;Västra;man;1985;;;2024-01-11;2024-02-01;;;;;;;;;;',
];

type Done = {
  rows: number;
  imported: number;
  problems: { line: number | null; code: string; severity: string; message: string }[];
};

async function imported(
  name: string,
  bytes: string | Uint8Array,
  ...words: string[]
): Promise<Done & { exit: number }> {
  writeFileSync(join(directory, name), bytes);
  const { out, code } = await stegvis('participants', 'import', name, ...space, '--json', ...words);
  return { ...(JSON.parse(out) as Done), exit: code };
}

test('a good file is taken in once, in Windows-1252 too', async () => {
  const file = [header, ...rows].join('\r\n');
  expect(await imported('unknown.csv', file)).toMatchObject({ exit: 1, rows: 2, imported: 0 });
  const create = '--create-programmes';
  expect(await imported('dry.csv', file, create, '--dry-run')).toEqual({
    exit: 0,
    rows: 2,
    imported: 0,
    problems: [],
  });
  expect(await imported('good.csv', file, create)).toEqual({ exit: 0, rows: 2, imported: 2, problems: [] });
  const again = await imported('again.csv', Buffer.from(file, 'latin1'));
  expect(again).toMatchObject({ exit: 0, rows: 2, imported: 0 });
  expect(again.problems.map(({ code }) => code)).toEqual(['csv-encoding-assumed', 'already-there']);
  const later = [
    header,
    `${rows[0]?.replace('2024-02-01;;;', '2024-02-01;2024-09-01;Studier;')}`.replace(
      ':50;;;;;;',
      ':50;studiemedel:100;;;;ja;',
    ),
  ];
  const corrected = await imported('later.csv', later.join('\n'));
  expect(corrected).toMatchObject({ exit: 0, rows: 1, imported: 1, problems: [{ code: 'row-corrected', line: 2 }] });
}, 60_000);

test('faults are told row by row, nothing is saved, and good rows come in by choice', async () => {
  const good = 'D1,Västra,kvinna,1990,Habo,Kommun,2024-01-10,2024-02-01,,,,,,,,,,';
  const file = [header, ...faults, good.replaceAll(',', ';')].join('\n');
  const create = '--create-programmes';
  const refused = await imported('faults.csv', file, create);
  expect(refused).toMatchObject({ exit: 1, rows: faults.length + 1, imported: 0 });
  const errors = refused.problems.filter(({ severity }) => severity === 'error');
  expect(new Set(errors.map(({ line }) => line))).toEqual(new Set(faults.slice(0, -1).map((_, index) => index + 2)));
  expect(new Set(errors.map(({ code }) => code)).size).toBeGreaterThanOrEqual(20);
  expect(JSON.stringify(refused.problems)).not.toContain('9811');
  const some = await imported('faults.csv', file, create, '--skip-bad-rows');
  // The last of the faults is right by itself: it reopens what the first test took in, or is new.
  expect(some).toMatchObject({ exit: 0, imported: 2 });
  const commas = [header, good].join('\n').replaceAll(';', ',');
  expect(await imported('commas.csv', commas)).toMatchObject({
    exit: 0,
    imported: 0,
    problems: [{ code: 'already-there' }],
  });
}, 60_000);

test('the quality of the register is listed with what to do', async () => {
  const { out, code } = await stegvis('participants', 'quality', ...space, '--json');
  const quality = JSON.parse(out) as { checked: number; findings: Record<string, string>[] };
  expect(code).toBe(0);
  expect(quality.checked).toBe(3);
  expect(quality.findings.map((finding) => finding['code'])).toContain('quiet');
  expect(Object.keys(quality.findings[0] ?? {})).toEqual(
    expect.arrayContaining(['severity', 'deadline', 'guidance']),
  );
  expect((await stegvis('participants', 'quality')).err).toContain('--space NAME');
  expect((await stegvis('participants', 'template')).out).toContain('pseudonym;programme;sex');
}, 60_000);
