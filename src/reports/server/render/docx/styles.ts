// The looks of the Word file. Calibri: a Word file cannot rely on fonts that the reader's machine lacks, and the
// offices that go on writing in it have this one.
import { AlignmentType, type IStylesOptions, LineRuleType } from 'docx';
import { palette } from '#design/core';

export const FONT = 'Calibri';

/** Colours as Word writes them, without `#`. */
export const COLOURS = {
  lake: palette.lake.slice(1),
  ochreInk: palette.ochreInk.slice(1),
  ochre: palette.ochre.slice(1),
  ink: palette.ink.slice(1),
  inkSoft: palette.inkSoft.slice(1),
  line: palette.line.slice(1),
  wash: palette.wash.slice(1),
} as const;

/** Word counts type in half points and space in twentieths of a point. */
const points = (size: number) => size * 20;
const type = (size: number) => size * 2;

const heading = (size: number, look: { before: number; after: number; color: string }) => ({
  run: { font: FONT, size: type(size), bold: true, italics: false, color: look.color },
  paragraph: {
    spacing: { before: points(look.before), after: points(look.after), line: 240, lineRule: LineRuleType.AUTO },
    keepNext: true,
    keepLines: true,
  },
});

const small = { size: type(9), color: COLOURS.inkSoft };

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: FONT,
        size: type(11),
        color: COLOURS.ink,
        language: { value: 'sv-SE', eastAsia: 'sv-SE', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: { after: points(7), line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: FONT, size: type(40), bold: true, color: COLOURS.lake },
      paragraph: { spacing: { before: points(4), after: points(20), line: 240, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(24, { before: 28, after: 12, color: COLOURS.lake }),
    heading2: heading(16, { before: 22, after: 7, color: COLOURS.ink }),
    heading3: heading(13, { before: 16, after: 5, color: COLOURS.lake }),
    heading4: heading(11, { before: 12, after: 4, color: COLOURS.ink }),
    heading5: heading(11, { before: 10, after: 3, color: COLOURS.inkSoft }),
    caption: {
      run: { size: type(10.5), bold: true, italics: false, color: COLOURS.ink },
      paragraph: {
        spacing: { before: points(12), after: points(4), line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
      },
    },
    hyperlink: { run: { color: COLOURS.lake, underline: {} } },
  },
  paragraphStyles: [
    {
      id: 'Association',
      name: 'Förbundets namn',
      basedOn: 'Normal',
      run: { size: type(15), color: COLOURS.inkSoft },
      paragraph: { spacing: { before: points(60) } },
    },
    {
      id: 'Vision',
      name: 'Vision',
      basedOn: 'Normal',
      run: { size: type(16) },
      paragraph: { spacing: { after: points(20) } },
    },
    {
      id: 'ContentsHeading',
      name: 'Innehållsrubrik',
      basedOn: 'Normal',
      run: { size: type(24), bold: true, color: COLOURS.lake },
      paragraph: { spacing: { after: points(12) }, keepNext: true },
    },
    {
      id: 'TableText',
      name: 'Tabelltext',
      basedOn: 'Normal',
      run: { size: type(9.5) },
      paragraph: { spacing: { before: points(2), after: points(2), line: 240, lineRule: LineRuleType.AUTO } },
    },
    { id: 'DenseTableText', name: 'Tabelltext, tät', basedOn: 'TableText', run: { size: type(8.5) } },
    {
      id: 'Remark',
      name: 'Anmärkning',
      basedOn: 'Normal',
      run: small,
      paragraph: { spacing: { before: points(3), after: points(3), line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'ReportQuote',
      name: 'Deltagarcitat',
      basedOn: 'Normal',
      run: { size: type(12.5), color: COLOURS.lake },
      paragraph: {
        indent: { left: 280 },
        spacing: { before: points(10), after: 0 },
        border: { left: { style: 'single', size: 18, color: COLOURS.ochre, space: 10 } },
        keepNext: true,
        keepLines: true,
      },
    },
    {
      id: 'QuoteRole',
      name: 'Citatets roll',
      basedOn: 'ReportQuote',
      run: small,
      paragraph: { spacing: { before: 0, after: points(12) }, keepNext: false },
    },
    {
      id: 'BoxHeading',
      name: 'Rutans rubrik',
      basedOn: 'Normal',
      run: { bold: true, color: COLOURS.lake },
      paragraph: { keepNext: true, spacing: { before: points(4), after: points(4) } },
    },
    {
      id: 'BoxValue',
      name: 'Rutans tal',
      basedOn: 'Normal',
      run: { size: type(13), bold: true },
      paragraph: {
        spacing: { before: points(2), after: points(4), line: 240, lineRule: LineRuleType.AUTO },
        alignment: AlignmentType.RIGHT,
      },
    },
    {
      id: 'BoxLabel',
      name: 'Rutans etikett',
      basedOn: 'Normal',
      run: { color: COLOURS.inkSoft },
      paragraph: { spacing: { before: points(4), after: points(4), line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'SignatureLine',
      name: 'Underskriftslinje',
      basedOn: 'Normal',
      paragraph: {
        spacing: { before: points(34), after: points(3), line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
        border: { bottom: { style: 'single', size: 6, color: COLOURS.inkSoft, space: 1 } },
      },
    },
    // A heading inside a chapter's text: a heading of the second level, but not one of the contents.
    { id: 'Subheading2', name: 'Underrubrik 2', basedOn: 'Heading2', next: 'Normal', quickFormat: true },
  ],
};
