import { inBoth } from '#design/core';

type Of = { readonly year: number; readonly kind: 'annual' | 'halfYear'; readonly version: number };

export const texts = inBoth(
  {
    heading: 'Pröva en fil',
    title: 'Pröva en fil – Stegvis',
    sentence: 'Se om en PDF är den rapport som förbundet har låst och publicerat. Filen sparas inte.',
    file: 'Filen',
    fileHint: 'PDF, högst 25 MB.',
    submit: 'Pröva filen',
    busy: 'Läser filen och jämför. Det tar några sekunder.',
    chooseFile: 'Välj filen som ska prövas',
    tooLarge: 'Filen är större än 25 MB, så den kan inte vara en publicerad rapport.',
    verdict: {
      locked: (of: Of, by: string) =>
        `Ja, det här är den låsta filen av ${of.kind === 'annual' ? 'årsredovisningen' : 'delårsrapporten'} ${of.year}, version ${of.version}, från ${by}.`,
      signed: (of: Of, by: string) =>
        `Ja, det här är den undertecknade filen av ${of.kind === 'annual' ? 'årsredovisningen' : 'delårsrapporten'} ${of.year}, version ${of.version}, från ${by}.`,
      sameText: (of: Of, by: string) =>
        `Texten och siffrorna är de i ${of.kind === 'annual' ? 'årsredovisningen' : 'delårsrapporten'} ${of.year}, version ${of.version}, från ${by}, men det är inte den publicerade filen.`,
      changed: (of: Of, by: string) =>
        `Nej. Filen liknar ${of.kind === 'annual' ? 'årsredovisningen' : 'delårsrapporten'} ${of.year}, version ${of.version}, från ${by}, men är ändrad.`,
      unknown: 'Nej, filen är ingen rapport som är publicerad här.',
      cannotRead: 'Filen kunde inte läsas.',
    },
    newer: (version: number) => `Den har ersatts av version ${version} och gäller inte längre.`,
    differences: (count: number) => (count === 1 ? 'Ett ställe skiljer' : `${count} ställen skiljer`),
    published: 'Publicerade rapporter',
    none: 'Ingen undertecknad rapport är publicerad här än.',
    name: ({ year, kind }: Of) => `${kind === 'annual' ? 'Årsredovisning' : 'Delårsrapport'} ${year}`,
    signedBy: 'Undertecknad av',
    accessible: 'Läs rapporten (tillgänglig PDF)',
    signed: 'Den undertecknade filen',
  },
  {
    heading: 'Try a file',
    title: 'Try a file – Stegvis',
    sentence: 'See whether a PDF is the report that the association has locked and published. The file is not saved.',
    file: 'The file',
    fileHint: 'PDF, at most 25 MB.',
    submit: 'Try the file',
    busy: 'Reading the file and comparing. It takes some seconds.',
    chooseFile: 'Choose the file to try',
    tooLarge: 'The file is larger than 25 MB, so it cannot be a published report.',
    verdict: {
      locked: (of, by) =>
        `Yes, this is the locked file of the ${of.kind === 'annual' ? 'annual' : 'half-year'} report of ${of.year}, version ${of.version}, from ${by}.`,
      signed: (of, by) =>
        `Yes, this is the signed file of the ${of.kind === 'annual' ? 'annual' : 'half-year'} report of ${of.year}, version ${of.version}, from ${by}.`,
      sameText: (of, by) =>
        `Text and figures are those of the ${of.kind === 'annual' ? 'annual' : 'half-year'} report of ${of.year}, version ${of.version}, from ${by}, but it is not the published file.`,
      changed: (of, by) =>
        `No. The file resembles the ${of.kind === 'annual' ? 'annual' : 'half-year'} report of ${of.year}, version ${of.version}, from ${by}, but has been changed.`,
      unknown: 'No, the file is no report that is published here.',
      cannotRead: 'The file could not be read.',
    },
    newer: (version) => `It was replaced by version ${version} and no longer holds.`,
    differences: (count) => (count === 1 ? 'One place differs' : `${count} places differ`),
    published: 'Published reports',
    none: 'No signed report is published here yet.',
    name: ({ year, kind }) => `${kind === 'annual' ? 'Annual report' : 'Half-year report'} ${year}`,
    signedBy: 'Signed by',
    accessible: 'Read the report (accessible PDF)',
    signed: 'The signed file',
  },
);
