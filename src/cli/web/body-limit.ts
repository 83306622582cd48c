// How much a request may carry: forms little, imports of files more. Checked before the body is read.
import type { IncomingMessage } from 'node:http';

const FORM_BYTES = 512 * 1024;

/** A file of 100 MB and what a form adds around it. */
export const IMPORT_BYTES = 101 * 1024 * 1024;

/** More than this is not even read to the end in order to be refused politely. */
const PATIENCE_BYTES = 1024 * 1024 * 1024;

/** Two reports of 25 MB, and what a form adds around them. */
const REVIEW_BYTES = 52 * 1024 * 1024;

/** A document of 25 MB and its form. */
const DOCUMENT_BYTES = 26 * 1024 * 1024;

/** A table of 5 MB, carried along as text from one step to the next, and what a form adds around it. */
const REGISTER_BYTES = 8 * 1024 * 1024;

/** Pages that take a file, and the most that they take. They answer `?fel=for-stor` with a sentence. */
const importPaths: ReadonlyMap<string, number> = new Map([
  ['/ekonomi/las-in', IMPORT_BYTES],
  ['/diarium', DOCUMENT_BYTES],
  ['/diarium/las-in', DOCUMENT_BYTES],
  ['/moten/forbundsordning', DOCUMENT_BYTES],
  ['/moten/handling', DOCUMENT_BYTES],
  ['/moten/revision', DOCUMENT_BYTES],
  ['/deltagare/las-in', REGISTER_BYTES],
  ['/granska', REVIEW_BYTES],
  ['/granska/resultat.pdf', REVIEW_BYTES],
  ['/granska/resultat.xlsx', REVIEW_BYTES],
  ['/uppfoljning/mottagna', REGISTER_BYTES],
]);

export type Verdict = 'fits' | 'tooLargeImport' | 'tooLarge';

export function weigh(request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): Verdict {
  if (request.method === 'GET' || request.method === 'HEAD') return 'fits';
  const most = importPaths.get(pathOf(request));
  const stated = Number(request.headers['content-length'] ?? (request.headers['transfer-encoding'] ? Infinity : 0));
  if (stated <= (most ?? FORM_BYTES)) return 'fits';
  return most !== undefined ? 'tooLargeImport' : 'tooLarge';
}

export function pathOf(request: Pick<IncomingMessage, 'url'>): string {
  return (request.url ?? '/').split('?')[0] ?? '/';
}

/** Reads to the end and forgets: a browser shows the answer only when it could send everything. */
export async function drain(request: IncomingMessage): Promise<void> {
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > PATIENCE_BYTES) request.destroy();
  }
}
