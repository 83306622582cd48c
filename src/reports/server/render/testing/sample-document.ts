// A rich annual report of an association that does not exist: every kind of block, long text, wide and long tables.
import { columnChart, groupedBarChart, stackedBarChart, type TableModel } from '#design/core';
import type { Block, Inline, ReportDocument, Section } from '../../../core/report-document.ts';
import { aFigure, columns, heading, printed, row, table } from './builders.ts';
import {
  balanceSheet,
  cashFlow,
  costNote,
  incomeNote,
  incomeStatement,
  liabilitiesNote,
  operatingAccount,
  overview,
  receivablesNote,
} from './sample-statements.ts';

const figures = [
  aFigure('finance.yearResult@2024', { label: 'Årets resultat', value: 5_500_100 }),
  aFigure('finance.closingEquity@2024-12-31', {
    label: 'Utgående eget kapital',
    value: 207_333_100,
    period: { from: '2024-12-31', to: '2024-12-31' },
  }),
  {
    ...aFigure('followUp.participants@2024', { label: 'Deltagare', value: 214, unit: 'count' }),
    countingUnit: 'participation',
  },
  {
    ...aFigure('followUp.exited@2024', { label: 'Avslutade deltagare', value: 71, unit: 'count' }),
    countingUnit: 'participation',
  },
  aFigure('finance.solidity@2024-12-31', {
    label: 'Soliditet',
    value: 0.4913,
    unit: 'share',
    period: { from: '2024-12-31', to: '2024-12-31' },
  }),
  aFigure('followUp.waitingTime@2024', { label: 'Väntetid', value: null, unit: 'days' }),
] as const;

const text = (words: string): Inline => ({ kind: 'text', text: words });
const strong = (words: string): Inline => ({ kind: 'text', text: words, isStrong: true });
const figure = (figureId: string, words: string): Inline => ({ kind: 'figure', figureId, text: words });
const paragraph = (...inlines: readonly Inline[]): Block => ({ kind: 'paragraph', inlines });
const subheading = (words: string, depth: 1 | 2 = 1): Block => ({ kind: 'subheading', text: words, depth });
const bullets = (...items: readonly string[]): Block => ({
  kind: 'list',
  isOrdered: false,
  items: items.map((item) => [text(item)]),
});
const asTable = (model: TableModel): Block => ({ kind: 'table', table: model });

const FILLER = [
  'Samverkan mellan myndigheterna märks tydligast när den saknas. Under året har fler handläggare hittat fram till varandra i tid, och väntan mellan två beslut har blivit kortare för dem som behöver stöd från flera håll samtidigt.',
  'Arbetsmarknaden var svagare än väntat under hösten. Det syntes framför allt i praktikplatserna: arbetsgivare som tidigare tog emot flera personer åt gången tog emot en eller ingen, medan sjukskrivningarna i psykiatriska diagnoser låg kvar på en hög nivå.',
  'Styrelsen har följt ekonomin vid varje sammanträde och prövat om pengarna gör nytta. Prognoserna har varit försiktiga, eftersom parterna fakturerar sina kostnader sent på året och utfallet först är känt när böckerna stängs.',
  'Den som börjar i en insats möter en fast kontaktperson. Tillsammans kartlägger de vad som fungerar i vardagen, vad som hindrar och vilket steg som är rimligt att ta härnäst, och planen skrivs så att även andra parter kan arbeta efter den.',
] as const;
const filler = (index: number): Block => paragraph(text(FILLER[index % FILLER.length] ?? ''));

const participants: TableModel = table(
  'participants',
  {
    caption: 'Deltagare, nya och avslut 2024',
    labelHeading: 'Insats',
    remarks: [
      'Räknat i deltaganden: en person som deltar i två insatser räknas i båda.',
      '– döljs av integritetsskäl.',
    ],
  },
  {
    columns: columns(
      ['Kvinnor', 'count'],
      ['Män', 'count'],
      ['Totalt', 'count'],
      ['Varav nya', 'count'],
      ['Avslutade', 'count'],
      ['Till arbete', 'count'],
      ['Till studier', 'count'],
      ['Fortsatt rehabilitering', 'count'],
      ['Sjukdom', 'count'],
      ['Annat skäl', 'count'],
    ),
    rows: [
      row('Språngbrädan', [48, 37, 85, 41, 27, 8, 4, 5, 7, 3]),
      row('Hamnen', [52, 33, 85, 60, 35, 2, 3, 14, 12, 4]),
      {
        ...row('Första steget in', [24, 20, 44, 17, 9, 3, '–', '–', 2, 2]),
        cells: row('', [24, 20, 44, 17, 9, 3, '–', '–', 2, 2]).cells.map((cell) =>
          cell.text === '–' ? { ...cell, isHidden: true } : cell,
        ),
      },
      row('Totalt', [124, 90, 214, 118, 71, 13, 8, 20, 21, 9], 'total'),
    ],
  },
);

