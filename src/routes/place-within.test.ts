import { expect, test } from 'vitest';
import { placeWithin } from './place-within.ts';

test.each([
  ['/ekonomi/2024/noter', '/ekonomi/2024/noter'],
  ['/rapporter/2024?avsnitt=management.economy', '/rapporter/2024?avsnitt=management.economy'],
  ['//elsewhere.example/x', '/'],
  [String.raw`/\elsewhere.example`, '/'],
  ['/.//elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
  [null, '/'],
])('%s leads to %s', (wanted, place) => {
  expect(placeWithin(wanted, 'http://127.0.0.1:3000')).toBe(place);
});
