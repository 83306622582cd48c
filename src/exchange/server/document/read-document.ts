// A stranger's document as lines of words. What it is is told by its content, never by its name. Nothing is kept, nothing in
// it is run, and no address in it is opened.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import {
  type CannotReadDocument,
  DOCUMENT_LIMITS,
  type DocumentLimits,
  type ExactPage,
  exactPages,
  foreignKind,
  pdfDocument,
  type PdfPage,
  readDocxDocument,
  readHtmlDocument,
  readTextDocument,
  type TextDocument,
} from '#exchange/core';
import { accept, assert, refuse, type Result } from '#kernel';
import { type PdfAnswer, type PdfJob, TOO_MUCH_MEMORY } from './pdf-answer.ts';

const LONGEST_RUN_SECONDS = 20;
const MEMORY_BYTES = 500_000_000;
/** Fewer letters than this on all pages together: pictures of pages. */
const FEWEST_LETTERS = 40;

export async function readDocument(
  bytes: Uint8Array,
  limits: DocumentLimits = DOCUMENT_LIMITS,
): Promise<Result<TextDocument, CannotReadDocument>> {
  if (bytes.length === 0) return refuse({ kind: 'empty' });
  if (bytes.length > limits.bytes) return refuse({ kind: 'tooLarge', what: 'bytes', limit: limits.bytes });
  const kind = kindOf(bytes);
  switch (kind) {
    case 'pdf':
      return readPdf(bytes, limits);
    case 'docx':
      return withWords(readDocxDocument(bytes, limits));
    case 'markup':
      return withWords(readHtmlDocument(bytes, limits));
    case 'text': {
      const document = readTextDocument(bytes);
      const words = document.lines.reduce((sum, line) => sum + line.words.length, 0);
      if (words > limits.words) return refuse({ kind: 'tooLarge', what: 'words', limit: limits.words });
      return withWords(accept(document));
    }
    case 'xls':
      // Word and Excel files with a password, and old .doc files, come in the same container.
      return refuse(isEncryptedPackage(bytes) ? { kind: 'encrypted' } : { kind: 'wrongType', found: 'xls' });
    default:
      return refuse({ kind: 'wrongType', found: kind });
  }
}

function kindOf(bytes: Uint8Array): string {
  // A PDF may have some bytes before its head.
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  return start.includes('%PDF-') ? 'pdf' : (foreignKind(bytes) ?? 'text');
}

/** "EncryptedPackage" in UTF-16 among the names of the container. */
function isEncryptedPackage(bytes: Uint8Array): boolean {
  const names = Buffer.from('EncryptedPackage', 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(names);
}

function withWords(read: Result<TextDocument, CannotReadDocument>): Result<TextDocument, CannotReadDocument> {
  return read.ok && read.value.lines.length === 0 ? refuse({ kind: 'empty' }) : read;
}

/** All that a PDF says page by page, running heads too: to compare it with another file. */
export async function readExactPages(
  bytes: Uint8Array,
  limits: DocumentLimits = DOCUMENT_LIMITS,
): Promise<Result<readonly ExactPage[], CannotReadDocument>> {
  if (bytes.length === 0) return refuse({ kind: 'empty' });
  if (bytes.length > limits.bytes) return refuse({ kind: 'tooLarge', what: 'bytes', limit: limits.bytes });
  const found = kindOf(bytes);
  if (found !== 'pdf') return refuse({ kind: 'wrongType', found });
  const pages = await readPages(bytes, { ...limits, isExact: true });
  return pages.ok ? accept(exactPages(pages.value)) : pages;
}

async function readPdf(bytes: Uint8Array, limits: DocumentLimits): Promise<Result<TextDocument, CannotReadDocument>> {
  const pages = await readPages(bytes, { ...limits, isExact: false });
  return pages.ok ? ofPages(pages.value) : pages;
}

async function readPages(
  bytes: Uint8Array,
  limits: DocumentLimits & { readonly isExact: boolean },
): Promise<Result<readonly PdfPage[], CannotReadDocument>> {
  const { pages, words, isExact } = limits;
  const answer = await askProcess(bytes, { pages, words, memoryBytes: MEMORY_BYTES, isExact });
  switch (answer.kind) {
    case 'pages':
      return accept(answer.pages);
    case 'tooManyPages':
      return refuse({ kind: 'tooLarge', what: 'pages', limit: limits.pages });
    case 'tooManyWords':
      return refuse({ kind: 'tooLarge', what: 'words', limit: limits.words });
    case 'tooSlow':
      return refuse({ kind: 'tooSlow', seconds: LONGEST_RUN_SECONDS });
    case 'tooMuchMemory':
    case 'busy':
    case 'encrypted':
      return refuse({ kind: answer.kind });
    case 'damaged':
      return refuse({ kind: 'damaged', detail: answer.detail });
  }
}

function ofPages(pages: readonly PdfPage[]): Result<TextDocument, CannotReadDocument> {
  const letters = pages.reduce(
    (sum, page) => sum + page.pieces.reduce((part, piece) => part + piece.text.trim().length, 0),
    0,
  );
  return letters < FEWEST_LETTERS ? refuse({ kind: 'scanned', pages: pages.length }) : accept(pdfDocument(pages));
}

type Answer = PdfAnswer | { readonly kind: 'tooSlow' | 'tooMuchMemory' | 'busy' };

/** Each reading may take much memory, and strangers may send many files at once: two at a time, the others wait. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 20;
let running = 0;
const waiting: (() => void)[] = [];

async function askProcess(bytes: Uint8Array, job: PdfJob): Promise<Answer> {
  if (running >= MOST_AT_ONCE) {
    if (waiting.length >= MOST_WAITING) return { kind: 'busy' };
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await runProcess(bytes, job);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function runProcess(bytes: Uint8Array, job: PdfJob): Promise<Answer> {
  const root = projectRoot();
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--permission',
      '--allow-worker',
      // The packages may stand elsewhere, behind a link.
      `--allow-fs-read=${root}`,
      `--allow-fs-read=${realpathSync(join(root, 'node_modules'))}`,
      join(root, 'src/exchange/server/document/pdf-process.ts'),
    ],
    {
      env: { PATH: process.env['PATH'] ?? '' },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: LONGEST_RUN_SECONDS * 1000,
      killSignal: 'SIGKILL',
    },
  );
  const ended = new Promise<{ code: number | null; isKilled: boolean }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, isKilled: signal === 'SIGKILL' }));
  });
  // A child that dies early closes its end; the exit code below tells why.
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${JSON.stringify(job)}\n`);
  child.stdin.end(bytes);
  const [output, complaints, { code, isKilled }] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    ended,
  ]);
  if (code === 0) return JSON.parse(output.toString()) as PdfAnswer;
  if (isKilled) return { kind: 'tooSlow' };
  // 134 is Node's own end when its heap is full.
  if (code === TOO_MUCH_MEMORY || code === 134) return { kind: 'tooMuchMemory' };
  return { kind: 'damaged', detail: complaints.toString().trim().split('\n').at(-1)?.slice(0, 200) ?? '' };
}

/** The checkout this code runs from; holds for the sources, the bundled command line and the bundled web server. */
function projectRoot(): string {
  for (let directory = dirname(fileURLToPath(import.meta.url)); ; directory = dirname(directory)) {
    const file = join(directory, 'package.json');
    if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown }).name === 'stegvis') {
      return directory;
    }
    assert(directory !== dirname(directory), 'a package.json named stegvis stands above the code');
  }
}
