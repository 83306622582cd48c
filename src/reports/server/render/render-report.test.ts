import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anchorOf } from '../../core/outline.ts';
import { renderReport, type ReportFile } from './render-report.ts';
import { renderSectionHtml } from './render-html.ts';
import { renderPdf } from './render-pdf.ts';
import { type Extracted, extractDocx, extractHtml, extractJson, extractPdf } from './testing/extract.ts';
import { sampleDocument } from './testing/sample-document.ts';

const FORMATS = ['pdf', 'html', 'docx', 'json'] as const;

let directory = '';
let files: ReportFile[] = [];
const bytesOf = (name: string) => readFileSync(join(directory, name));

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'stegvis-report-'));
  files = await renderReport(sampleDocument, { formats: FORMATS, directory });
}, 120_000);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('the files of a report', () => {
  it('are five, and nothing else is left in the directory', () => {
    const names = ['.docx', '.html', '.json', '-arkiv.pdf', '.pdf'].map((end) => `arsredovisning-2024${end}`);
    expect(readdirSync(directory).toSorted()).toEqual(names.toSorted());
    expect(files.map(({ name, bytes }) => [name, bytes])).toEqual(
      files.map(({ name }) => [name, bytesOf(name).length]),
    );
  });

  it('have the same bytes when they are rendered again', async () => {
    const again = mkdtempSync(join(tmpdir(), 'stegvis-report-'));
    await renderReport(structuredClone(sampleDocument), { formats: FORMATS, directory: again });
    for (const { name } of files) expect(readFileSync(join(again, name)).equals(bytesOf(name)), name).toBe(true);
    rmSync(again, { recursive: true });
  }, 120_000);

  it('print a square where the type has no letter', async () => {
    const [first, ...others] = sampleDocument.sections;
    if (!first) throw new Error('the sample has a section');
    const table = {
      id: 'letters',
      caption: 'Bokstäver 👍🏽',
      labelHeading: 'Rad',
      columns: [{ id: 'one', label: 'Ett', kind: 'text' }],
      rows: [{ id: 'row', label: 'Bra 👍🏽 och 中文.', role: 'row', cells: [{ value: null, text: 'ja' }] }],
    } as const;
    const block = { kind: 'table', table } as const;
    const pdf = await renderPdf({ ...sampleDocument, sections: [{ ...first, blocks: [block] }, ...others] });
    expect(JSON.stringify((await extractPdf(Buffer.from(pdf))).rows)).toContain('Bra□och□□.');
  }, 60_000);

  it('leave the old files alone when a new one cannot be rendered', async () => {
    const place = mkdtempSync(join(tmpdir(), 'stegvis-report-'));
    writeFileSync(join(place, 'arsredovisning-2024.html'), 'old');
    const broken = { ...sampleDocument, datedOn: 'in spring' };
    await expect(renderReport(broken, { formats: ['html', 'pdf'], directory: place })).rejects.toThrow();
    expect(readdirSync(place)).toEqual(['arsredovisning-2024.html']);
    expect(readFileSync(join(place, 'arsredovisning-2024.html'), 'utf8')).toBe('old');
    rmSync(place, { recursive: true });
  });
});

describe('all forms show the same figures', () => {
  let model: Extracted;
  beforeAll(() => {
    model = extractJson(bytesOf('arsredovisning-2024.json').toString());
  });

  it('has a sample with enough to compare', () => {
    expect(model.rows.length).toBeGreaterThan(150);
    expect(model.numbers.length).toBeGreaterThan(2000);
  });

  it.each(['arsredovisning-2024.pdf', 'arsredovisning-2024-arkiv.pdf'])('in %s', async (name) => {
    const pdf = await extractPdf(bytesOf(name));
    expect(pdf.rows).toEqual(model.rows);
    expect(pdf.numbers).toBe(model.numbers);
  });

  it('in HTML', () => {
    const html = extractHtml(bytesOf('arsredovisning-2024.html').toString());
    expect(html.rows).toEqual(model.rows);
    expect(html.numbers).toBe(model.numbers);
  });

  it('in DOCX', () => {
    const docx = extractDocx(bytesOf('arsredovisning-2024.docx'));
    expect(docx.rows).toEqual(model.rows);
    expect(docx.numbers).toBe(model.numbers);
  });

  it('and a changed digit is seen', () => {
    const html = bytesOf('arsredovisning-2024.html').toString();
    const changed = html.replace('10\u202F412\u202F306', '10\u202F412\u202F307');
    expect(changed).not.toBe(html);
    expect(extractHtml(changed).rows).not.toEqual(model.rows);
    expect(extractHtml(changed).numbers).not.toBe(model.numbers);
  });
});

