// Called by ./stegvis when sources changed: `main.ts cli` or `main.ts web`.
import { resolve } from 'node:path';
import { buildCli } from './build-cli.ts';
import { buildWeb } from './build-web.ts';

const root = resolve(import.meta.dirname, '../../..');
const target = process.argv[2];

if (target === 'cli') await buildCli(root);
else if (target === 'web') buildWeb(root);
else throw new Error(`there is nothing to build called ${target}`);
