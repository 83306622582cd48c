// Statements and notes of an association that does not exist.
import type { TableModel } from '#design/core';
import { columns, heading, row, table } from './builders.ts';

const STATEMENT_COLUMNS = columns(
  ['Not', 'reference'],
  ['Budget 2024', 'amount'],
  ['2024', 'amount'],
  ['2023', 'amount'],
);

export const incomeStatement: TableModel = table(
  'incomeStatement',
  { caption: 'Resultaträkning', labelHeading: 'Belopp i kr' },
  {
    columns: STATEMENT_COLUMNS,
    rows: [
      row('Verksamhetens intäkter', ['2', 9_870_000, 10_412_306, 8_954_120]),
      row('Verksamhetens kostnader', ['3', -10_060_000, -10_498_711, -9_101_448]),
      row('Verksamhetens resultat', ['', -190_000, -86_405, -147_328], 'subtotal'),
      row('Finansiella intäkter', ['2', 120_000, 142_610, 118_077]),
      row('Finansiella kostnader', ['', 0, -1_204, 0]),
      row('Resultat efter finansiella poster', ['', -70_000, 55_001, -29_251], 'subtotal'),
      row('Årets resultat', ['', -70_000, 55_001, -29_251], 'total'),
    ],
  },
);

export const balanceSheet: TableModel = table(
  'balanceSheet',
  { caption: 'Balansräkning', labelHeading: 'Belopp i kr' },
  {
    columns: columns(['Not', 'reference'], ['2024-12-31', 'amount'], ['2023-12-31', 'amount']),
    rows: [
      heading('Tillgångar'),
      row('Fordringar', ['4', 318_404, 254_910]),
      row('Kassa och bank', ['', 3_901_288, 3_566_042]),
      row('Summa tillgångar', ['', 4_219_692, 3_820_952], 'total'),
      heading('Eget kapital och skulder'),
      row('Ingående eget kapital', ['', 2_018_330, 2_047_581]),
      row('Årets resultat', ['', 55_001, -29_251]),
      row('Utgående eget kapital', ['', 2_073_331, 2_018_330], 'subtotal'),
      row('Kortfristiga skulder', ['5', 2_146_361, 1_802_622]),
      row('Summa eget kapital och skulder', ['', 4_219_692, 3_820_952], 'total'),
    ],
  },
);

export const cashFlow: TableModel = table(
  'cashFlow',
  { caption: 'Kassaflödesanalys', labelHeading: 'Belopp i kr' },
  {
    columns: columns(['2024', 'amount'], ['2023', 'amount']),
    rows: [
      row('Årets resultat', [55_001, -29_251]),
      row('Medel från verksamheten före förändring av rörelsekapital', [55_001, -29_251], 'subtotal'),
      row('Ökning (−) eller minskning (+) av kortfristiga fordringar', [-63_494, 41_220]),
      row('Ökning (+) eller minskning (−) av kortfristiga skulder', [343_739, 188_402]),
      row('Kassaflöde från den löpande verksamheten', [335_246, 200_371], 'subtotal'),
      row('Årets kassaflöde', [335_246, 200_371], 'total'),
      row('Likvida medel vid årets början', [3_566_042, 3_365_671]),
      row('Likvida medel vid årets slut', [3_901_288, 3_566_042], 'subtotal'),
    ],
  },
);

export const incomeNote: TableModel = table(
  'notes.income',
  { caption: 'Verksamhetens intäkter efter medlem och slag', labelHeading: 'Belopp i kr' },
  {
    columns: columns(['2024', 'amount'], ['2023', 'amount']),
    rows: [
      row('Driftbidrag från staten via Försäkringskassan', [4_905_000, 4_220_000]),
      row('Driftbidrag från Region Norrsjö', [2_452_500, 2_110_000]),
      row('Driftbidrag från Alviks kommun', [1_226_250, 1_055_000]),
      row('Driftbidrag från Stensunda kommun', [1_226_250, 1_055_000]),
      row('Sålda tjänster', [602_306, 514_120]),
      row('Finansiella intäkter', [142_610, 118_077]),
      row('Öresutjämning', [0, 0]),
      row('Summa', [10_554_916, 9_072_197], 'total'),
    ],
  },
);

