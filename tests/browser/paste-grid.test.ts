// The grid of every page, seen on the page of all parts: real pastes, keys, taking back, and the same without script.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectAccessible, visit } from './page-checks.ts';
import { paste } from './paste.ts';

const application = useApplication([['init', '--association', 'Södra', '--orgnr', '222000-2428']]);
const of = { path: '/_monster', expectedStatuses: [422] };

const cell = (row: number, column: string): string => `#insatser-${row}-${column}`;

const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Spara insatserna' }).click();

test('a table of Word lands under its headings, rows are added, and Ctrl+Z takes it back', async () => {
  await visit(application(), of, async (page) => {
    await page.focus(cell(2, 'insats'));
    const row = (name: string): string =>
      `<tr><td>2,5</td><td><p>${name}</p></td><td>1&nbsp;000,50</td><td>Annat</td></tr>`;
    const head = '<tr><td>Heltider</td><td>Insats</td><td>Beviljade medel</td><td>Telefon</td></tr>';
    const body = ['Ett', 'Två', 'Tre', 'Fyra'].map(row).join('');
    const total = '<tr><td></td><td>Summa</td><td>4&nbsp;002,00</td><td></td></tr>';
    await paste(page, { html: `<table>${head}${body}${total}</table>`, text: 'x' });
    expect(await page.inputValue(cell(5, 'insats'))).toBe('Fyra');
    expect(await page.inputValue(cell(5, 'tjanst'))).toBe('2,5');
    expect(await page.inputValue(cell(5, 'beviljat'))).toBe('1 000,50');
    const said = page.locator('.grid').getByRole('status');
    expect(await said.textContent()).toBe(
      '4 rader klistrades in. Kolumner som inte finns här lämnades: Telefon. Summarader lämnades, för summor räknas fram.',
    );
    await expectAccessible(page);
    await page.keyboard.press('Control+z');
    expect(await page.inputValue(cell(2, 'insats'))).toBe('');
    expect(await page.locator(cell(5, 'insats')).count()).toBe(0);
    expect(await said.textContent()).toBe('Inklistringen är ångrad.');
  });
});

test('cells of Excel land where the focus is; what is wrong is told at its cell and nothing is lost', async () => {
  await visit(application(), of, async (page) => {
    await page.focus(cell(2, 'insats'));
    await paste(page, { text: 'Nova Syd\t1 200 000\t12\r\nNova Norr\t12o\t1,5\r\n' });
    await save(page);
    const summary = page.getByRole('group', { name: 'Rätta det här först' });
    await summary.first().waitFor();
    await page.getByRole('link', { name: 'Rad 4, Beviljat (kr), ”12o”: Skriv ett tal.' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('insatser-3-beviljat');
    expect(await page.getAttribute(cell(3, 'beviljat'), 'aria-invalid')).toBe('true');
    expect(await page.textContent(`${cell(3, 'beviljat')}-error`)).toBe('Skriv ett tal.');
    expect(await page.inputValue(cell(2, 'beviljat'))).toBe('1 200 000');
    await expectAccessible(page);
    await page.fill(cell(3, 'beviljat'), '120');
    await page.fill(cell(3, 'platser'), '15');
    await save(page);
    await page.getByText('4 rader togs emot').waitFor();
  });
});

test('keys move between rows and columns, and one cell is pasted as the browser does it', async () => {
  await visit(application(), of, async (page) => {
    const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id);
    await page.focus(cell(3, 'insats'));
    await paste(page, { text: 'Enter' });
    expect(await page.inputValue(cell(3, 'insats'))).toBe('Enter');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('insatser-2-insats');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('insatser-2-beviljat');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Enter');
    expect(await focused()).toBe('insatser-5-beviljat');
    await page.getByRole('button', { name: 'Fler rader' }).click();
    expect(await focused()).toBe('insatser-6-insats');
    expect(await page.locator('#insatser tbody tr').count()).toBe(16);
  });
});

test('several lines in a cell of prose stay there', async () => {
  await visit(application(), of, async (page) => {
    await page.focus(cell(2, 'syfte'));
    await paste(page, { text: 'En rad\noch en till' });
    expect(await page.inputValue(cell(2, 'syfte'))).toBe('En rad\noch en till');
  });
});

test('without script there are rows to fill, more rows to ask for, and a box to paste in', async () => {
  await visit(application(), { ...of, script: false }, async (page) => {
    await page.fill(cell(2, 'insats'), 'Ett');
    await page.getByRole('button', { name: 'Fler rader' }).click();
    expect(await page.inputValue(cell(2, 'insats'))).toBe('Ett');
    expect(await page.locator('#insatser tbody tr').count()).toBeGreaterThan(12);
    await page.getByText('Klistra in en hel tabell').first().click();
    await page.fill('#insatser-klistrat', 'Beviljat (kr)\tInsats\n1 000\tTvå\nokänt\tTre');
    await page.getByRole('button', { name: 'Lägg in i tabellen' }).click();
    expect(await page.inputValue(cell(3, 'insats'))).toBe('Två');
    await save(page);
    expect(await page.textContent(`${cell(4, 'beviljat')}-error`)).toBe('Skriv ett tal.');
    await page.fill(cell(4, 'beviljat'), '2 000');
    await save(page);
    await page.getByText('5 rader togs emot').waitFor();
  });
});
