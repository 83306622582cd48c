// The office loads its books, with and without script, and meets the files that cannot be loaded.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';

const application = useApplication([
  ['init', '--association', 'Södra Vätterbygden', '--orgnr', '222000-2428', '--preset', 'kommunbas'],
]);

const ledgers = resolve(import.meta.dirname, '../../demo/ledger');
const ledger2023 = readFileSync(join(ledgers, 'sodra-vatterbygden-2023.se'));

async function load(page: Page, file: { name: string; content: Buffer }): Promise<void> {
  await page.setInputFiles('#fil', { name: file.name, mimeType: 'application/octet-stream', buffer: file.content });
  await page.getByRole('button', { name: 'Läs in och kontrollera' }).click();
  await page
    .getByText(/inläst|lästes inte in/)
    .first()
    .waitFor();
}

const refused: readonly [string, string, Buffer, string][] = [
  ['an empty file', 'tom.se', Buffer.from(''), 'Filen är tom'],
  ['a PDF', 'bokslut.se', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'PDF'],
  ['a text', 'anteckning.se', Buffer.from('Hej, här kommer filen\n'), 'inte en SIE-fil'],
  [
    'a file of another association',
    'annan.se',
    Buffer.from(ledger2023.toString('latin1').replace('222000-2428', '222000-1560'), 'latin1'),
    'inte till det här förbundet',
  ],
];

test.each(refused)(
  '%s is refused in one clear Swedish sentence, and nothing changes',
  async (_, name, content, words) => {
    await visit(application(), { path: '/ekonomi/las-in', expectedStatuses: [422] }, async (page) => {
      await load(page, { name, content });
      const said = await page.getByRole('alert').textContent();
      expect(said).toContain(words);
      expect(said).toContain('Inget har ändrats');
      await expectAccessible(page);
    });
    await visit(application(), { path: '/ekonomi' }, async (page) => {
      expect(await page.getByText('Här finns ingen bokföring än').isVisible()).toBe(true);
    });
  },
);

test('without script a ledger is loaded, shown, and refused when it comes again', async () => {
  const of = { path: '/ekonomi/las-in', script: false, expectedStatuses: [422] };
  await visit(application(), of, async (page) => {
    await load(page, { name: '2023.se', content: ledger2023 });
    expect(await page.getByRole('status').first().textContent()).toContain('Bokföringen för 2023 är inläst');
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'Visa räkenskaperna' }).click();
    expect(
      await page
        .getByRole('row', { name: /Årets resultat/ })
        .last()
        .textContent(),
    ).toMatch(/−57\s422/);
  });
  await visit(application(), of, async (page) => {
    await load(page, { name: '2023.se', content: ledger2023 });
    expect(await page.getByRole('alert').textContent()).toContain('redan inläst');
  });
});

test('a form without a file says so at the field and first on the page', async () => {
  await visit(application(), { path: '/ekonomi/las-in', expectedStatuses: [422] }, async (page) => {
    await page.getByRole('button', { name: 'Läs in och kontrollera' }).click();
    await page.getByRole('group', { name: 'Rätta det här först' }).waitFor();
    expect(await page.locator('#fil').getAttribute('aria-invalid')).toBe('true');
    await expectAccessible(page);
  });
});

async function paste(page: Page, of: { table: string; year: string }): Promise<void> {
  const field = page.locator('#klistrat');
  if (!(await field.isVisible())) await page.getByText('Saldolista i stället för SIE').click();
  await page.fill('#ar', of.year);
  await field.fill(of.table);
  await page.getByRole('button', { name: 'Läs in och kontrollera' }).click();
}

const sheet = (...rows: readonly (readonly string[])[]): string => rows.map((cells) => cells.join('\t')).join('\r\n');
const head = ['Konto', 'Benämning', 'Ingående balans', 'Förändring', 'Utgående balans'];

test('without script a trial balance is pasted: its faults are told, its year is asked for, and then it is shown', async () => {
  const of = { path: '/ekonomi/las-in', script: false, expectedStatuses: [422] };
  await visit(application(), of, async (page) => {
    const slanted = sheet(
      head,
      ['1940', 'Bank', '1 000,00', '500,00', '1 400,00'],
      ['2010', 'Eget kapital', '-1 000,00', '0', '-1 000,00'],
      ['3711', 'Bidrag', '0', '-500,00', '-500,00'],
    );
    await paste(page, { table: slanted, year: '' });
    await page.getByRole('group', { name: 'Rätta det här först' }).getByText('vilket år').waitFor();
    expect(await page.inputValue('#klistrat')).toContain('1 400,00');
    await paste(page, { table: slanted, year: '2021' });
    expect(await page.getByRole('alert').textContent()).toContain('Inget har ändrats');
    expect(await page.getByText('inte lika med utgående balans').count()).toBe(1);
    await paste(page, { table: slanted.replace('1 400,00', '1 500,00'), year: '2021' });
    expect(await page.getByRole('status').first().textContent()).toContain('Bokföringen för 2021 är inläst');
    await page.getByRole('link', { name: 'Visa räkenskaperna' }).click();
    expect(await page.getByText('inklistrad saldolista').count()).toBeGreaterThan(0);
  });
});

test('an account without a row is told with its amount', async () => {
  await visit(application(), { path: '/ekonomi/las-in', expectedStatuses: [422] }, async (page) => {
    await paste(page, {
      table: sheet(
        head,
        ['1940', 'Bank', '100,00', '700,00', '800,00'],
        ['2010', 'Eget kapital', '-100,00', '0', '-100,00'],
        ['0999', 'Okänt', '0', '-700,00', '-700,00'],
      ),
      year: '2019',
    });
    await page.getByText('Bokföringen för 2019 är inläst').waitFor();
  });
  await visit(application(), { path: '/ekonomi/2019/balansrakning' }, async (page) => {
    expect(await page.getByText(/0999 Okänt, 2019: −700\skr/).count()).toBe(1);
    await expectAccessible(page);
  });
});