const goals: TableModel = table(
  'goals',
  { caption: 'Åtaganden i verksamhetsplanen och hur de har gått', labelHeading: 'Åtagande' },
  {
    columns: columns(['Bedömning', 'text'], ['Kommentar', 'text']),
    rows: Array.from({ length: 18 }, (_, index) =>
      row(
        [
          'Minst två gemensamma utbildningar om psykisk ohälsa hålls för parternas medarbetare',
          'Varje insats redovisar sina resultat könsuppdelat',
          'Hälften av dem som bedöms ha arbetsförmåga går till arbete eller studier',
        ][index % 3] + ` (${index + 1})`,
        [
          ['Uppfyllt', 'Delvis uppfyllt', 'Inte uppfyllt', 'Går inte att bedöma'][index % 4] ?? '',
          index % 3 === 0
            ? 'Tre utbildningar hölls, varav en digitalt. Deltagarna kom från alla parter och gav dem höga omdömen.'
            : 'Följs upp på nytt i delårsrapporten.',
        ],
      ),
    ),
  },
);

const ledger: TableModel = table(
  'longTable',
  { caption: 'Alla möten i den nya samverkansformen', labelHeading: 'Grupp' },
  {
    columns: columns(['Datum', 'date'], ['Ärenden', 'count'], ['Kommun', 'text']),
    rows: [
      heading('Våren'),
      ...Array.from({ length: 24 }, (_, index) =>
        row(`Grupp ${index + 1}`, [
          `2024-0${(index % 6) + 1}-1${index % 10}`,
          2 + (index % 7),
          index % 2 ? 'Alvik' : 'Stensunda',
        ]),
      ),
      heading('Hösten'),
      ...Array.from({ length: 24 }, (_, index) =>
        row(`Grupp ${index + 25}`, [
          `2024-${(index % 3) + 10}-2${index % 10}`,
          1 + (index % 5),
          index % 2 ? 'Alvik' : 'Stensunda',
        ]),
      ),
      row('Summa möten', ['', 24 * 5, ''], 'total'),
    ],
  },
);

const point = (value: number) => ({ value });

const charts = [
  columnChart({
    id: 'five-years',
    title: 'Resultatet är åter positivt, och kapitalet ryms inom riktlinjen',
    unit: 'tkr',
    labelHeading: 'År',
    labels: ['2020', '2021', '2022', '2023', '2024'],
    columns: { id: 'result', label: 'Årets resultat', points: [597, 268, 34, -29, 55].map(point) },
    line: {
      series: { id: 'equity', label: 'Eget kapital', points: [1_745, 2_013, 2_047, 2_018, 2_073].map(point) },
      guideline: { id: 'guideline', label: 'Riktlinje', points: [1_500, 1_596, 1_682, 1_688, 1_962].map(point) },
    },
    source: 'Årsredovisningar 2020–2023 och huvudboken 2024.',
  }),
  groupedBarChart({
    id: 'budget-by-programme',
    title: 'Språngbrädan & Hamnen tar nästan två tredjedelar av pengarna',
    unit: 'kr',
    labelHeading: 'Insats',
    labels: ['Språngbrädan', 'Hamnen', 'Första steget in'],
    series: [
      { id: 'actual', label: 'Utfall', points: [3_312_480, 3_104_227, 690_318].map(point) },
      { id: 'budget', label: 'Budget', points: [3_400_000, 2_950_000, 780_000].map(point) },
    ],
    pair: 'comparison',
    source: 'Huvudboken 2024 och styrelsens budgetbeslut.',
  }),
  stackedBarChart({
    id: 'exits',
    title: 'Vart går de som avslutar?',
    unit: 'count',
    unitWord: 'deltagare',
    labelHeading: 'Insats',
    labels: ['Språngbrädan', 'Hamnen', 'Första steget in'],
    series: [
      { id: 'work', label: 'Arbete eller studier', points: [12, 5, 4].map(point) },
      { id: 'rehabilitation', label: 'Fortsatt rehabilitering', points: [5, 14, 1].map(point) },
      { id: 'other', label: 'Annat', points: [10, 16, 4].map(point) },
    ],
  }),
] as const;
const asChart = (index: 0 | 1 | 2): Block => ({ kind: 'chart', chart: charts[index] });

