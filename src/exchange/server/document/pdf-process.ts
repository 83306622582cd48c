// A process that reads the text of one PDF and ends. A stranger's file may be built to eat memory or time, so the reading
// stands in a thread whose memory this process watches; it may open no connection, write no file and start nothing.
// Node runs this file as it stands, also beside a bundle.
import { buffer } from 'node:stream/consumers';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { PdfPage, PdfPiece } from '../../core/document/pdf-lines.ts';
import { type PdfAnswer, type PdfJob, TOO_MUCH_MEMORY } from './pdf-answer.ts';

const PAINTING =
  /^(constructPath|rawFillPath|shadingFill|fill|eoFill|stroke|closeStroke|fillStroke|eoFillStroke|closeFillStroke|closeEOFillStroke|paint(Image|Inline|Solid|XObject).*)$/;

if (isMainThread) await watch();
else parentPort?.postMessage(await readPdf(workerData as { bytes: Uint8Array; job: PdfJob }));

async function watch(): Promise<void> {
  const input = await buffer(process.stdin);
  const headEnd = input.indexOf('\n');
  const job = JSON.parse(input.subarray(0, headEnd).toString()) as PdfJob;
  const thread = new Worker(new URL(import.meta.url), {
    workerData: { bytes: new Uint8Array(input.subarray(headEnd + 1)), job },
    resourceLimits: { maxOldGenerationSizeMb: Math.round(job.memoryBytes / 2_000_000) },
    // What pdf.js has to say of a broken file is no answer.
    stdout: true,
    stderr: true,
  });
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() > job.memoryBytes) process.exit(TOO_MUCH_MEMORY);
  }, 25);
  thread.once('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_MUCH_MEMORY : 1);
  });
  thread.once('message', (answer: PdfAnswer) => {
    clearInterval(timer);
    process.stdout.write(JSON.stringify(answer), () => process.exit(0));
  });
}

async function readPdf({ bytes, job }: { bytes: Uint8Array; job: PdfJob }): Promise<PdfAnswer> {
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  try {
    const file = await getDocumentProxy(bytes, {
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      stopAtErrors: false,
      verbosity: 0,
    });
    if (file.numPages > job.pages) return { kind: 'tooManyPages' };
    const pages: PdfPage[] = [];
    let pieces = 0;
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const content = await page.getTextContent();
      const found = content.items.flatMap((item) => ('str' in item ? pieceOf(item) : []));
      pieces += found.length;
      if (pieces > job.words * 2) return { kind: 'tooManyWords' };
      const exact = job.isExact ? await exactOf(page, content.items, (await getResolvedPDFJS()).OPS) : undefined;
      pages.push({ pieces: found, width, height, hasPicture: found.length === 0, ...(exact && { exact }) });
      page.cleanup();
    }
    return { kind: 'pages', pages };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') return { kind: 'encrypted' };
    return { kind: 'damaged', detail: error instanceof Error ? error.message.slice(0, 200) : 'unknown' };
  }
}

type Item = {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
};

type ReadPage = {
  readonly getOperatorList: (how: { annotationMode: number }) => Promise<{ readonly fnArray: readonly number[] }>;
  readonly getAnnotations: () => Promise<readonly { readonly subtype?: string; readonly fieldType?: string }[]>;
};

/** What is on the page beside its upright text: words on their side, how much is painted, what was put on top. */
async function exactOf(
  page: ReadPage,
  items: readonly (object | Item)[],
  operators: Readonly<Record<string, number>>,
): Promise<NonNullable<PdfPage['exact']>> {
  const painting = new Set(
    Object.entries(operators).flatMap(([name, number]) => (PAINTING.test(name) ? [number] : [])),
  );
  const { fnArray } = await page.getOperatorList({ annotationMode: 0 });
  const notes = await page.getAnnotations();
  return {
    aside: items.flatMap((item) =>
      'str' in item && item.str.trim() !== '' && pieceOf(item).length === 0 ? [item.str] : [],
    ),
    marks: fnArray.filter((operator) => painting.has(operator)).length,
    notes: notes
      .filter(({ subtype }) => subtype !== 'Link')
      .map(({ subtype = '', fieldType }) => (fieldType ? `${subtype}:${fieldType}` : subtype)),
  };
}

/** Text that lies on its side (a stamp in the margin) is no part of any line. */
function pieceOf(item: Item): PdfPiece[] {
  const [a = 0, b = 0, c = 0, d = 0, left = 0, base = 0] = item.transform;
  const size = Math.hypot(c, d) || item.height;
  const isUpright = Math.abs(b) < 0.3 * Math.abs(a) && a > 0;
  if (!isUpright || item.str.trim() === '' || !Number.isFinite(left + base + size + item.width)) return [];
  return [{ text: item.str, left, base, width: item.width, size }];
}
