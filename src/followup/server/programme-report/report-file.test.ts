import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fileForm, readFilledForm, reportFields } from '#followup/core';
import { aFilledReport, aForm } from '../../core/programme-report/a-report.ts';
import { readReportRows, REPORT_FILE_FORMATS, writeReportFile } from './report-file.ts';

const of = { id: '0192f000-0000-7000-8000-000000000001', form: aForm };
const values = aFilledReport({
  lessons: 'Första stycket.\n\n- en punkt\n- en <till> & "sista"\n=1+1',
  'goal.work.comment': '=HYPERLINK("x")',
});
const form = fileForm({
  ...of,
  title: 'Insatsrapport för Verkstan',
  facts: ['Helår, 2025.'],
  values,
  lastYear: { 'participants.female': '9' },
  versions: { lessons: 4 },
});
const isFilled = ([, value]: [string, string]): boolean => value !== '';

describe.each(REPORT_FILE_FORMATS)('as %s', (format) => {
  test('the form comes back as it went, paragraphs and all', async () => {
    const rows = readReportRows(await writeReportFile(form, format));
    const read = rows.ok ? readFilledForm(rows.value, of) : rows;
    if (!read.ok) throw new Error(JSON.stringify(read));
    expect(Object.fromEntries(Object.entries(read.value.values).filter(isFilled))).toEqual(values);
    expect(read.value.missing).toBe(0);
    expect(read.value.versions.lessons).toBe(4);
  });

  test('an empty form comes back empty', async () => {
    const empty = fileForm({ ...of, title: 'x', facts: [], values: {}, lastYear: {}, versions: {} });
    const rows = readReportRows(await writeReportFile(empty, format));
    const read = rows.ok ? readFilledForm(rows.value, of) : rows;
    expect(read.ok && Object.entries(read.value.values).filter(isFilled)).toEqual([]);
    expect(read.ok && Object.keys(read.value.values)).toHaveLength(reportFields(aForm).length);
  });

  test('a file that is cut off is refused and never half read', async () => {
    const bytes = await writeReportFile(form, format);
    for (const length of [bytes.length - 1, Math.floor(bytes.length / 2), 100]) {
      expect(readReportRows(bytes.subarray(0, length)).ok).toBe(false);
    }
  });
});

/** The Word file after somebody has worked in it. */
async function edited(change: (xml: string) => string): Promise<Uint8Array> {
  const parts = unzipSync(await writeReportFile(form, 'docx'));
  const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  return zipSync({ ...parts, 'word/document.xml': strToU8(change(document)) });
}

test('a Word file may be worked in: split runs, tracked changes, lists, and text around the tables', async () => {
  const bytes = await edited((xml) =>
    xml
      .replace(
        '<w:t xml:space="preserve">Första stycket.</w:t>',
        '<w:t>Förs</w:t></w:r><w:r><w:t>ta</w:t></w:r><w:del><w:r><w:delText> bort</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve"> nytt</w:t></w:r></w:ins><w:r><w:t>.</w:t>',
      )
      .replace('<w:body>', '<w:body><w:p><w:r><w:t>En egen rad.</w:t></w:r></w:p>'),
  );
  const rows = readReportRows(bytes);
  const read = rows.ok ? readFilledForm(rows.value, of) : rows;
  expect(read.ok && read.value.values['lessons']).toMatch(/^Första nytt\.\n\n- en punkt\n/);
});

test.each([
  ['a text', 'Hej', 'wrongFile'],
  ['a picture of a page', '%PDF-1.7', 'wrongFile'],
  ['nothing', '', 'wrongFile'],
])('refuses %s', (_, content, kind) => {
  expect(readReportRows(strToU8(content))).toMatchObject({ ok: false, refusal: { kind } });
});

test('refuses a file larger than any form, before it is unpacked', () => {
  expect(readReportRows(new Uint8Array(5_000_001))).toMatchObject({ ok: false, refusal: { kind: 'tooLargeFile' } });
});
