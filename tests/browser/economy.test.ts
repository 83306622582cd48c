// The economy as an office works with it: accounts put on rows until nothing differs, with script and without.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';

const application = useApplication([['demo', '--no-serve']]);

const printed = JSON.parse(
  readFileSync(new URL('../../demo/printed/figures-2024.json', import.meta.url), 'utf8'),
) as Record<string, Record<string, readonly (number | string | null)[]>>;

/** Income and costs of the printed report as they are copied out of it; one row has another name than in the chart. */
const statement = [
  'Belopp i kr\t2024\t2023',
  'Verksamhetens intäkter\t11 764 068\t9 589 737',
  'Finansiella intäkter\t170 927\t147 945',
  'Verksamhetens kostnader\t−11 819 239\t−9 795 105',
  'Not 3 Verksamhetens kostnader',
  ...Object.entries(printed['note3Costs'] ?? {})
    .filter(([label]) => label !== 'columns')
    .map(([label, [, now, before]]) => `${label === 'Information' ? 'Trycksaker' : label}\t${now}\t${before}`),
].join('\n');

const faults = (page: Page) => page.getByRole('group', { name: 'Rätta det här först' });
const total = (page: Page) => page.locator('.bar').getByRole('status');

test('with script: pasted rows, a suggestion, an account moved by keyboard, saved at 0', async () => {
  await visit(application(), { path: '/ekonomi/kontoplan/2024', expectedStatuses: [422] }, async (page) => {
    await page.getByLabel('Tryckta rader').fill('Bara ord');
    await page.getByRole('button', { name: 'Sätt raderna mot bokföringen' }).click();
    await faults(page).waitFor();
    expect(await faults(page).textContent()).toContain('Ingen rad med belopp');
    expect(await page.getByLabel('Tryckta rader').inputValue()).toBe('Bara ord');

    await page.getByLabel('Tryckta rader').fill(statement);
    await page.getByRole('button', { name: 'Sätt raderna mot bokföringen' }).click();
    await total(page).waitFor();
    expect(await total(page).textContent()).toMatch(/51.240.kr på 2 rader/);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    await page.getByLabel('Visa bara det som skiljer').check();
    expect(await page.getByRole('row', { name: /Trycksaker/ }).isVisible()).toBe(true);
    expect(await page.getByRole('row', { name: /^Styrelse/ }).isVisible()).toBe(false);

    const field = page.getByLabel(/^Rad för 7210/);
    await field.fill('Trycksaker');
    await field.press('Enter');
    await page.getByText('Allt stämmer').waitFor();
    expect(await total(page).textContent()).toContain('inte är sparade');
    await page.getByRole('button', { name: 'Spara kopplingen' }).click();
    await page.getByText('Kopplingen är sparad som version').waitFor();
    await page.getByRole('link', { name: 'Räkenskaper' }).click();
    await page.getByRole('link', { name: 'Noter' }).click();
    await page.getByText('Trycksaker').waitFor();
  });
});

test('without script: the same by the suggestion, and what is written wrong keeps its words', async () => {
  const of = { path: '/ekonomi/kontoplan/2023', script: false, expectedStatuses: [422] };
  await visit(application(), of, async (page) => {
    await page.getByLabel('Tryckta rader').fill(statement);
    await page.getByRole('button', { name: 'Sätt raderna mot bokföringen' }).click();
    expect(await total(page).textContent()).toContain('på 2 rader');
    await page.getByRole('button', { name: 'Ta förslaget' }).click();
    expect(await total(page).textContent()).toContain('Allt stämmer');

    await page.getByLabel(/^Rad för 7410/).fill('x'.repeat(250));
    await page.getByRole('button', { name: 'Spara kopplingen' }).click();
    await faults(page).waitFor();
    expect(await page.getByLabel(/^Rad för 7410/).inputValue()).toBe('x'.repeat(250));
    await page.getByLabel(/^Rad för 7410/).fill('Ekonomihantering');
    await page.getByRole('button', { name: 'Spara kopplingen' }).click();
    expect(await page.getByRole('status').first().textContent()).toContain('Kopplingen är sparad');
    await expectNoSidewaysScroll(page);
  });
});

test('tables are downloaded as Excel and CSV, and a format that does not exist is not found', async () => {
  const { address } = application();
  const csv = await fetch(`${address}/ekonomi/2024/noter/tabell?format=csv`);
  expect(csv.headers.get('content-disposition')).toMatch(
    /filename="samordningsforbundet-sodra-vatterbygden-noter-2024-\d{4}-\d\d-\d\d\.csv"/,
  );
  expect(await csv.text()).toContain('NOVA;');
  const xlsx = await fetch(`${address}/ekonomi/2024/resultatrakning/tabell?format=xlsx`);
  expect(new TextDecoder().decode((await xlsx.arrayBuffer()).slice(0, 2))).toBe('PK');
  expect((await fetch(`${address}/ekonomi/2024/noter/tabell?format=pdf`)).status).toBe(404);
  expect((await fetch(`${address}/ekonomi/2024/noter/tabell?tabell=finns-inte`)).status).toBe(404);
});
