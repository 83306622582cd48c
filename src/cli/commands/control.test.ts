import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandFailure } from '../command.ts';
import { controlCommand } from './control.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'control-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(printed: string, json = false) {
  const lines: string[] = [];
  const code = await controlCommand.run({
    words: [],
    options: { printed },
    dataDirectory: folder,
    operator: 'test',
    association: undefined,
    space: undefined,
    json,
    print: (line) => lines.push(line),
    progress: () => undefined,
  });
  return { code, text: lines.join('\n') };
}

async function refusalOf(content: string): Promise<{ code: number; message: string }> {
  const file = join(folder, 'report.json');
  await writeFile(file, content);
  return run(file).then(
    () => ({ code: 0, message: '' }),
    (error: unknown) => {
      if (!(error instanceof CommandFailure)) throw error;
      return { code: error.exitCode, message: error.message };
    },
  );
}

describe('control --printed', () => {
  it('prints findings for programs and ends with 1 when one is blocking', async () => {
    const { code, text } = await run('demo/printed/figures-2024.json', true);
    const { findings } = JSON.parse(text) as { findings: Record<string, unknown>[] };
    expect(code).toBe(1);
    expect(Object.keys(findings[0] ?? {})).toEqual(
      expect.arrayContaining(['id', 'rule', 'severity', 'ok', 'left', 'right', 'difference', 'place', 'message']),
    );
    expect(findings.filter((finding) => finding['ok'] === false)).toHaveLength(8);
  });

  it('prints what failed for people, gravest first, and counts what holds', async () => {
    const { text } = await run('demo/printed/figures-2024.json');
    expect(text).toMatch(/^Contradictions \(1\)\n {2}referrers-enrolled: NOVA/);
    expect(text).toContain('Warnings (7)');
    expect(text).toMatch(/180 of 188 checks hold, 9 of them by rounding; 1 blocking, 7 warnings\.$/);
  });

  it('ends with 0 when nothing is blocking', async () => {
    const file = join(folder, 'clean.json');
    await writeFile(
      file,
      JSON.stringify({ year: 2024, cashFlow: { columns: ['2024'], openingCash: [1], closingCash: [1] } }),
    );
    expect((await run(file)).code).toBe(0);
  });

  it('ends with 2 and one sentence when the file cannot be read', async () => {
    expect(await refusalOf('%PDF-1.7')).toEqual({ code: 2, message: expect.stringContaining('is not JSON') });
    expect(await refusalOf('')).toEqual({ code: 2, message: expect.stringContaining('is not JSON') });
    expect(await refusalOf('{"year":2024,"cashFlow":7}')).toEqual({
      code: 2,
      message: expect.stringContaining('$.cashFlow is not a table.'),
    });
    await expect(run(join(folder, 'nowhere.json'))).rejects.toThrow('there is no such file');
    await expect(run(folder)).rejects.toThrow('it is a directory');
  });
});
