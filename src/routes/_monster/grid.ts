import { gridColumns } from '#design/core';

/** One column of each kind. */
export const sampleColumns = gridColumns([
  { id: 'insats', label: 'Insats', kind: 'text', isRequired: true },
  { id: 'beviljat', label: 'Beviljat (kr)', kind: 'money', alsoCalled: ['Beviljade medel'] },
  { id: 'platser', label: 'Platser', kind: 'integer', size: 6 },
  { id: 'tjanst', label: 'Heltider', kind: 'number', size: 6 },
  { id: 'andel', label: 'Andel (%)', kind: 'percent', size: 6, alsoCalled: ['Andel'] },
  {
    id: 'slag',
    label: 'Slag',
    kind: 'choice',
    options: [
      { value: 'individ', label: 'Individinriktad' },
      { value: 'struktur', label: 'Strukturövergripande' },
    ],
  },
  { id: 'fran', label: 'Från', kind: 'date' },
  { id: 'syfte', label: 'Syfte', kind: 'prose' },
]);

export const sampleRows = [
  {
    key: 'enter',
    cells: { insats: 'Enter', beviljat: '1 234 567', platser: '40', slag: 'individ', fran: '2024-01-01' },
  },
  { key: 'nova', cells: { insats: 'Nova', beviljat: '850 000', tjanst: '2,5', andel: '7,3', slag: 'struktur' } },
];
