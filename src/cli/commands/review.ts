import { basename } from 'node:path';
import { countLine, type Review, reviewDocument, type ReviewFinding } from '#control/core';
import { cannotReadDocumentSentence, DOCUMENT_LIMITS, type TextDocument } from '#exchange/core';
import { readDocument } from '#exchange/server';
import { type Command, CommandFailure } from '../command.ts';
import { oneFile, readWholeFile } from '../read-file.ts';

export const reviewCommand: Command = {
  name: 'review',
  summary: 'Reads a printed report made elsewhere and shows what in it does not agree',
  usage: 'FILE [--previous FILE]',
  options: { previous: { type: 'string' } },
  help: {
    FILE: 'an annual or half-year report as PDF, Word (.docx), HTML or plain text; nothing of it is kept',
    'previous FILE': 'the report of the year before, to hold the comparison years to',
  },
  async run(invocation) {
    const { path, bytes } = await oneFile(invocation, DOCUMENT_LIMITS.bytes);
    const document = await read(path, bytes);
    const { previous } = invocation.options;
    const before =
      typeof previous === 'string'
        ? await read(previous, await readWholeFile(previous, { mostBytes: DOCUMENT_LIMITS.bytes }))
        : null;
    const review = reviewDocument(document, { previous: before });
    if (invocation.json) invocation.print(JSON.stringify(asData(review), null, 2));
    else for (const line of linesOf(review, basename(path))) invocation.print(line);
    return review.findings.some((finding) => finding.severity === 'blocking') ? 1 : 0;
  },
};

async function read(path: string, bytes: Uint8Array): Promise<TextDocument> {
  const document = await readDocument(bytes);
  if (!document.ok) throw new CommandFailure(`${path}: ${cannotReadDocumentSentence(document.refusal)}`, 2);
  return document.value;
}

/** The report under control itself stays out: its texts are the association's own. */
function asData(review: Review): object {
  const { report: _report, ...shown } = review;
  return { summary: countLine(review), ...shown };
}

/** For people, in Swedish: the report and its readers are. */
function* linesOf(review: Review, name: string): Generator<string> {
  const about = [review.association, review.year].filter((one) => one !== null).join(', ');
  yield `${name}${about === '' ? '' : ` (${about})`}`;
  yield `${countLine(review)}.`;
  yield* section('Fynd', review.findings);
  yield* section('Läsningen är osäker: jämför med rapporten', review.doubtful);
  yield* section('Avrundningar, inga fel', review.roundings);
  if (review.unread.length === 0) return;
  yield '';
  yield `Gick inte att läsa (${review.unread.length})`;
  for (const { what } of review.unread) yield `  ${what}`;
}

function* section(heading: string, findings: readonly ReviewFinding[]): Generator<string> {
  if (findings.length === 0) return;
  yield '';
  yield `${heading} (${findings.length})`;
  for (const { sentence, nature, natureText } of findings) {
    yield `  ${sentence}${nature === 'rounding' ? '' : ` ${natureText}`}`;
  }
}
