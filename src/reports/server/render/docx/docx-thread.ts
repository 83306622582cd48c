// A thread that writes one Word file and ends: laying out its pages takes a second that a server must not stand still.
// Node runs this file as it stands, also beside a bundle.
import { parentPort, workerData } from 'node:worker_threads';
import type { ReportDocument } from '../../../core/report-document.ts';
import { writeDocx } from './write-docx.ts';

parentPort?.postMessage(await writeDocx(workerData as ReportDocument));
