// A report that was signed outside is brought back and shown as signed; a changed one is refused; anybody tries a file.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aBoard, aLedgerFile, lawfulTexts, orgNumber } from '#reports/testing';
import { aReceipt, signedOutside } from '#signing/testing';
import { generate } from 'otplib';
import { afterAll, expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';

const files = mkdtempSync(join(tmpdir(), 'stegvis-sign-'));
afterAll(() => rmSync(files, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(files, name);
  writeFileSync(path, content);
  return path;
}

const texts = Object.entries(lawfulTexts).map(([id, markdown]) =>
  file(`${id}.md`, `---\nid: ${id}\n---\n\n${markdown}\n`),
);

const application = useApplication([
  ['init', '--association', aBoard.name, '--orgnr', orgNumber, '--preset', 'kommunbas'],
  ['organisation', 'save', file('board.json', JSON.stringify(aBoard))],
  ['sie', 'import', file('2024.se', aLedgerFile({ costs: 1700 }))],
  ['report', 'text', ...texts, '--year', '2024'],
  ['report', 'lock', '--year', '2024'],
]);

const path = '/rapporter/2024/underskrift';
const upload = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(bytes),
});

test('signed outside and brought back, changed and refused, published and tried', async () => {
  await visit(application(), { path: '/konto/tvafaktor' }, async (page) => {
    const secret = (await page.locator('code').innerText()).replaceAll(/\s/g, '');
    await page.fill('#kod', await generate({ secret }));
    await page.getByRole('button', { name: 'Slå på' }).click();
    await page.getByText('Tvåfaktorsinloggningen är påslagen').first().waitFor();
  });
  let signed: Uint8Array = new Uint8Array();
  await visit(application(), { path, expectedStatuses: [422] }, async (page) => {
    const link = page.getByRole('link', { name: 'Tillgänglig PDF att läsa' });
    const taken = await page.request.get(application().address + ((await link.getAttribute('href')) ?? ''));
    const locked = new Uint8Array(await taken.body());
    const over = { page: 3, content: 'q BT /SF 9 Tf 1 0 0 1 200 400 Tm <393939> Tj ET Q' };
    await page.setInputFiles('#fil', upload('andrad.pdf', signedOutside(locked, { after: aReceipt, over })));
    await page.getByRole('button', { name: 'Jämför och spara filen' }).click();
    expect(await page.getByRole('alert').textContent()).toMatch(/inte den låsta:[^]*Sidan 4: [^]*999/);
    signed = signedOutside(locked, { after: aReceipt, hasSeal: true });
    await page.setInputFiles('#fil', upload('undertecknad.pdf', signed));
    await page.getByRole('button', { name: 'Jämför och spara filen' }).click();
    await page.getByText('Filen är den låsta och är sparad').waitFor();
    expect(await page.inputValue('#namn-0')).toBe('Kim Exempel');
    await expectAccessible(page);
    await page.fill('#tid-0', '');
    await page.fill('#tid-1', '');
    await page.getByRole('button', { name: 'Spara uppgifterna' }).click();
    await page.getByText('Uppgifterna är sparade').waitFor();
    await page.getByRole('button', { name: 'Publicera', exact: true }).click();
    await page.getByText('Publicerat på sidan').waitFor();
    expect(await page.getByText('Undertecknad.').count()).toBe(1);
  });
  await visit(application(), { path: '/verifiera', as: null, script: false, width: 320 }, async (page) => {
    expect(await page.getByRole('link', { name: 'Läs den låsta filen (tillgänglig PDF)' }).count()).toBe(1);
    await page.setInputFiles('#fil', upload('fil.pdf', signed));
    await page.getByRole('button', { name: 'Pröva filen' }).click();
    expect(await page.getByRole('status').first().textContent()).toContain('Ja, det här är den undertecknade filen');
    await expectNoSidewaysScroll(page);
  });
  await visit(application(), { path: '/verifiera', as: null }, expectAccessible);
}, 90_000);
