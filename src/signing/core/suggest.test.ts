import type { ExactPage } from '#exchange/core';
import { expect, it } from 'vitest';
import { suggestSigners } from './suggest.ts';

const page = (lines: readonly string[]): ExactPage => ({
  lines: lines.map((line) => ({ words: line.split(' '), height: 0.5 })),
  aside: [],
  marks: 0,
  notes: [],
});

it('reads who is expected, with her role and the time beside her name', () => {
  const lines = ['Oneflow ID 1234567', 'KIM EXEMPEL', 'Undertecknat 2025-03-14 kl. 10.12', 'Lo Prov, 2025-03-15'];
  expect(
    suggestSigners(
      [page(lines)],
      [
        { name: 'Kim Exempel', role: 'Ordförande' },
        { name: 'Ingen Här', role: 'Ledamot' },
      ],
    ),
  ).toEqual({
    service: 'Oneflow',
    reference: '1234567',
    signers: [
      { name: 'Kim Exempel', role: 'Ordförande', signedAt: '2025-03-14T10:12' },
      { name: 'Lo Prov', role: '', signedAt: '2025-03-15' },
    ],
    hasPersonalNumber: false,
  });
});

it.each(['19700101-1234', '197001011234', '700101-1234', '700101+1234'])('sees a personal number: %s', (number) => {
  expect(suggestSigners([page(['Kim Exempel', number])], []).hasPersonalNumber).toBe(true);
});

it.each(['Organisationsnummer 222000-2428', 'Transaktion 1234567890123', 'Tid 2025-03-14 10:12'])(
  'sees none in: %s',
  (line) => {
    expect(suggestSigners([page([line])], []).hasPersonalNumber).toBe(false);
  },
);

it('suggests nothing where nothing is said', () => {
  expect(suggestSigners([], [{ name: '', role: 'Ordförande' }])).toEqual({
    service: null,
    reference: null,
    signers: [],
    hasPersonalNumber: false,
  });
});
