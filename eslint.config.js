// Svelte files only: oxlint reads the TypeScript ones.
import parser from '@typescript-eslint/parser';
import svelte from 'eslint-plugin-svelte';

export default [
  { ignores: ['build/', '.svelte-kit/', 'node_modules/', '**/*.ts', '**/*.js', '**/*.mjs'] },
  ...svelte.configs['flat/recommended'],
  {
    files: ['**/*.svelte'],
    languageOptions: { parserOptions: { parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-inline-styles': 'error',
      'svelte/no-target-blank': 'error',
      // Addresses are Swedish and written out; there is no base path to resolve.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
];
