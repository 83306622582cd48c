import type { Command } from '../command.ts';
import { testCommand } from './test.ts';

/** Every command of `./stegvis`; `--help` and the tests read this list. */
export const commands: readonly Command[] = [testCommand];