describe('the PDF', () => {
  it('is tagged: headings without a gap, table heads, a description for every picture', async () => {
    const { roles, alts } = await extractPdf(bytesOf('arsredovisning-2024.pdf'));
    const levels = roles.filter((role) => /^H\d$/.test(role)).map((role) => Number(role.slice(1)));
    expect(levels[0]).toBe(1);
    expect(Math.max(...levels)).toBe(4);
    levels.slice(1).forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index] ?? 0) + 1));
    for (const role of [
      'Table',
      'Caption',
      'THead',
      'TBody',
      'TR',
      'TH',
      'TD',
      'L',
      'LI',
      'BlockQuote',
      'Link',
      'P',
    ]) {
      expect(roles, role).toContain(role);
    }
    const described = sampleDocument.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'chart' ? [block.chart.description] : []));
    expect(alts).toEqual(described);
  });

  it('gives table heads their scope and the file its language, title and standards', () => {
    const pdf = contentsOf(bytesOf('arsredovisning-2024.pdf'));
    expect(pdf).toMatch(/\/StructTreeRoot/);
    expect(pdf.match(/\/Scope\s*\/Column/g)?.length).toBeGreaterThan(30);
    expect(pdf).toMatch(/\/Lang\s*\(sv\)/);
    expect(pdf).toMatch(/\/DisplayDocTitle true/);
    expect(pdf).toMatch(/<pdfuaid:part>1</);
    const archive = contentsOf(bytesOf('arsredovisning-2024-arkiv.pdf'));
    expect(archive).toMatch(/<pdfaid:part>2</);
    expect(archive).toMatch(/<pdfaid:conformance>A</);
    expect(archive).toMatch(/\/StructTreeRoot/);
  });

  it('carries its own fonts and no other', () => {
    const names = [...contentsOf(bytesOf('arsredovisning-2024.pdf')).matchAll(/\/FontName\s*\/[A-Z]{6}\+(\w+)/g)].map(
      ([, name = '']) => name,
    );
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/^SourceSans3/);
  });

  const qpdf = spawnSync('qpdf', ['--version']).status === 0;
  it.runIf(qpdf)('passes qpdf --check, where qpdf is installed', () => {
    for (const name of ['arsredovisning-2024.pdf', 'arsredovisning-2024-arkiv.pdf']) {
      expect(execFileSync('qpdf', ['--check', join(directory, name)]).toString()).toContain(
        'No syntax or stream encoding',
      );
    }
  });
});

