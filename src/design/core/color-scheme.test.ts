import { expect, test } from 'vitest';
import { colorSchemeOf } from './color-scheme.ts';

test('what is not a scheme is as the machine says', () => {
  expect([colorSchemeOf('dark'), colorSchemeOf('light'), colorSchemeOf('<x>'), colorSchemeOf(undefined)]).toEqual([
    'dark',
    'light',
    'auto',
    'auto',
  ]);
});
