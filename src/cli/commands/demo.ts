import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_MARKER } from '#access/server';
import { summarise } from '#control/core';
import { openInstallation, type Installation } from '#database/server';
import { reportRefusalMessage } from '#reports/core';
import { readReport, REPORT_FORMATS, writeReportFiles } from '#reports/server';
import { CommandFailure, type Command, type Invocation } from '../command.ts';
import { prepareDemo } from '../demo/prepare-demo.ts';
import { orFail } from '../refusals.ts';
import { readPort, serveUntilStopped } from '../web/serve-until-stopped.ts';

const year = 2024;

export const demoCommand: Command = {
  name: 'demo',
  summary: 'Makes the annual report of the demo association from its ledgers, and serves it',
  usage: '[--no-serve] [--port N]',
  options: { 'no-serve': { type: 'boolean' }, port: { type: 'string' } },
  help: {
    'no-serve': 'stop when the report is written',
    'port N': 'port of the web application (default PORT or 3000; 0 takes any free one)',
  },
  async run(invocation) {
    const port = invocation.options['port'] as string | undefined;
    if (port !== undefined) readPort(port);
    const serves = invocation.options['no-serve'] !== true;
    refuseForeign(invocation.dataDirectory);
    const opened = await openInstallation({
      dataDirectory: invocation.dataDirectory,
      isNew: true,
      kind: serves ? 'server' : 'command',
    });
    if (!opened.ok) throw new CommandFailure(opened.refusal.sentence);
    const installation = opened.value;
    try {
      writeFileSync(
        join(invocation.dataDirectory, DEMO_MARKER),
        'Made by ./stegvis demo. Everything here may be removed.\n',
        { mode: 0o600 },
      );
      await makeReport(invocation, installation);
      if (serves) await serveUntilStopped({ installation, port, print: invocation.print });
    } finally {
      await installation.close();
    }
  },
};

/** Nobody's own books may be filled with a demo: only an empty directory, or one that a demo made. */
function refuseForeign(directory: string): void {
  if (!existsSync(directory) || existsSync(join(directory, DEMO_MARKER)) || readdirSync(directory).length === 0)
    return;
  throw new CommandFailure(
    `${directory} was not made by a demo, so the demo does not touch it; give an empty one with --data DIR.`,
  );
}

async function makeReport(invocation: Invocation, installation: Installation): Promise<void> {
  const { print, progress } = invocation;
  progress('Preparing the demo association');
  const { session, did } = await prepareDemo(installation, invocation.operator);
  for (const line of did) print(line);
  progress('Writing the annual report');
  const report = orFail(await readReport(session, { year }), reportRefusalMessage);
  const directory = join(invocation.dataDirectory, 'rapporter', String(year));
  const files = await writeReportFiles(report, { formats: REPORT_FORMATS, directory });
  const { checks, ok, failed } = summarise(report.findings);
  print(
    `Control: ${ok} of ${checks} checks hold, ${failed.blocking} blocking, ${failed.warning} warnings (./stegvis control --year ${year} --data ${invocation.dataDirectory})`,
  );
  print('Annual report:');
  for (const file of files) print(`  ${file.path}`);
}