describe('the HTML', () => {
  it('shows markup in the text as text, and runs nothing', () => {
    const html = bytesOf('arsredovisning-2024.html').toString();
    expect(html).toContain('&lt;b&gt;inte&lt;/b&gt;');
    expect(html).not.toMatch(/<script/i);
    expect(html).not.toMatch(/(?:src|href)="https?:\/\/(?!example\.org)/);
  });

  it('tells of every linked figure what it is', () => {
    const html = bytesOf('arsredovisning-2024.html').toString();
    expect(html).toContain(
      '<data value="5500100" class="figure" title="Årets resultat: 5500100 öre. Period 2024. Källa: Huvudboken för 2024, importerad som SIE-fil (version 1)" data-figure="finance.yearResult@2024" data-unit="ore">55\u202F001\u00A0kr</data>',
    );
  });

  it('links notes and contents only to places that exist, and uses an id once', () => {
    const html = bytesOf('arsredovisning-2024.html').toString();
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
    expect(targets).toContain(anchorOf('notes.income'));
    for (const target of targets) expect(ids).toContain(target);
  });

  it('gives one section as it stands in the whole', () => {
    const html = bytesOf('arsredovisning-2024.html').toString();
    const section = sampleDocument.sections.find(({ id }) => id === 'incomeStatement');
    if (!section) throw new Error('the sample has an income statement');
    expect(html).toContain(renderSectionHtml(section, sampleDocument));
  });
});

describe('the DOCX', () => {
  const part = (name: string) => strFromU8(unzipSync(bytesOf('arsredovisning-2024.docx'))[name] ?? new Uint8Array());

  it('has heading styles, contents, repeated heads, alt texts and Swedish', () => {
    const body = part('word/document.xml');
    for (const level of [1, 2, 3, 4]) expect(body).toContain(`<w:pStyle w:val="Heading${level}"/>`);
    expect(body).toContain('TOC \\');
    const tables = sampleDocument.sections
      .flatMap(({ blocks }) => blocks)
      .filter(({ kind }) => kind === 'table' || kind === 'chart');
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(tables.length);
    expect(body).toMatch(/<wp:docPr [^>]*descr="Diagram/);
    expect(part('word/styles.xml')).toMatch(/<w:lang [^>]*w:val="sv-SE"/);
    expect(part('docProps/core.xml')).toContain('2025-03-14T00:00:00Z');
  });

  it('is made of well-formed parts', () => {
    const parts = Object.entries(unzipSync(bytesOf('arsredovisning-2024.docx'))).filter(([name]) =>
      /\.(xml|rels)$/.test(name),
    );
    expect(parts.length).toBeGreaterThan(10);
    for (const [name, bytes] of parts) expect(openTags(strFromU8(bytes)), name).toEqual([]);
  });

  it('has every relationship it refers to, each picture once, and ids that are used once', () => {
    const parts = unzipSync(bytesOf('arsredovisning-2024.docx'));
    const body = part('word/document.xml');
    const relations = part('word/_rels/document.xml.rels');
    const known = [...relations.matchAll(/ Id="([^"]+)"/g)].map(([, id = '']) => id);
    expect(new Set(known).size).toBe(known.length);
    for (const [, id = ''] of body.matchAll(/\sr:(?:id|embed)="([^"]+)"/g)) expect(known).toContain(id);
    for (const [, target = ''] of relations.matchAll(/Target="(media\/[^"]+)"/g)) {
      expect(Object.keys(parts)).toContain(`word/${target}`);
    }
    const bookmarks = [...body.matchAll(/<w:bookmarkStart\b[^>]*w:id="(\d+)"/g)].map(([, id = '']) => id);
    expect(new Set(bookmarks).size).toBe(bookmarks.length);
    const names = [...body.matchAll(/<w:bookmarkStart\b[^>]*w:name="([^"]+)"/g)].map(([, name = '']) => name);
    for (const [, anchor = ''] of body.matchAll(/w:anchor="([^"]+)"/g)) expect(names).toContain(anchor);
  });
});

/** Names of elements that are not closed, or closed out of turn; also what is left over between tags and words. */
function openTags(xml: string): string[] {
  const open: string[] = [];
  const rest = xml.replaceAll(
    /<\?[^?]*\?>|<(\/?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>/g,
    (_, end: string, name: string, empty: string) => {
      if (name !== undefined && end === '' && empty === '') open.push(name);
      if (end === '/' && open.at(-1) === name) open.pop();
      else if (end === '/') open.push(`/${name}`);
      return '';
    },
  );
  return /[<>]/.test(rest) ? [...open, rest.slice(rest.search(/[<>]/), 80)] : open;
}

/** The file with its compressed streams opened, for looking into objects. */
function contentsOf(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: mark }) => {
    const start = index + mark.length;
    try {
      return inflateSync(pdf.subarray(start, pdf.indexOf('endstream', start))).toString('latin1');
    } catch {
      return '';
    }
  });
  return text + streams.join('\n');
}
