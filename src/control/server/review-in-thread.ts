// A review in a thread of its own: a stranger's document may be built to take long, and a server must not stand still for it.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Correction, Review } from '#control/core';
import { findProject } from '#database/server';
import type { TextDocument } from '#exchange/core';
import { accept, refuse, type Result } from '#kernel';

export type CannotReview =
  { readonly kind: 'tooSlow'; readonly seconds: number } | { readonly kind: 'tooMuchMemory' };

export type ReviewJob = {
  readonly document: TextDocument;
  readonly previous: TextDocument | null;
  readonly corrections: readonly Correction[];
};

/** The report under control itself stays in the thread: nobody shows it. */
export type ReviewShown = Omit<Review, 'report'>;

const LONGEST_SECONDS = 15;
const MEMORY_MEGABYTES = 300;

export async function reviewInThread(job: ReviewJob): Promise<Result<ReviewShown, CannotReview>> {
  const thread = new Worker(join(findProject().root, 'src/control/server/review-thread.ts'), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
    // A test runner or bundler may run this process with loaders that the thread must not inherit.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Result<ReviewShown, CannotReview>>((resolve, reject) => {
      timer = setTimeout(
        () => resolve(refuse({ kind: 'tooSlow', seconds: LONGEST_SECONDS })),
        LONGEST_SECONDS * 1000,
      );
      thread.once('message', (review: ReviewShown) => resolve(accept(review)));
      thread.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(refuse({ kind: 'tooMuchMemory' }));
        else reject(error);
      });
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
