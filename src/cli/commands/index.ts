import type { Command } from '../command.ts';
import { auditVerifyCommand } from './audit-verify.ts';
import { benchCommand } from './bench.ts';
import { controlCommand } from './control.ts';
import { initCommand } from './init.ts';
import { serveCommand } from './serve.ts';
import { sieInspectCommand } from './sie-inspect.ts';
import { testCommand } from './test.ts';

/** Every command of `./stegvis`; `--help` and the tests read this list. */
export const commands: readonly Command[] = [
  initCommand,
  auditVerifyCommand,
  serveCommand,
  sieInspectCommand,
  benchCommand,
  controlCommand,
  testCommand,
];