export const costNote: TableModel = table(
  'notes.costs',
  {
    caption: 'Verksamhetens kostnader efter insats och slag',
    labelHeading: 'Belopp i kr',
    remarks: ['Kostnader för kansliet visas brutto; vad andra förbund har köpt står bland intäkterna.'],
  },
  {
    columns: columns(['Budget 2024', 'amount'], ['2024', 'amount'], ['2023', 'amount']),
    rows: [
      heading('Individinriktade insatser'),
      row('Språngbrädan', [3_400_000, 3_312_480, 2_870_115]),
      row('Hamnen', [2_950_000, 3_104_227, 2_655_940]),
      row('Första steget in', [780_000, 690_318, 702_664]),
      heading('Strukturinriktade insatser'),
      row('Kompetensutveckling', [350_000, 402_116, 318_450]),
      row('Samverkansmodell', [420_000, 410_000, 390_000]),
      heading('Förbundet'),
      row('Kansli', [1_980_000, 2_385_320, 2_008_779]),
      row('varav personalkostnader', [null, 2_044_190, 1_722_308], 'part'),
      row('varav övriga kostnader', [null, 341_130, 286_471], 'part'),
      row('Styrelse', [60_000, 71_250, 32_500]),
      row('Revision', [60_000, 58_000, 57_000]),
      row('Ekonomiadministration', [60_000, 65_000, 66_000]),
      row('Summa', [10_060_000, 10_498_711, 9_101_448], 'total'),
    ],
  },
);

export const receivablesNote: TableModel = table(
  'notes.receivables',
  { caption: 'Fordringar', labelHeading: 'Belopp i kr' },
  {
    columns: columns(['2024-12-31', 'amount'], ['2023-12-31', 'amount']),
    rows: [
      row('Kundfordringar', [201_330, 150_104]),
      row('Fordran moms', [64_120, 58_806]),
      row('Förutbetalda kostnader', [52_954, 46_000]),
      row('Summa', [318_404, 254_910], 'total'),
    ],
  },
);

export const liabilitiesNote: TableModel = table(
  'notes.liabilities',
  { caption: 'Kortfristiga skulder', labelHeading: 'Belopp i kr' },
  {
    columns: columns(['2024-12-31', 'amount'], ['2023-12-31', 'amount']),
    rows: [
      row('Leverantörsskulder', [1_804_261, 1_320_522]),
      row('Personalens skatter och avgifter', [112_100, 98_100]),
      row('Upplupna kostnader', [230_000, 384_000]),
      row('Summa', [2_146_361, 1_802_622], 'total'),
    ],
  },
);

export const operatingAccount: TableModel = table(
  'operatingAccount',
  {
    caption: 'Driftredovisning',
    labelHeading: 'Belopp i kr',
    remarks: ['Intäkter inklusive finansiella poster.'],
  },
  {
    columns: columns(
      ['Utfall 2024', 'amount'],
      ['Budget 2024', 'amount'],
      ['Avvikelse', 'amount'],
      ['Utfall 2023', 'amount'],
    ),
    rows: [
      row('Verksamhetens intäkter', [10_554_916, 9_990_000, 564_916, 9_072_197]),
      row('Verksamhetens kostnader', [-10_499_915, -10_060_000, -439_915, -9_101_448]),
      row('Årets resultat', [55_001, -70_000, 125_001, -29_251], 'total'),
      row('Utgående eget kapital', [2_073_331, null, null, 2_018_330]),
      row('Likvida medel', [3_901_288, null, null, 3_566_042]),
    ],
  },
);

export const overview: TableModel = table(
  'overview',
  { caption: 'Fem år i sammandrag', labelHeading: 'Belopp i tkr' },
  {
    columns: columns(
      ['2024', 'amount'],
      ['2023', 'amount'],
      ['2022', 'amount'],
      ['2021', 'amount'],
      ['2020', 'amount'],
    ),
    rows: [
      row('Intäkter inklusive finansiella poster', [10_555, 9_072, 8_411, 7_980, 7_502]),
      row('Verksamhetens kostnader', [-10_500, -9_101, -8_377, -7_712, -6_905]),
      row('Årets resultat', [55, -29, 34, 268, 597], 'total'),
      row('Soliditet', ['49\u00A0%', '53\u00A0%', '56\u00A0%', '55\u00A0%', '52\u00A0%']),
      row('Antal anställda', [2, 2, 2, 2, 2]),
    ],
  },
);
