// The result as a file: reviewed anew from what the page carries along, since nothing is stored.
import type { ReviewToShow } from '#control/core';
import { openSent, reviewOf } from './sent.server.ts';

export async function reviewSent(request: Request): Promise<{ review: ReviewToShow; fileName: string } | null> {
  const opened = await openSent(await request.formData());
  if (!opened.ok) return null;
  const review = await reviewOf(opened.value);
  return review.ok ? { review: review.value, fileName: opened.value.fileName } : null;
}

export function fileAnswer(bytes: Uint8Array, of: { readonly type: string; readonly name: string }): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': of.type, 'content-disposition': `attachment; filename="${of.name}"` },
  });
}
