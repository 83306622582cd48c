import type { Page } from 'playwright-core';

/** What a program puts on the clipboard. */
export type Copied = { readonly html?: string; readonly text: string };

/** What a browser does when something copied elsewhere is pasted in the field that has the focus. */
export async function paste(page: Page, copied: Copied): Promise<void> {
  await page.evaluate(({ html, text }) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    if (html) data.setData('text/html', html);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    const field = document.activeElement;
    if (field?.dispatchEvent(event) && (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
      field.setRangeText(text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, copied);
}

type Rows = readonly (readonly string[])[];

/** Cells as Excel copies them. */
export function fromExcel(rows: Rows): Copied {
  return { text: rows.map((cells) => cells.join('\t')).join('\r\n') };
}

/** A table as Word copies it: paragraphs in cells, no-break spaces, and a text that does not tell cells from lines. */
export function fromWord(rows: Rows): Copied {
  const cell = (text: string): string =>
    `<td valign=top><p class=MsoNormal>${text.replaceAll(' ', '&nbsp;')}<o:p></o:p></p></td>`;
  const html = rows.map((cells) => `<tr style='mso-yfti-irow:0'>${cells.map(cell).join('')}</tr>`).join('\n');
  return {
    html: `<html><head><style><!-- p {margin:0} --></style></head><body><!--StartFragment--><table class=MsoTableGrid>${html}</table><!--EndFragment--></body></html>`,
    text: rows.map((cells) => cells.join('\t')).join('\r\n'),
  };
}
