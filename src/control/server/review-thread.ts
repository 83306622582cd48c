// A thread that reviews one document and ends. Node runs this file as it stands, also beside a bundle.
import { parentPort, workerData } from 'node:worker_threads';
import { reviewDocument } from '#control/core';
import type { ReviewJob } from './review-in-thread.ts';

const { document, previous, corrections } = workerData as ReviewJob;
const { report: _report, ...shown } = reviewDocument(document, { previous, corrections });
parentPort?.postMessage(shown);