function section(id: string, fields: Partial<Section> & Pick<Section, 'heading' | 'blocks'>): Section {
  return { id, number: null, level: 1, startsNewPage: false, ...fields };
}

function programme(name: string, number: string, costs: number): Section {
  const id = `appendix.programme.${name}`;
  return section(id, {
    number,
    heading: name,
    level: 2,
    startsNewPage: true,
    blocks: [
      {
        kind: 'summaryBox',
        heading: `${name} i korthet`,
        items: [
          { label: 'Deltagare', text: '85' },
          { label: 'varav nya', text: '41' },
          { label: 'Till arbete eller studier', text: '12' },
          { label: 'Utfall', text: `${printed(costs)}\u00A0kr` },
          { label: 'Väntetid', text: 'ej angivet', figureId: 'followUp.waitingTime@2024' },
        ],
      },
      subheading('Verksamhetsbeskrivning'),
      filler(3),
      filler(0),
      subheading('Bemanning och resursfördelning'),
      filler(1),
      subheading('Metod och arbetsmodeller'),
      filler(3),
      bullets(
        'Kartläggning tillsammans med deltagaren under de fyra första veckorna, med samma frågor för alla.',
        'Prövning i verklig miljö, först några timmar i veckan.',
        'Efterstöd i sex månader till både deltagare och arbetsgivare.',
      ),
      subheading('Deltagarstatistik'),
      asTable(
        table(
          `${id}.age`,
          { caption: `Deltagare i ${name} efter kön och ålder, december 2023–november 2024`, labelHeading: 'Kön' },
          {
            columns: columns(
              ['16–29 år', 'count'],
              ['30–49 år', 'count'],
              ['50–64 år', 'count'],
              ['Totalt', 'count'],
            ),
            rows: [
              row('Kvinnor', [18, 21, 9, 48]),
              row('Män', [14, 16, 7, 37]),
              row('Totalt', [32, 37, 16, 85], 'total'),
            ],
          },
        ),
      ),
      subheading('Resultat och måluppfyllelse'),
      filler(2),
      {
        kind: 'quote',
        inlines: [text('Här frågade de vad jag kan, inte bara vad som är fel. Det var första gången på länge.')],
        attribution: 'deltagare',
      },
      subheading('Utmaningar och lärdomar'),
      filler(1),
      subheading('Samverkan och jämställdhetsarbete'),
      filler(0),
      subheading('Övriga resultat och planerade utvecklingsinsatser'),
      filler(2),
    ],
  });
}

