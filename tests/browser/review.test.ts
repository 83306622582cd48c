// Anybody reviews a report made elsewhere: sees what does not agree, corrects a number that was misread, and takes the result
// along, with and without script. Nothing is stored and no log-in is asked for.
import { aPrintedReport, docxOf, mutate, numberStyles, type PrintedFixture, seeded } from '#control/testing';
import { readXlsx } from '#exchange/core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';

const application = useApplication([
  ['init', '--association', 'Samordningsförbundet Exempel', '--orgnr', '222000-2428', '--preset', 'kommunbas'],
]);

const style = numberStyles[0] ?? { thousands: ' ', minus: '-' };
const docx = (fixture: PrintedFixture): Buffer => Buffer.from(docxOf(fixture, style));
const random = seeded(42);
const right = aPrintedReport(seeded(42));
const wrong = mutate(aPrintedReport(random), 'one digit', random);

async function send(page: Page, name: string, content: Buffer): Promise<void> {
  await page.setInputFiles('#rapport', { name, mimeType: 'application/octet-stream', buffer: content });
  await page.getByRole('button', { name: 'Granska rapporten' }).click();
  await page.locator('#resultat, [role=alert]').first().waitFor();
}

test('a report that agrees is said to, with how much was checked', async () => {
  await visit(application(), { path: '/granska', as: null }, async (page) => {
    await send(page, 'rapport.docx', docx(right));
    expect(await page.getByRole('status').first().textContent()).toMatch(/\d+ kontroller, 0 fynd/);
    await expectAccessible(page);
  });
});

test.each([
  ['with script', true],
  ['without script', false],
])('a misread number is corrected and the report is reviewed again, %s', async (_, script) => {
  const [, old = '', wrongNumber = ''] = /: (-?\d+) → (-?\d+)$/.exec(wrong.what) ?? [];
  await visit(application(), { path: '/granska', as: null, script, expectedStatuses: [422] }, async (page) => {
    await send(page, 'rapport.docx', docx(wrong.fixture));
    expect(await page.locator('#fynd').count()).toBe(1);
    // The first table with findings is open; its numbers become fields.
    const heading = wrong.what.split(' › ')[0] ?? '';
    const name = heading.replace(/^\d+\s+/, '');
    await page.getByRole('button', { name: new RegExp(`Rätta tal i ${name.replaceAll(/[.()]/g, '.')}`) }).click();
    const fields = page.locator('input[name^="cell-"]');
    await fields.first().waitFor();
    if (script) await expectAccessible(page);
    const values = await fields.evaluateAll((all) =>
      all.map((one) => (one as HTMLInputElement).value.replaceAll(/\D/g, '')),
    );
    const index = values.indexOf(wrongNumber.replace('-', ''));
    await fields.nth(index).fill('ett ord');
    await page.getByRole('button', { name: 'Granska igen' }).click();
    await page.getByText('Skriv ett tal').first().waitFor();
    expect(await fields.nth(index).inputValue()).toBe('ett ord');
    await fields.nth(index).fill(old);
    await page.getByRole('button', { name: 'Granska igen' }).click();
    await page.getByText('Ett tal är rättat av dig').waitFor();
    expect(await page.getByRole('status').first().textContent()).toMatch(/\d+ kontroller, 0 fynd/);
  });
});

test('the result fits a narrow screen and the dark, and is taken along as PDF and Excel', async () => {
  await visit(application(), { path: '/granska', as: null, width: 320, scheme: 'dark' }, async (page) => {
    await send(page, 'rapport.docx', docx(wrong.fixture));
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    const take = async (button: string): Promise<Buffer> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    };
    expect((await take('Hämta som PDF')).subarray(0, 5).toString()).toBe('%PDF-');
    const book = readXlsx(new Uint8Array(await take('Hämta som Excel')));
    expect(book.ok && book.value.sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['Fynd']));
  });
});

test.each([
  ['an empty file', 'tom.pdf', Buffer.from(''), 'Filen är tom'],
  ['a picture', 'bild.pdf', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]), 'inget dokument'],
  ['a broken PDF', 'trasig.pdf', Buffer.from('%PDF-1.7\n1 0 obj'), 'skadad'],
])('%s is refused in one clear Swedish sentence', async (_, name, content, words) => {
  await visit(application(), { path: '/granska', as: null, expectedStatuses: [422] }, async (page) => {
    await send(page, name, content);
    expect(await page.getByRole('alert').first().textContent()).toContain(words);
    await expectAccessible(page);
  });
});

test('without a file the page says what to choose', async () => {
  await visit(application(), { path: '/granska', as: null, expectedStatuses: [422] }, async (page) => {
    await page.getByRole('button', { name: 'Granska rapporten' }).click();
    await page.getByText('Välj rapporten som ska granskas').first().waitFor();
  });
});
