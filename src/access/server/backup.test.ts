// A backup and its restoration, on clusters of their own.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createSpace, findSpace, openSession, useCase, verifyAudit } from '#access/server';
import { makeBackup, openInstallation, restoreBackup, type Installation } from '#database/server';
import { accept } from '#kernel';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveDemoPersons } from './demo.ts';
import { logInByEmail } from './log-in.ts';

const MOMENT = '2026-11-22T10:00:00.000Z';
const operator = { kind: 'operator', name: 'Åsa "prov"\n' } as const;

let parent: string;
let plain: string;
let withKeys: string;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'stegvis-backup-'));
  plain = join(parent, 'plain.backup');
  withKeys = join(parent, 'with-keys.backup');
  await withOpened(join(parent, 'data'), { isNew: true }, async (installation) => {
    for (const [orgNumber, name] of [
      ['222000-2428', 'Södra'],
      ['222000-2295', 'Höglandet'],
    ] as const) {
      const made = await createSpace(installation, { kind: 'association', name, orgNumber, createdAt: MOMENT });
      if (!made.ok) throw new Error('the space is new');
      const session = await openSession(installation, { actor: operator, spaceId: made.value });
      for (let count = 0; count < 3; count += 1) await act(session, {});
      if (name === 'Höglandet') await saveDemoPersons(session);
    }
    // A log-in names a space without being kept apart by it: it is one row, however many spaces there are.
    const began = await logInByEmail(installation, { email: 'office@demo.example', at: MOMENT, by: 'demo' });
    if (!began.ok) throw new Error('the office of the demo can log in');
    await makeBackup(installation, { file: plain, hasKeys: false, madeAt: MOMENT });
    await makeBackup(installation, { file: withKeys, hasKeys: true, madeAt: MOMENT });
  });
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const act = useCase({ permission: 'organisation.save', input: v.object({}), run: async () => accept(null) });

async function withOpened<T>(
  dataDirectory: string,
  options: { isNew?: boolean },
  run: (installation: Installation) => Promise<T>,
): Promise<T> {
  const opened = await openInstallation({ dataDirectory, environment: {}, ...options });
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  try {
    return await run(opened.value);
  } finally {
    await opened.value.close();
  }
}

let restores = 0;
const newDirectory = (): string => join(parent, `restored-${(restores += 1)}`);

async function refusalOf(file: string, dataDirectory = newDirectory()): Promise<string> {
  const restored = await restoreBackup({ file, dataDirectory, environment: {} });
  if (restored.ok) return 'restored';
  const sentence = restored.refusal.sentence.replaceAll(parent, '');
  return `${restored.refusal.kind}: ${sentence}${existsSync(dataDirectory) ? ' (left a directory)' : ''}`;
}

/** The lines after the manifest, in which the times of making stand. */
const contentOf = (file: string): string =>
  gunzipSync(readFileSync(file))
    .toString()
    .replace(/^.*\n/, '')
    .replace(/=.*\n$/, '');

async function trailFindings(installation: Installation, association: string): Promise<string[]> {
  const space = await findSpace(installation, { association });
  if (!space.ok) throw new Error(space.refusal.sentence);
  const verdict = await verifyAudit(await openSession(installation, { actor: operator, spaceId: space.value.id }));
  return verdict.ok ? verdict.value.findings.map(({ kind }) => kind) : ['denied'];
}

test('brings back every row, and a backup of it holds the same', async () => {
  const dataDirectory = newDirectory();
  const restored = await restoreBackup({ file: plain, dataDirectory, environment: {} });
  expect(restored).toMatchObject({ ok: true, value: { madeAt: MOMENT } });
  const again = join(parent, 'again.backup');
  await withOpened(dataDirectory, {}, (installation) =>
    makeBackup(installation, { file: again, hasKeys: false, madeAt: MOMENT }),
  );
  expect(contentOf(again)).toBe(contentOf(plain));
  expect(contentOf(plain)).toContain('Höglandet');
});

test('with its keys the trail is whole and goes on', async () => {
  const dataDirectory = newDirectory();
  const restored = await restoreBackup({ file: withKeys, dataDirectory, environment: {} });
  expect(restored).toMatchObject({ ok: true, value: { missingKeyId: null } });
  await withOpened(dataDirectory, {}, async (installation) => {
    expect(await trailFindings(installation, 'Södra')).toEqual([]);
    const space = await findSpace(installation, { association: '222000-2295' });
    if (!space.ok) throw new Error(space.refusal.sentence);
    await act(await openSession(installation, { actor: operator, spaceId: space.value.id }), {});
    expect(await trailFindings(installation, 'Höglandet')).toEqual([]);
  });
});

