// All the files of a report at once. They become visible together or not at all.
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { unreachable } from '#kernel';
import type { ReportDocument } from '../../core/report-document.ts';
import { renderDocx } from './render-docx.ts';
import { renderHtml } from './render-html.ts';
import { renderJson } from './render-json.ts';
import { renderBothPdfs } from './render-pdf.ts';

export const REPORT_FORMATS = ['pdf', 'html', 'docx', 'json'] as const;

/** `pdf` is two files: one to read and one for the archive. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export type ReportFile = {
  readonly format: ReportFormat;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
};

type Content = { readonly format: ReportFormat; readonly name: string; readonly content: Uint8Array | string };

/**
 * Writes `arsredovisning-2024.pdf`, `-arkiv.pdf`, `.html`, `.docx` and `.json` into the directory, which is made when
 * it is not there. A failure before the last step leaves what was there as it was.
 */
export async function renderReport(
  document: ReportDocument,
  to: { readonly formats: readonly ReportFormat[]; readonly directory: string },
): Promise<ReportFile[]> {
  return renderTogether([{ document, formats: to.formats }], to.directory);
}

/** Several documents at the same time, each in its formats; all their files become visible together. */
export async function renderTogether(
  wanted: readonly { readonly document: ReportDocument; readonly formats: readonly ReportFormat[] }[],
  directory: string,
): Promise<ReportFile[]> {
  const contents = await Promise.all(
    wanted.flatMap(({ document, formats }) =>
      REPORT_FORMATS.filter((format) => formats.includes(format)).map((format) =>
        contentsOf(document, { format, stem: fileStem(document) }),
      ),
    ),
  );
  await writeTogether(contents.flat(), directory);
  return contents.flat().map(({ format, name, content }) => ({
    format,
    name,
    path: resolve(directory, name),
    bytes: Buffer.byteLength(content),
  }));
}

/** `arsredovisning-2024`: what all files of a report begin with. */
export function fileStem(document: ReportDocument): string {
  const of = document.kind === 'controlSheet' && document.at !== undefined ? '-delarsrapport' : '';
  return `${FILE_WORDS[document.kind]}${of}-${document.year}`;
}

const FILE_WORDS = {
  annualReport: 'arsredovisning',
  halfYearReport: 'delarsrapport',
  controlSheet: 'kontrollblad',
  board: 'styrelsen',
  memberConsultation: 'medlemssamrad',
} satisfies Record<ReportDocument['kind'], string>;

async function contentsOf(
  document: ReportDocument,
  file: { format: ReportFormat; stem: string },
): Promise<Content[]> {
  const { format, stem } = file;
  switch (format) {
    case 'pdf': {
      const { pdf, archivePdf } = await renderBothPdfs(document);
      return [
        { format, name: `${stem}.pdf`, content: pdf },
        { format, name: `${stem}-arkiv.pdf`, content: archivePdf },
      ];
    }
    case 'html':
      return [{ format, name: `${stem}.html`, content: renderHtml(document) }];
    case 'docx':
      return [{ format, name: `${stem}.docx`, content: await renderDocx(document) }];
    case 'json':
      return [{ format, name: `${stem}.json`, content: renderJson(document) }];
    default:
      return unreachable(format);
  }
}

/** Everything is written and flushed beside its place first; then only renames are left. */
async function writeTogether(contents: readonly Content[], directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const aside = await mkdtemp(join(directory, '.pagar-'));
  try {
    for (const { name, content } of contents) {
      const file = await open(join(aside, name), 'w');
      await file.writeFile(content);
      await file.sync();
      await file.close();
    }
    for (const { name } of contents) await rename(join(aside, name), join(directory, name));
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
