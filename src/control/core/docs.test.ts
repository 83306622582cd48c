import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rules } from './rule-list.ts';

const documented = readFileSync(new URL('../../../docs/control-rules.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => /^\| `([a-z-]+)`\s*\| (\w+)/.exec(line)?.slice(1, 3).join(' ') ?? []);

it('documents every rule with its severity', () => {
  expect(documented).toEqual(Object.entries(rules).map(([id, { severity }]) => `${id} ${severity}`));
});
