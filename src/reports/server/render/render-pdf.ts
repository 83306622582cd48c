import { type PdfStandard, runTypst } from './pdf/run-typst.ts';
import { printModel } from './pdf/print-model.ts';
import type { ReportDocument } from '../../core/report-document.ts';

/** The report as a tagged PDF/UA-1 file. */
export async function renderPdf(document: ReportDocument): Promise<Uint8Array> {
  return one(document, 'ua-1');
}

/** The same report as a tagged PDF/A-2a file, for the archive. */
export async function renderArchivePdf(document: ReportDocument): Promise<Uint8Array> {
  return one(document, 'a-2a');
}

/** Both files from one setting of the report: half the time of asking for each. */
export async function renderBothPdfs(document: ReportDocument): Promise<{ pdf: Uint8Array; archivePdf: Uint8Array }> {
  const [pdf = new Uint8Array(), archivePdf = new Uint8Array()] = await runTypst(printModel(document), [
    'ua-1',
    'a-2a',
  ]);
  return { pdf, archivePdf };
}

async function one(document: ReportDocument, standard: PdfStandard): Promise<Uint8Array> {
  const [file = new Uint8Array()] = await runTypst(printModel(document), [standard]);
  return file;
}

/**
 * A document of the board with PDF files behind it, each with its bookmark. Pages of others are set in as pictures that
 * keep their text; how well they read aloud is up to whoever made them, so each is beside it to open as it came.
 */
export async function renderWithAttachments(
  document: ReportDocument,
  attachments: readonly { readonly title: string; readonly bytes: Uint8Array }[],
): Promise<Uint8Array> {
  const files = attachments.map(({ bytes }) => bytes);
  const [file = new Uint8Array()] = await runTypst(printModel(document, attachments), ['1.7'], files);
  return file;
}
