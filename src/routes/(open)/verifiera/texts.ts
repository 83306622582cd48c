import { formatsIn, inBoth } from '#design/core';
import type { VersionOf } from '#signing/core';

const swedish = formatsIn('sv');
const english = formatsIn('en');

export const texts = inBoth(
  {
    heading: 'Pröva en fil',
    title: 'Pröva en fil – Stegvis',
    sentence:
      'Se om en PDF är den rapport eller det protokoll som förbundet har låst och publicerat. Filen sparas inte.',
    file: 'Filen',
    fileHint: 'PDF, högst 25 MB.',
    submit: 'Pröva filen',
    busy: 'Läser filen och jämför. Det tar några sekunder.',
    chooseFile: 'Välj filen som ska prövas',
    tooLarge: 'Filen är större än 25 MB, så den kan inte vara publicerad här.',
    verdict: {
      locked: (document: string, by: string) => `Ja, det här är den låsta filen av ${document}, från ${by}.`,
      signed: (document: string, by: string) => `Ja, det här är den undertecknade filen av ${document}, från ${by}.`,
      sameText: (document: string, by: string) =>
        `Texten och siffrorna är de i ${document}, från ${by}, men det är inte den publicerade filen.`,
      changed: (document: string, by: string) => `Nej. Filen liknar ${document}, från ${by}, men är ändrad.`,
      unknown: 'Nej, filen är inte publicerad här.',
      cannotRead: 'Filen kunde inte läsas.',
    },
    newer: (version: number) => `Den har ersatts av version ${version} och gäller inte längre.`,
    differences: (count: number) => (count === 1 ? 'Ett ställe skiljer' : `${count} ställen skiljer`),
    published: 'Publicerade rapporter och protokoll',
    none: 'Inget undertecknat är publicerat här än.',
    name: (of: VersionOf) =>
      of.kind === 'minutes'
        ? `Protokoll, ${of.body.toLocaleLowerCase('sv')} ${swedish.date(of.heldOn)}`
        : `${of.kind === 'annual' ? 'Årsredovisning' : 'Delårsrapport'} ${of.year}`,
    signedBy: 'Undertecknad av',
    accessible: 'Läs den låsta filen (tillgänglig PDF)',
    signed: 'Den undertecknade filen',
  },
  {
    heading: 'Try a file',
    title: 'Try a file – Stegvis',
    sentence:
      'See whether a PDF is the report or the minutes that the association has locked and published. The file is not saved.',
    file: 'The file',
    fileHint: 'PDF, at most 25 MB.',
    submit: 'Try the file',
    busy: 'Reading the file and comparing. It takes some seconds.',
    chooseFile: 'Choose the file to try',
    tooLarge: 'The file is larger than 25 MB, so it cannot be published here.',
    verdict: {
      locked: (document, by) => `Yes, this is the locked file of ${document}, from ${by}.`,
      signed: (document, by) => `Yes, this is the signed file of ${document}, from ${by}.`,
      sameText: (document, by) =>
        `Text and figures are those of ${document}, from ${by}, but it is not the published file.`,
      changed: (document, by) => `No. The file resembles ${document}, from ${by}, but has been changed.`,
      unknown: 'No, the file is not published here.',
      cannotRead: 'The file could not be read.',
    },
    newer: (version) => `It was replaced by version ${version} and no longer holds.`,
    differences: (count) => (count === 1 ? 'One place differs' : `${count} places differ`),
    published: 'Published reports and minutes',
    none: 'Nothing signed is published here yet.',
    name: (of) =>
      of.kind === 'minutes'
        ? `Minutes of ${of.body}, ${english.date(of.heldOn)}`
        : `${of.kind === 'annual' ? 'Annual report' : 'Half-year report'} ${of.year}`,
    signedBy: 'Signed by',
    accessible: 'Read the locked file (accessible PDF)',
    signed: 'The signed file',
  },
);
