// What `./stegvis test` runs, in order. A check is one pass or fail; a suite counts each of its tests.
export const testKinds = ['types', 'lint', 'unit', 'database', 'cli', 'browser'] as const;

export type TestKind = (typeof testKinds)[number];

export type Check = {
  readonly kind: TestKind;
  readonly name: string;
  /** A script of an installed package, run by the Node that runs us, and its arguments. */
  readonly script: string;
  readonly words: readonly string[];
};

/** Writes the types that SvelteKit derives from the routes; svelte-check reads them. */
export const prepareTypes = { script: 'node_modules/@sveltejs/kit/svelte-kit.js', words: ['sync'] } as const;

export const checks: readonly Check[] = [
  { kind: 'types', name: 'type check (tsc)', script: 'node_modules/typescript/bin/tsc', words: ['-p', '.'] },
  {
    kind: 'types',
    name: 'components and accessibility (svelte-check)',
    script: 'node_modules/svelte-check/bin/svelte-check',
    words: ['--tsconfig', 'tsconfig.web.json', '--fail-on-warnings', '--output', 'human'],
  },
  {
    kind: 'lint',
    name: 'lint (oxlint)',
    script: 'node_modules/oxlint/bin/oxlint',
    words: ['--type-aware', '--deny-warnings', '--quiet'],
  },
  {
    kind: 'lint',
    name: 'lint of components (eslint)',
    script: 'node_modules/eslint/bin/eslint.js',
    words: ['--max-warnings', '0', 'src'],
  },
  {
    kind: 'lint',
    name: 'format (prettier)',
    script: 'node_modules/prettier/bin/prettier.cjs',
    words: ['--check', '--log-level', 'warn', '.'],
  },
];

export const suites: readonly TestKind[] = ['unit', 'database', 'cli', 'browser'];
