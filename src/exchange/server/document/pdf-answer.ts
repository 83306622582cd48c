// What the process that reads a PDF is told, and what it answers.
import type { PdfPage } from '../../core/document/pdf-lines.ts';

export type PdfJob = {
  readonly pages: number;
  readonly words: number;
  readonly memoryBytes: number;
  /** Also what is no upright text: to compare the file with another. */
  readonly isExact: boolean;
};

export type PdfAnswer =
  | { readonly kind: 'pages'; readonly pages: readonly PdfPage[] }
  | { readonly kind: 'tooManyPages' | 'tooManyWords' | 'encrypted' }
  | { readonly kind: 'damaged'; readonly detail: string };

/** What this process ends with when the file took too much memory. */
export const TOO_MUCH_MEMORY = 71;
