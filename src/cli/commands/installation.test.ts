// The commands that make, check, save and bring back an installation, run as a user runs them.
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

let parent: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'stegvis-cli-'));
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

type Run = { code: number; out: string; err: string };

function stegvis(...words: string[]): Promise<Run> {
  const env = { ...process.env, DATABASE_URL: undefined, STEGVIS_KEY_FILE: undefined };
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...words], { cwd: parent, env }, (error, out, err) => {
      const plain = (text: string): string => text.replaceAll(parent, '').trim();
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: plain(out), err: plain(err) });
    });
  });
}

const init = (name: string, orgnr: string, ...more: string[]): Promise<Run> =>
  stegvis('init', '--association', name, '--orgnr', orgnr, ...more);

test('an installation from its first association to its backup brought back', async () => {
  expect(await init('Södra', '2220002428')).toEqual({
    code: 0,
    out: 'Södra (222000-2428) is ready in /data.',
    err: '',
  });
  expect(statSync(join(parent, 'data')).mode & 0o777).toBe(0o700);
  expect(await init('Södra igen', '222000-2428')).toEqual({
    code: 1,
    out: '',
    err: 'stegvis: Södra (222000-2428) is in this installation already.',
  });
  expect((await init('Höglandet', '222000-2295', '--preset', 'regionbas')).code).toBe(0);
  expect(await stegvis('audit', 'verify')).toEqual({
    code: 0,
    out: 'Höglandet: 1 entries, all in place\nSödra: 1 entries, all in place',
    err: '',
  });
  expect((await stegvis('backup', 'all.backup', '--with-keys')).code).toBe(0);
  expect((await stegvis('backup', 'all.backup')).err).toContain('exists already');
  expect((await stegvis('restore', 'all.backup')).err).toBe(
    'stegvis: /data is not empty; give --data a new directory.',
  );
  expect((await stegvis('restore', 'all.backup', '--data', 'other')).code).toBe(0);
  const verdict = await stegvis('audit', 'verify', '--json', '--data', 'other', '--association', 'Södra');
  expect(JSON.parse(verdict.out)).toEqual({ ok: true, spaces: [{ space: 'Södra', entries: 1, findings: [] }] });

  const head = join(parent, 'other', 'audit');
  renameSync(head, `${head}-lost`);
  const broken = await stegvis('audit', 'verify', '--json', '--data', 'other', '--association', 'Södra');
  expect(broken.code).toBe(1);
  expect(JSON.parse(broken.out)).toMatchObject({
    ok: false,
    spaces: [{ findings: [{ kind: 'headMissing', from: 1 }] }],
  });

  rmSync(join(parent, 'other', 'keys', 'stegvis.key'));
  const keyless = await stegvis('audit', 'verify', '--data', 'other');
  expect(keyless).toMatchObject({
    code: 1,
    err: expect.stringContaining('the key file /other/keys/stegvis.key is missing'),
  });
}, 300_000);

test('bad input is refused with one sentence and makes nothing', async () => {
  const none = join(parent, 'none');
  const at = ['--data', none];
  expect((await init('X', '222000-2429', ...at)).err).toBe(
    'stegvis: "222000-2429" is not an organisation number (ten digits, the last one a check digit).',
  );
  expect((await stegvis('init', '--orgnr', '222000-2428', ...at)).err).toBe(
    'stegvis: init needs --association NAME.',
  );
  expect((await init('X', '222000-2428', '--preset', 'bas', ...at)).err).toBe(
    'stegvis: --preset is kommunbas or regionbas, not "bas".',
  );
  expect((await stegvis('audit', 'verify', ...at)).err).toBe(
    'stegvis: there is no installation in /none; make one with ./stegvis init.',
  );
  expect((await stegvis('restore', 'missing.backup', ...at)).err).toBe('stegvis: there is no file /missing.backup.');
  expect((await stegvis('backup', ...at)).err).toBe('stegvis: backup takes one FILE.');
  expect(existsSync(none)).toBe(false);

  mkdirSync(none);
  writeFileSync(join(none, 'brev.txt'), '');
  chmodSync(none, 0o755);
  expect((await init('X', '222000-2428', ...at)).err).toContain('holds other files (brev.txt)');
  expect(statSync(none).mode & 0o777).toBe(0o755);
}, 300_000);
