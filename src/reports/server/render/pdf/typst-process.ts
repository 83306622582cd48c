// A process of its own that sets one report and ends: Typst is synchronous and keeps its memory, and only a process
// can be told (by FONTCONFIG_FILE) to leave the machine's fonts alone. Node runs this file as it stands, also beside a
// bundle, so it imports nothing of ours.
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';

/** What comes in on standard input as JSON. */
export type TypstJob = {
  readonly templateDirectory: string;
  readonly templateFile: string;
  readonly fontFiles: readonly string[];
  /** The print model as JSON text. */
  readonly report: string;
  readonly standards: readonly string[];
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

const compiled = compiler.compile({ mainFilePath: `${job.templateDirectory}/${job.templateFile}` });
// A warning is an error here: an unknown font is only a warning, and a report in another type is no report.
const complaints = [...complaintsOf(compiled.takeDiagnostics()), ...complaintsOf(compiled.takeWarnings())];
const pages = compiled.result;
if (complaints.length > 0 || !pages) answer({ ok: false, complaints });
else writeFiles(pages);

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
