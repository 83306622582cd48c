// A process of its own that sets one report and ends: Typst is synchronous and keeps its memory, and only a process
// can be told (by FONTCONFIG_FILE) to leave the machine's fonts alone. Node runs this file as it stands, also beside a
// bundle, so it imports nothing of ours.
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import { getDocumentProxy } from 'unpdf';

/** What comes in on standard input as JSON. */
export type TypstJob = {
  readonly templateDirectory: string;
  readonly templateFile: string;
  readonly fontFiles: readonly string[];
  /** The print model as JSON text. */
  readonly report: string;
  readonly standards: readonly string[];
  /** PDF files that are set in behind the report, as base64. */
  readonly attachments: readonly string[];
};

/** The first line on standard output; after it the files, one behind the other. */
export type TypstAnswer =
  | { readonly ok: true; readonly pages: number; readonly lengths: readonly number[] }
  | { readonly ok: false; readonly complaints: readonly string[] };

const job = JSON.parse(await text(process.stdin)) as TypstJob;
const compiler = NodeCompiler.create({
  workspace: job.templateDirectory,
  fontArgs: [{ fontBlobs: job.fontFiles.map((file) => readFileSync(file)) }],
});
compiler.mapShadow(`${job.templateDirectory}/report.json`, Buffer.from(job.report));

const pageCounts: number[] = [];
for (const [index, content] of job.attachments.entries())
  pageCounts.push(await takeIn(index, Buffer.from(content, 'base64')));
compiler.mapShadow(`${job.templateDirectory}/attachments.json`, Buffer.from(JSON.stringify(pageCounts)));

const compiled = compiler.compile({ mainFilePath: `${job.templateDirectory}/${job.templateFile}` });
// A warning is an error here: an unknown font is only a warning, and a report in another type is no report.
const complaints = [...complaintsOf(compiled.takeDiagnostics()), ...complaintsOf(compiled.takeWarnings())];
const pages = compiled.result;
if (complaints.length > 0 || !pages) answer({ ok: false, complaints });
else writeFiles(pages);

/** How many pages of it can be set in; 0 when it is locked or broken, so that one bad file stops nothing. */
async function takeIn(index: number, bytes: Buffer): Promise<number> {
  try {
    const proxy = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const count = proxy.numPages;
    compiler.mapShadow(`${job.templateDirectory}/attachment-${index}.pdf`, bytes);
    const trial = `${job.templateDirectory}/trial-${index}.typ`;
    const page = `#for page in range(1, ${count} + 1) { image("attachment-${index}.pdf", page: page, width: 10mm) }`;
    compiler.mapShadow(trial, Buffer.from(page));
    const tried = compiler.compile({ mainFilePath: trial });
    if (!tried.result) return 0;
    compiler.pdf(tried.result, { pdfStandard: '1.7' });
    return count;
  } catch {
    return 0;
  }
}

function writeFiles(document: NonNullable<typeof pages>): void {
  try {
    const files = job.standards.map((pdfStandard) => compiler.pdf(document, { pdfStandard }));
    answer({ ok: true, pages: document.numOfPages, lengths: files.map((file) => file.length) }, files);
  } catch (failure) {
    answer({ ok: false, complaints: [failure instanceof Error ? failure.message : String(failure)] });
  }
}

function complaintsOf(error: NodeError | null): string[] {
  if (!error) return [];
  const found = compiler.fetchDiagnostics(error) as {
    message?: string;
    range?: { start?: { line?: number } } | null;
  }[];
  return found.map(({ message, range }) => `${message ?? 'unknown'} (line ${(range?.start?.line ?? -1) + 1})`);
}

function answer(head: TypstAnswer, files: readonly Uint8Array[] = []): void {
  process.stdout.write(Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...files]));
}
