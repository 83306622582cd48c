// What the auditors are given, in one file: the ledger as received and as a book, approved minutes, the plan of internal
// control, the statutes, and a list of what is there and what is not.
import type { AccessRefusal } from '#access/core';
import type { Session } from '#access/server';
import { missingPoints, STATUTE_POINTS, statutesOn } from '#decisions/core';
import { readAuditYear, readBoardFile, readMeeting, readMeetings, readStatutes } from '#decisions/server';
import { writeXlsx } from '#exchange/server';
import { readLedgerBook } from '#finance/server';
import { accept, dayInSweden, yearOf, type Result } from '#kernel';
import { composeMinutes } from '#reports/core';
import { strToU8, zipSync } from 'fflate';
import { renderPdf } from './render/render-pdf.ts';

type Files = Record<string, Uint8Array>;

export async function makeAuditPackage(
  session: Session,
  year: number,
): Promise<Result<Uint8Array, AccessRefusal | { readonly kind: string }>> {
  const files: Files = {};
  const notes: string[] = [];
  const audit = await readAuditYear(session, { year });
  if (!audit.ok) return audit;
  await addLedger(session, year, { files, notes });
  const made = await addMinutes(session, year, { files, notes });
  if (!made.ok) return made;
  await addStatutes(session, year, { files, notes });
  const { checks } = audit.value;
  if (checks.length > 0)
    files['internkontrollplan.xlsx'] = await writeXlsx([
      {
        name: `Internkontroll ${year}`,
        columns: ['Risk', 'Kontroll', 'Vem', 'Senast', 'Gjord', 'Vad som framkom'].map((heading) => ({
          heading,
          kind: 'text' as const,
        })),
        rows: checks.map(({ risk, check, responsible, dueOn, doneOn, outcome }) => [
          risk,
          check,
          responsible,
          dueOn,
          doneOn,
          outcome,
        ]),
      },
    ]);
  else notes.push('Internkontrollplan: ingen är inskriven för året.');
  const list = Object.keys(files).toSorted();
  files['innehall.txt'] = strToU8(
    [
      `${session.space.name} (${session.space.orgNumber})`,
      `Underlag till revisionen av ${year}, sammanställt ${dayInSweden(session.clock())}`,
      '',
      'Innehåll:',
      ...list.map((name) => `- ${name}`),
      ...(notes.length > 0 ? ['', 'Att känna till:', ...notes.map((note) => `- ${note}`)] : []),
      '',
    ].join('\r\n'),
  );
  // A fixed day in the archive: the same material gives the same file.
  return accept(zipSync(files, { mtime: '1980-01-01T00:00:00' }));
}

type Into = { readonly files: Files; readonly notes: string[] };

async function addLedger(session: Session, year: number, { files, notes }: Into): Promise<void> {
  const book = await readLedgerBook(session, { year });
  if (!book.ok) {
    notes.push('Huvudbok: ingen bokföring är inläst för året.');
    return;
  }
  const { fileName, bytes, rows, opening, version } = book.value;
  files[`bokforing/${plain(fileName)}`] = new Uint8Array(bytes);
  files['bokforing/huvudbok.xlsx'] = await writeXlsx([
    {
      name: `Huvudbok ${year}`,
      columns: [
        { heading: 'Konto', kind: 'text' },
        { heading: 'Kontonamn', kind: 'text' },
        { heading: 'Datum', kind: 'text' },
        { heading: 'Verifikation', kind: 'text' },
        { heading: 'Text', kind: 'text' },
        { heading: 'Belopp, kr', kind: 'decimal' },
      ],
      rows: [
        ...opening.map(({ account, name, amountOre }) => [
          account,
          name,
          null,
          null,
          'Ingående balans',
          amountOre / 100,
        ]),
        ...rows.map(({ account, name, datedOn, series, number, voucherText, text, amountOre }) => [
          account,
          name,
          datedOn,
          `${series}${number}`,
          text || voucherText,
          amountOre / 100,
        ]),
      ],
    },
  ]);
  notes.push(`Huvudboken är version ${version} av årets bokföring, läst ur ${fileName}.`);
  if (rows.length === 0)
    notes.push('Bokföringen kom som råbalans: verifikationerna finns hos den som för bokföringen.');
}

async function addMinutes(
  session: Session,
  year: number,
  { files, notes }: Into,
): Promise<Result<null, AccessRefusal | { readonly kind: string }>> {
  const all = await readMeetings(session, {});
  if (!all.ok) return all;
  const held = all.value.meetings.filter(
    ({ heldOn, state }) => yearOf(heldOn) === year && !['planned', 'called', 'cancelled'].includes(state),
  );
  for (const { id, body, heldOn } of held.toReversed()) {
    const read = await readMeeting(session, { id });
    if (!read.ok) return read;
    const [first, ...corrections] = read.value.kept;
    if (first)
      files[`protokoll/${heldOn}-${plain(body.name)}.pdf`] = await renderPdf(
        composeMinutes(first.minutes, { corrections, printedOn: heldOn }),
      );
    else notes.push(`${body.name} ${heldOn}: protokollet är inte justerat och är inte med.`);
  }
  if (held.length === 0) notes.push('Protokoll: inga möten är hållna under året.');
  return accept(null);
}

async function addStatutes(session: Session, year: number, { files, notes }: Into): Promise<void> {
  const read = await readStatutes(session, {});
  const statutes = read.ok ? statutesOn(read.value.versions, `${year}-12-31`) : null;
  if (!statutes) {
    notes.push('Förbundsordning: ingen version gällde vid årets slut.');
    return;
  }
  const points = STATUTE_POINTS.map(
    (point, index) => `${index + 1}. ${point}\r\n${statutes.points[String(index + 1)] ?? '(inte inskriven)'}\r\n`,
  );
  files['forbundsordning.txt'] = strToU8(
    [`Förbundsordning, gäller från ${statutes.validFrom}. ${statutes.decided}`, '', ...points].join('\r\n'),
  );
  const missing = missingPoints(statutes.points);
  if (missing.length > 0)
    notes.push(
      `Förbundsordningen saknar text under punkt ${missing.join(', ')} (9 § lagen om finansiell samordning).`,
    );
  const file = statutes.fileId === null ? null : await readBoardFile(session, { id: statutes.fileId });
  if (file?.ok) files['forbundsordning.pdf'] = file.value.bytes;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9.]+/g, '-');
}
