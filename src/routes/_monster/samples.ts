// Invented data that looks like the real thing: it only shows what the parts can do.
import { columnChart, groupedBarChart, sparkLine, type Cell, type TableModel } from '#design/core';

const amount = (value: number, address?: string): Cell => ({
  value,
  text: value.toLocaleString('sv-SE').replace('-', '−').replaceAll(/\s/g, '\u202f'),
  ...(address ? { address } : {}),
});
const empty: Cell = { value: null, text: '' };
const text = (words: string): Cell => ({ value: null, text: words });

export const incomeStatement: TableModel = {
  id: 'incomeStatement',
  caption: 'Resultaträkning',
  labelHeading: 'Belopp i kr',
  columns: [
    { id: 'note', label: 'Not', kind: 'reference' },
    { id: 'current', label: 'Utfall 2024', kind: 'amount' },
    { id: 'budget', label: 'Budget 2024', kind: 'amount' },
    { id: 'previous', label: 'Utfall 2023', kind: 'amount' },
  ],
  rows: [
    { id: 'h1', role: 'heading', label: 'Verksamhetens intäkter och kostnader', cells: [] },
    {
      id: 'i',
      role: 'row',
      label: 'Verksamhetens intäkter',
      cells: [text('2'), amount(11_764_000, '#rader'), amount(11_764_000), amount(11_650_000)],
    },
    {
      id: 'c',
      role: 'row',
      label: 'Verksamhetens kostnader',
      cells: [text('3'), amount(-11_992_349), amount(-12_400_000), amount(-11_731_118)],
    },
    {
      id: 'p',
      role: 'part',
      label: 'avskrivningar',
      cells: [empty, amount(-14_200), amount(-14_000), amount(-14_200)],
    },
    {
      id: 's',
      role: 'subtotal',
      label: 'Verksamhetens resultat',
      cells: [empty, amount(-228_349), amount(-636_000), amount(-81_118)],
    },
    {
      id: 'f',
      role: 'row',
      label: 'Finansiella intäkter',
      cells: [empty, amount(170_927), empty, { value: null, text: '–', isHidden: true }],
    },
    {
      id: 't',
      role: 'total',
      label: 'Årets resultat',
      cells: [empty, amount(-57_422), amount(-636_000), amount(30_112)],
    },
  ],
  remarks: ['Kostnader visas med minustecken i alla kolumner.'],
};

export const wideTable: TableModel = {
  id: 'wide',
  caption: 'En bred tabell som rullar i sidled',
  labelHeading: 'Insats',
  columns: Array.from({ length: 12 }, (_, index) => ({
    id: `m${index}`,
    label: `2024-${String(index + 1).padStart(2, '0')}`,
    kind: 'count' as const,
  })),
  rows: ['Arbetsmarknadsteamet', 'Samordningsteamet', 'Ungdomsspåret med ett ovanligt långt namn'].map(
    (label, row) => ({
      id: label,
      label,
      role: 'row' as const,
      cells: Array.from({ length: 12 }, (_, month) => amount(12 + ((row * 7 + month * 5) % 40))),
    }),
  ),
};

const points = (...values: (number | null)[]) => values.map((value) => ({ value }));

export const groupedChart = groupedBarChart({
  id: 'monster-budget',
  title: 'Alla insatser utom en höll sin budget',
  unit: 'tkr',
  source: 'Huvudboken 2024',
  labelHeading: 'Insats',
  labels: ['Arbetsmarknadsteamet', 'Samordningsteamet', 'Ungdomsspåret', 'Språkstegen'],
  series: [
    { id: 'budget', label: 'Budget', points: points(4_400, 2_290, 1_100, 640) },
    { id: 'actual', label: 'Utfall', points: points(4_102, 2_188, 1_214, 588) },
  ],
  pair: 'comparison',
});

export const resultChart = columnChart({
  id: 'monster-result',
  title: 'Resultatet gick från överskott till litet underskott',
  unit: 'tkr',
  source: 'Årsredovisningar 2020–2024',
  labelHeading: 'År',
  labels: ['2020', '2021', '2022', '2023', '2024'],
  columns: { id: 'result', label: 'Årets resultat', points: points(412, 268, -190, 30, -57) },
});

export const spark = sparkLine({
  label: 'Årets resultat',
  unit: 'tkr',
  points: [412, 268, -190, 30, -57].map((value, index) => ({ value, label: String(2020 + index) })),
});
