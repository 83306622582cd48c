import { describe, expect, test } from 'vitest';
import { accepted, bytesOf, HEAD, problemsOf, read } from './fixtures.testing.ts';
import { readSie } from './read-sie.ts';

const NAME = 'Åkeröds samordningsförbund';

function withName(bytes: readonly number[]): Uint8Array {
  const [before = '', after = ''] = HEAD.split(NAME);
  return Uint8Array.from([...bytesOf(before, 'ascii'), ...bytes, ...bytesOf(after, 'cp437')]);
}

test('a byte order mark means UTF-8, and the first record is still the first', () => {
  const document = accepted(readSie(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytesOf(HEAD, 'ascii')])));
  expect(document.encoding).toBe('utf-8');
  expect(problemsOf(document)).toEqual([]);
});

test('UTF-8 and Latin-1 under the tag PC8 are told as a note', () => {
  for (const encoding of ['utf-8', 'latin-1'] as const) {
    expect(read(HEAD, encoding).problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'info encoding-not-pc8',
    ]);
  }
  expect(read(HEAD, 'cp437').problems).toEqual([]);
});

test('a UTF-8 file that is cut inside a letter is still UTF-8', () => {
  const bytes = bytesOf(`${HEAD}#PROSA "å"`, 'utf-8');
  const cut = accepted(readSie(bytes.subarray(0, bytes.length - 2)));
  expect(cut.encoding).toBe('utf-8');
  expect(cut.company.name).toBe(NAME);
});

test('the user decides when the bytes mislead', () => {
  const bytes = bytesOf(HEAD.replace(NAME, 'Café').replace('från', 'till'), 'latin-1');
  expect(accepted(readSie(bytes)).company.name).not.toBe('Café');
  expect(accepted(readSie(bytes, { encoding: 'latin-1' })).company.name).toBe('Café');
});

test('windows-1252 gives its own characters where Latin-1 has none', () => {
  const document = accepted(readSie(bytesOf(HEAD.replace('AB', '\u0080\u0096'), 'latin-1')));
  expect(document.generated.sign).toBe('€–');
});

describe('letters that look damaged are told with their line, and the text is kept', () => {
  const cp437 = (text: string): number[] => [...bytesOf(text, 'cp437')];
  const damaged: readonly (readonly [string, readonly number[], string])[] = [
    ['one Latin-1 ö among CP437', [...cp437('Åkeröds f'), 0xf6, ...cp437('rbund')], 'Åkeröds f÷rbund'],
    ['one Latin-1 Å among CP437', [0xc5, ...cp437('keröds förbund')], '┼keröds förbund'],
  ];
  test.each(damaged)('%s', (_, bytes, name) => {
    const document = accepted(readSie(withName(bytes)));
    expect(document.company.name).toBe(name);
    expect(problemsOf(document)).toEqual(['7 encoding-damaged']);
    expect(document.problems[0]?.message).toContain(name);
  });

  test('a replacement character, and UTF-8 encoded twice', () => {
    expect(problemsOf(read(HEAD.replace(NAME, 'F\ufffdrbundet å'), 'utf-8'))).toEqual(['7 encoding-damaged']);
    expect(problemsOf(read(HEAD.replace(NAME, 'FÃ¶rbundet å'), 'utf-8'))).toEqual(['7 encoding-damaged']);
    expect(problemsOf(read(HEAD.replace('staten', 'rÃ¶tt'), 'latin-1'))).toEqual(['10 encoding-damaged']);
  });

  test('é ü ß ° § and letters of neighbours are not damage', () => {
    expect(problemsOf(read(HEAD.replace(NAME, 'Lindén & Müller ß 20° é'), 'cp437'))).toEqual([]);
    expect(problemsOf(read(HEAD.replace(NAME, 'Lindén ø Ø § ä å'), 'latin-1'))).toEqual([]);
    expect(problemsOf(read(HEAD.replace(NAME, 'Lindén ø – ” € å'), 'utf-8'))).toEqual([]);
  });
});

test('the encoding is found wherever the first letter stands', () => {
  for (let blanks = 0; blanks < 9; blanks += 1) {
    const text = `#FLAGGA 0${' '.repeat(blanks)}\n#KONTO 1930 "A"\n#FNAMN "Å`;
    const bytes = Uint8Array.from(bytesOf(text, 'cp437'));
    expect(accepted(readSie(bytes)).encoding).toBe('cp437');
    expect(accepted(readSie(bytes.subarray(0, bytes.length - 1))).encoding).toBe('ascii');
    const shifted = new Uint8Array(bytes.length + blanks);
    shifted.set(bytes, blanks);
    expect(accepted(readSie(shifted.subarray(blanks))).company.name).toBe('Å');
  }
});

test('lines that end in CR alone are lines', () => {
  const document = accepted(readSie(bytesOf(HEAD.replaceAll('\n', '\r'), 'cp437')));
  expect(problemsOf(document)).toEqual([]);
  expect(document.accounts).toHaveLength(2);
});
