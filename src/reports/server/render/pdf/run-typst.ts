// Starts the process that sets a report, and takes its files.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { findProject } from '#database/server';
import { assert } from '#kernel';
import { printableText } from '../../../core/font-letters.ts';
import { printFontFiles } from '../fonts.ts';
import type { PrintModel } from './print-model.ts';
import type { TypstAnswer, TypstJob } from './typst-process.ts';

/** PDF/UA-1 reads well aloud, PDF/A-2a lasts in an archive. Typst writes one standard a file. */
/** `1.7` (tagged too) where other PDFs are set in: Typst puts none into a file of the other two. */
export type PdfStandard = 'ua-1' | 'a-2a' | '1.7';

const LONGEST_RUN_MILLISECONDS = 60_000;

/** One file for each standard, from one setting of the report. Throws when Typst finds anything to complain about. */
export async function runTypst(
  model: PrintModel,
  standards: readonly PdfStandard[],
  attachments: readonly Uint8Array[] = [],
): Promise<Uint8Array[]> {
  const directory = join(findProject().root, 'src/reports/server/render/pdf');
  const job: TypstJob = {
    templateDirectory: directory,
    templateFile: 'annual-report.typ',
    fontFiles: printFontFiles(),
    report: printable(model),
    standards,
    attachments: attachments.map((bytes) => Buffer.from(bytes).toString('base64')),
  };
  const output = await talkTo(directory, job);
  const headEnd = output.indexOf('\n');
  assert(headEnd > 0, 'the process that sets reports answers');
  const head = JSON.parse(output.subarray(0, headEnd).toString()) as TypstAnswer;
  if (!head.ok) throw refusal(head.complaints);
  const files = output.subarray(headEnd + 1);
  const ends = head.lengths.map((_, index) =>
    head.lengths.slice(0, index + 1).reduce((sum, length) => sum + length, 0),
  );
  assert(ends.at(-1) === files.length, 'the files are whole');
  return head.lengths.map((length, index) => files.subarray((ends[index] ?? 0) - length, ends[index]));
}

/** What the type cannot print becomes a square, in words, addresses and pictures alike: no letter stops a report. */
function printable(model: PrintModel): string {
  return JSON.stringify(model, (_key, value: unknown) => (typeof value === 'string' ? printableText(value) : value));
}

function refusal(complaints: readonly string[]): Error {
  return new Error(`The report could not be set: ${complaints.join('; ')}`);
}

async function talkTo(directory: string, job: TypstJob): Promise<Buffer> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(directory, 'typst-process.ts')],
    {
      env: { PATH: process.env['PATH'] ?? '', FONTCONFIG_FILE: join(directory, 'fonts.conf') },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: LONGEST_RUN_MILLISECONDS,
    },
  );
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // A child that dies early closes its end; the exit code below tells why.
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(job));
  const [output, complaints, code] = await Promise.all([buffer(child.stdout), text(child.stderr), ended]);
  if (code !== 0) throw new Error(`The process that sets reports ended with ${code}: ${complaints.slice(0, 2000)}`);
  return output;
}
