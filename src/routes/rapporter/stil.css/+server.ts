// The printed report's style for the live page, with the application's own font files.
import regular from '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2?url';
import semibold from '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2?url';
import { reportStyleSheet } from '#reports/server';

const face = (weight: number, address: string): string =>
  [
    `@font-face{font-family:'Source Sans 3';font-weight:${weight};src:url('${address}') format('woff2')}`,
    // The narrow space between thousands, as in app.css.
    `@font-face{font-family:'Source Sans 3';font-weight:${weight};unicode-range:U+202F;src:url('/fonts/narrow-space.woff2') format('woff2')}`,
  ].join('\n');

export function GET() {
  const style = `${face(400, regular)}\n${face(600, semibold)}\n${reportStyleSheet()}\nbody.report{padding:1.5rem}`;
  return new Response(style, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'private, max-age=300' },
  });
}
