// Files of strangers: what can be read is read, what is built to do harm is refused with its kind, and soon.
import { buffer } from 'node:stream/consumers';
import { createDeflate } from 'node:zlib';
import { DOCUMENT_LIMITS } from '#exchange/core';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { keepDocument, openKeptDocument } from './kept-document.ts';
import { readDocument } from './read-document.ts';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** A PDF of one page for each content; `trailer` goes into its trailer as it is. */
function pdf(
  contents: readonly (string | Buffer)[],
  of: { trailer?: string; filter?: string; extra?: readonly string[] } = {},
): Uint8Array {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer): number =>
    objects.push(Buffer.isBuffer(body) ? body : Buffer.from(body, 'latin1'));
  add('<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>');
  const kids = contents.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  add(`<< /Type /Pages /Count ${contents.length} /Kids [${kids}] >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [index, content] of contents.entries()) {
    const stream = Buffer.isBuffer(content) ? content : Buffer.from(content, 'latin1');
    const filter = of.filter ? `/Filter /${of.filter}` : '';
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
    );
    const head = Buffer.from(`<< /Length ${stream.length} ${filter} >>\nstream\n`);
    add(Buffer.concat([head, stream, Buffer.from('\nendstream')]));
  }
  for (const extra of of.extra ?? []) add(extra);
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(part);
    length += part.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R ${of.trailer ?? ''} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

const words = (lines: readonly string[]): string =>
  `BT /F 10 Tf ${lines.map((line, index) => `1 0 0 1 70 ${760 - index * 14} Tm (${line}) Tj`).join(' ')} ET`;

const long = ['2 Resultatrakning', 'Belopp i kr och annan text som ar lang nog', 'Summa 1 000'];

describe('a PDF', () => {
  it('is read to lines with pages, and no script in it runs', async () => {
    const read = await readDocument(pdf([words(long), words(['Sidan tva'])]));
    expect(read.ok && read.value.lines.map((line) => [line.page, line.text])).toEqual([
      ...long.map((line) => [1, line]),
      [2, 'Sidan tva'],
    ]);
  });

  it('of pictures only is told to be scanned', async () => {
    expect(await readDocument(pdf(['q 595 0 0 842 0 0 cm Q', '']))).toEqual({
      ok: false,
      refusal: { kind: 'scanned', pages: 2 },
    });
  });

  it('with a password is told to have one', async () => {
    const key = `<${'41'.repeat(32)}>`;
    const id = '<00112233445566778899AABBCCDDEEFF>';
    const trailer = `/ID [${id} ${id}] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`;
    expect(await readDocument(pdf([words(long)], { trailer }))).toEqual({
      ok: false,
      refusal: { kind: 'encrypted' },
    });
  });

  it('of more pages than a report has is refused', async () => {
    expect(await readDocument(pdf(['', '', '', '']), { ...DOCUMENT_LIMITS, pages: 3 })).toEqual({
      ok: false,
      refusal: { kind: 'tooLarge', what: 'pages', limit: 3 },
    });
  });

  it('whose parts stand inside each other thousands deep is refused or read, and ends', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const read = await readDocument(pdf([words(long)], { extra: [deep] }));
    expect(read.ok || read.refusal.kind === 'damaged').toBe(true);
  });

  it('that unpacks to more than a machine has is given up', async () => {
    const deflate = createDeflate({ level: 9 });
    const packed = buffer(deflate);
    const chunk = Buffer.alloc(16_000_000, ' ');
    for (let index = 0; index < 100; index += 1) {
      if (!deflate.write(chunk)) await new Promise((resolve) => deflate.once('drain', resolve));
    }
    deflate.end();
    const read = await readDocument(pdf([await packed], { filter: 'FlateDecode' }));
    expect(read).toMatchObject({
      ok: false,
      refusal: { kind: expect.stringMatching(/tooMuchMemory|tooSlow|damaged|scanned/) },
    });
  });

  it.each(['%PDF-1.7', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog', '%PDF-1.4\nstartxref\n999999999\n%%EOF'])(
    'that is cut off is refused: %j',
    async (content) => {
      expect(await readDocument(text(content))).toMatchObject({ ok: false, refusal: { kind: 'damaged' } });
    },
  );
});

describe('other files', () => {
  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['spaces', text(' \n \n'), 'empty'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'wrongType'],
    ['a zip archive', zipSync({ 'a.txt': strToU8('a') }), 'wrongType'],
    ['a Word bomb', zipSync({ 'word/document.xml': new Uint8Array(70_000_000) }, { level: 9 }), 'tooLarge'],
    ['more than 25 MB', new Uint8Array(DOCUMENT_LIMITS.bytes + 1), 'tooLarge'],
  ])('%s is refused', async (_, bytes, kind) => {
    expect(await readDocument(bytes)).toMatchObject({ ok: false, refusal: { kind } });
  });

  it('a Word or Excel file with a password is told to have one', async () => {
    const head = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const container = Buffer.concat([head, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await readDocument(new Uint8Array(container))).toEqual({ ok: false, refusal: { kind: 'encrypted' } });
  });
});

describe('what a page carries along', () => {
  it('comes back as it went', async () => {
    const read = await readDocument(pdf([words(long)]));
    if (!read.ok) throw new Error('Broken promise: the PDF can be read');
    const back = await openKeptDocument(await keepDocument(read.value));
    expect(back.ok && back.value.lines.map((line) => [line.page, line.text])).toEqual(
      read.value.lines.map((line) => [line.page, line.text]),
    );
  });

  it.each(['', 'not base64 at all', Buffer.from('{"a":1}').toString('base64')])(
    'is refused when it is something else: %j',
    async (kept) => {
      expect(await openKeptDocument(kept)).toMatchObject({ ok: false, refusal: { kind: 'damaged' } });
    },
  );
});