export const sampleDocument: ReportDocument = {
  kind: 'annualReport',
  title: 'Årsredovisning 2024',
  year: 2024,
  association: { name: 'Samordningsförbundet Norra Sjöbygden', orgNumber: '222000-9999' },
  registerNumber: '2025:04 / 7',
  vision: 'Alla som bor i Norra Sjöbygden har en väg till arbete och ett liv som håller.',
  datedOn: '2025-03-14',
  figures,
  sections: [
    section('chair', {
      heading: 'Ordföranden har ordet',
      startsNewPage: true,
      blocks: [
        paragraph(
          text('Under 2024 deltog '),
          figure('followUp.participants@2024', '214'),
          text(' personer i förbundets insatser och '),
          figure('followUp.exited@2024', '71'),
          text(' avslutade dem. '),
          strong('Det är fler än någonsin'),
          text(', och bakom varje tal finns en människa som har tagit ett steg. Mer om arbetet finns på '),
          { kind: 'link', address: 'https://example.org/insatser', text: 'förbundets webbplats' },
          text(' och i avsnittet om '),
          { kind: 'link', address: '#management.outlook', text: 'förväntad utveckling' },
          text('.'),
        ),
        filler(0),
        filler(1),
        paragraph({ kind: 'text', text: 'Ordföranden i Samordningsförbundet Norra Sjöbygden', isEmphasised: true }),
      ],
    }),
    section('management', {
      number: '1',
      heading: 'Förvaltningsberättelse',
      startsNewPage: true,
      blocks: [subheading('Organisation'), filler(0), subheading('Målgrupp och uppdrag'), filler(3), filler(1)],
    }),
    section('management.overview', {
      number: '1.1',
      heading: 'Översikt över verksamhetens utveckling',
      level: 2,
      blocks: [filler(1), asTable(overview), asChart(0)],
    }),
    section('management.economy', {
      number: '1.2',
      heading: 'God ekonomisk hushållning, måluppfyllelse och ekonomisk ställning',
      level: 2,
      blocks: [
        paragraph(
          text('Årets resultat blev '),
          figure('finance.yearResult@2024', '55\u202F001\u00A0kr'),
          text(' och det egna kapitalet '),
          figure('finance.closingEquity@2024-12-31', '2\u202F073\u202F331\u00A0kr'),
          text('. Soliditeten är '),
          figure('finance.solidity@2024-12-31', '49\u00A0%'),
          text('. Tecken som <b>inte</b> är kod visas som de är: 5 < 7 & "citat", #let x = 1, $ och \\.'),
        ),
        filler(2),
        subheading('Individinriktade insatser'),
        asTable(participants),
        filler(3),
        asChart(2),
        asChart(1),
        subheading('Finansiella mål', 1),
        subheading('Likviditet', 2),
        filler(2),
        {
          kind: 'list',
          isOrdered: true,
          items: [[text('Verksamheten ryms inom sina medel.')], [text('Likviditeten är god.')], [text('Inga lån.')]],
        },
      ],
    }),
    section('management.outlook', {
      number: '1.3',
      heading: 'Förväntad utveckling',
      level: 2,
      blocks: [filler(1), filler(2), asTable(ledger), filler(0)],
    }),
    section('incomeStatement', {
      number: '2',
      heading: 'Resultaträkning',
      startsNewPage: true,
      blocks: [asTable(incomeStatement)],
    }),
    section('balanceSheet', { number: '3', heading: 'Balansräkning', blocks: [asTable(balanceSheet)] }),
    section('cashFlow', {
      number: '4',
      heading: 'Kassaflödesanalys',
      startsNewPage: true,
      blocks: [asTable(cashFlow)],
    }),
    section('operatingAccount', {
      number: '5',
      heading: 'Driftredovisning',
      blocks: [asTable(operatingAccount), filler(2)],
    }),
    section('notes', { number: '6', heading: 'Noter', startsNewPage: true, blocks: [] }),
    section('notes.principles', { number: 'Not 1', heading: 'Redovisningsprinciper', level: 2, blocks: [filler(2)] }),
    section('notes.income', {
      number: 'Not 2',
      heading: 'Verksamhetens intäkter',
      level: 2,
      blocks: [asTable(incomeNote)],
    }),
    section('notes.costs', {
      number: 'Not 3',
      heading: 'Verksamhetens kostnader',
      level: 2,
      blocks: [asTable(costNote), filler(2)],
    }),
    section('notes.receivables', {
      number: 'Not 4',
      heading: 'Fordringar',
      level: 2,
      blocks: [asTable(receivablesNote)],
    }),
    section('notes.liabilities', {
      number: 'Not 5',
      heading: 'Kortfristiga skulder',
      level: 2,
      blocks: [asTable(liabilitiesNote)],
    }),
    section('signatures', {
      number: '7',
      heading: 'Styrelsens underskrift',
      startsNewPage: true,
      blocks: [
        filler(2),
        {
          kind: 'signatures',
          statement:
            'Styrelsen intygar att årsredovisningen ger en rättvisande bild av förbundets verksamhet och ställning.',
          rows: [
            { role: 'Ordförande', member: 'Försäkringskassan' },
            { role: 'Vice ordförande', member: 'Region Norrsjö' },
            { role: 'Ledamot', member: 'Alviks kommun' },
            { role: 'Ledamot', member: 'Stensunda kommun' },
            { role: 'Ledamot', member: 'Arbetsförmedlingen' },
          ],
        },
      ],
    }),
    section('appendix.goals', {
      number: 'Bilaga 1',
      heading: 'Måluppfyllelse',
      startsNewPage: true,
      blocks: [filler(2), asTable(goals)],
    }),
    section('appendix.programmes', {
      number: 'Bilaga 2',
      heading: 'Individinriktade insatser',
      startsNewPage: true,
      blocks: [filler(3)],
    }),
    programme('Språngbrädan', '2.1', 3_312_480),
    programme('Hamnen', '2.2', 3_104_227),
    programme('Första steget in', '2.3', 690_318),
  ],
};