test('without its keys the key is named, and its file beside the new one makes the trail whole', async () => {
  const dataDirectory = newDirectory();
  const restored = await restoreBackup({ file: plain, dataDirectory, environment: {} });
  const missing = restored.ok ? restored.value.missingKeyId : null;
  expect(missing).toMatch(/^[0-9a-f]{16}$/);
  await withOpened(dataDirectory, {}, async (installation) => {
    expect(await trailFindings(installation, 'Södra')).toEqual(['keyMissing', 'keyMissing', 'keyMissing']);
    const key = readFileSync(join(parent, 'data', 'keys', 'stegvis.key'));
    writeFileSync(join(dataDirectory, 'keys', `${missing}.key`), key);
    expect(await trailFindings(installation, 'Södra')).toEqual([]);
  });
});

test('keeps keys out unless they are asked for, and the file to its owner', () => {
  const key = readFileSync(join(parent, 'data', 'keys', 'stegvis.key'), 'utf8').trim();
  expect(gunzipSync(readFileSync(plain)).toString()).not.toContain(key);
  expect(gunzipSync(readFileSync(withKeys)).toString()).toContain(key);
  expect(statSync(plain).mode & 0o777).toBe(0o600);
});

test('refuses a directory that is not empty', async () => {
  expect(await refusalOf(plain, join(parent, 'data'))).toMatch(/^notEmpty: \/data is not empty/);
});

test('refuses a file that is not there, that is not a backup, and that is empty', async () => {
  expect(await refusalOf(join(parent, 'none'))).toBe('noFile: there is no file /none.');
  expect(await refusalOf(parent)).toMatch(/^noFile/);
  const other = join(parent, 'other');
  writeFileSync(other, '%PDF-1.7');
  expect(await refusalOf(other)).toBe(
    'brokenBackup: /other cannot be restored: it is not a backup of Stegvis, or it is damaged.',
  );
  writeFileSync(other, '');
  expect(await refusalOf(other)).toMatch(/^brokenBackup/);
  writeFileSync(other, gzipSync('{"format":"something"}\n'));
  expect(await refusalOf(other)).toBe('brokenBackup: /other cannot be restored: it is not a backup of Stegvis.');
});

test.for([0.1, 0.5, 0.9, 0.999])('refuses a file cut at %d of its length and changes nothing', async (share) => {
  const cut = join(parent, 'cut');
  writeFileSync(cut, readFileSync(plain));
  truncateSync(cut, Math.floor(statSync(plain).size * share));
  expect(await refusalOf(cut)).toMatch(/^brokenBackup: \/cut cannot be restored: [^(]+$/);
});

test('refuses a changed row, a lost line and another version, although the file is whole', async () => {
  const text = gunzipSync(readFileSync(plain)).toString();
  const lines = text.split('\n');
  const changed = join(parent, 'changed');
  const refusalOfText = async (content: string): Promise<string> => {
    writeFileSync(changed, gzipSync(content));
    return refusalOf(changed);
  };
  expect(await refusalOfText(text.replace('Södra', 'Norra'))).toContain('its checksum does not fit');
  expect(await refusalOfText(lines.toSpliced(4, 1).join('\n'))).toContain('its checksum does not fit');
  expect(await refusalOfText(lines.slice(0, -2).join('\n'))).toContain('its end is missing');
  expect(await refusalOfText(text.replace('"version":1', '"version":2'))).toContain('its version is 2');
});

test('refuses a backup of a newer Stegvis', async () => {
  const { createHash } = await import('node:crypto');
  const body = gunzipSync(readFileSync(plain))
    .toString()
    .replace(/=.*\n$/, '')
    .replace('"migrations":[', '"migrations":[{"name":"9.sql","checksum":"0"},');
  const rows = body.split('\n').filter((line) => line.startsWith('{')).length;
  const newer = join(parent, 'newer');
  const sha256 = createHash('sha256').update(body).digest('hex');
  writeFileSync(newer, gzipSync(`${body}=${JSON.stringify({ rows, sha256 })}\n`));
  expect(await refusalOf(newer)).toMatch(/^newerStegvis: .*9\.sql\); update first\.$/);
});
