// What a grid says: how to paste, what came in, and what is wrong with a cell.
import { inBoth, MOST_LISTED, type CellFault, type GridFault, type InBoth, type Language } from '#design/core';
import type { FieldError } from './form.ts';

export const gridTexts = inBoth(
  {
    help: 'Klistra in från Excel eller Word i valfri cell. Enter och piltangenterna går mellan raderna. En rad som töms sparas inte.',
    row: 'Rad',
    rowNumber: (number: number) => `Rad ${number}`,
    moreRows: 'Fler rader',
    pasteAll: 'Klistra in en hel tabell',
    pasteAllHint:
      'Kopiera tabellen i Excel eller Word, gärna med rubrikraden, och klistra in den här. Kolumner med samma rubrik som ovan hittar rätt själva.',
    place: 'Lägg in i tabellen',
    undo: 'Ångra inklistringen',
    undone: 'Inklistringen är ångrad.',
    added: (count: number) => (count === 1 ? 'En rad klistrades in.' : `${count} rader klistrades in.`),
    headingsLeft: (headings: string) => `Kolumner som inte finns här lämnades: ${headings}.`,
    columnsLeft: (count: number) =>
      count === 1 ? 'En kolumn fick inte plats.' : `${count} kolumner fick inte plats.`,
    totalsLeft: 'Summarader lämnades, för summor räknas fram.',
    rowsLeft: (count: number) => `${count} rader fick inte plats. En tabell har högst 500 rader.`,
    scrolls: 'går att rulla i sidled',
    datePattern: 'ÅÅÅÅ-MM-DD',
    nothing: 'Inget val',
    fault: {
      required: 'Fyll i cellen eller töm hela raden.',
      notANumber: 'Skriv ett tal.',
      notWhole: 'Skriv ett heltal.',
      negative: 'Skriv ett tal som inte är mindre än 0.',
      partOfAnOre: 'Skriv beloppet med högst två decimaler.',
      tooLarge: 'Talet är för stort.',
      notADay: 'Skriv en dag, till exempel 2025-03-14.',
      tooLong: (most: number) => `Skriv högst ${most} tecken.`,
      notAChoice: (options: string) => `Välj ${options}.`,
      notInList: 'Välj en rad ur listan.',
      nothingToChoose: 'Här finns inget att välja än. Töm cellen.',
    },
    or: 'eller',
    at: (row: number, column: string, text: string) => `Rad ${row}, ${column}${text === '' ? '' : `, ”${text}”`}:`,
  },
  {
    help: 'Paste from Excel or Word into any cell. Enter and the arrow keys move between rows. A row that you empty is not saved.',
    row: 'Row',
    rowNumber: (number) => `Row ${number}`,
    moreRows: 'More rows',
    pasteAll: 'Paste a whole table',
    pasteAllHint:
      'Copy the table in Excel or Word, preferably with its headings, and paste it here. Columns with the same heading as above find their place.',
    place: 'Put into the table',
    undo: 'Undo the paste',
    undone: 'The paste is undone.',
    added: (count) => (count === 1 ? 'One row was pasted.' : `${count} rows were pasted.`),
    headingsLeft: (headings) => `Columns that are not here were left out: ${headings}.`,
    columnsLeft: (count) => (count === 1 ? 'One column had no place.' : `${count} columns had no place.`),
    totalsLeft: 'Rows of totals were left out: totals are computed.',
    rowsLeft: (count) => `${count} rows had no place. A table has at most 500 rows.`,
    scrolls: 'can be scrolled sideways',
    datePattern: 'YYYY-MM-DD',
    nothing: 'Nothing chosen',
    fault: {
      required: 'Fill in the cell, or empty the whole row.',
      notANumber: 'Write a number.',
      notWhole: 'Write a whole number.',
      negative: 'Write a number that is not less than 0.',
      partOfAnOre: 'Write the amount with at most two decimals.',
      tooLarge: 'The number is too large.',
      notADay: 'Write a day, for example 2025-03-14.',
      tooLong: (most) => `Write at most ${most} letters.`,
      notAChoice: (options) => `Choose ${options}.`,
      notInList: 'Choose a line of the list.',
      nothingToChoose: 'There is nothing to choose yet. Empty the cell.',
    },
    or: 'or',
    at: (row, column, text) => `Row ${row}, ${column}${text === '' ? '' : `, “${text}”`}:`,
  },
);

type Words = typeof gridTexts extends InBoth<infer T> ? T : never;

/** `atCell` is what stands in the cell itself, where the row and the column can be seen. */
export type GridError = FieldError & { readonly atCell?: string };

/** Faults of cells as a form's errors, in the language of the page: each names its row and leads to its cell. */
export function gridErrors(faults: readonly GridFault[], language: Language): GridError[] {
  const words = gridTexts[language];
  return faults.map((fault) => {
    const place = words.at(fault.row + 1, fault.label, shortened(fault.text));
    const atCell = faultText(fault, words);
    return { fieldId: fault.fieldId, text: `${place} ${atCell}`, atCell };
  });
}

function faultText(fault: CellFault, words: Words): string {
  switch (fault.kind) {
    case 'tooLong':
      return words.fault.tooLong(fault.most);
    case 'notAChoice':
      if (fault.options.length === 0) return words.fault.nothingToChoose;
      if (fault.options.length > MOST_LISTED) return words.fault.notInList;
      return words.fault.notAChoice(listOf(fault.options, words.or));
    default:
      return words.fault[fault.kind];
  }
}

function listOf(options: readonly string[], or: string): string {
  return options.length < 2 ? options.join('') : `${options.slice(0, -1).join(', ')} ${or} ${options.at(-1) ?? ''}`;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
