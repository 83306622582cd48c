import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const directory = join(import.meta.dirname, '../../../../../shared/material/sie-real');

/** Files of other programs that lie beside some checkouts; they may not be published with the project. */
export function realSieFiles(): { name: string; path: string }[] {
  if (!existsSync(directory)) {
    console.info('not run here: tests on real SIE files of other programs (no such files)');
    return [];
  }
  return readdirSync(directory)
    .filter((name) => /\.s[ei]$/.test(name))
    .map((name) => ({ name, path: join(directory, name) }));
}
