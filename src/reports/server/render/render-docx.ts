import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { findProject } from '#database/server';
import type { ReportDocument } from '../../core/report-document.ts';

/** The report as a Word file: the same bytes for the same report. Written in a thread of its own. */
export async function renderDocx(document: ReportDocument): Promise<Uint8Array> {
  const thread = new Worker(join(findProject().root, 'src/reports/server/render/docx/docx-thread.ts'), {
    workerData: document,
    // A test runner or bundler may run this process with loaders that the thread must not inherit.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`The thread that writes Word files ended with ${code}.`)));
    });
  } finally {
    await thread.terminate();
  }
}
