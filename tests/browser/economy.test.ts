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
    await faults(page).getByText('Ingen rad med belopp').waitFor();
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

    const field = page.getByRole('combobox', { name: /^Rad för 7210/ });
    await field.fill('Trycksaker');
    await field.press('Enter');
    await page.getByText('Allt stämmer').waitFor();
    await total(page).getByText('inte är sparade').waitFor();
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
    await total(page).getByText('på 2 rader').waitFor();
    await page.getByRole('button', { name: 'Ta förslaget' }).click();
    await total(page).getByText('Allt stämmer').waitFor();

    await page.getByRole('combobox', { name: /^Rad för 7410/ }).fill('x'.repeat(250));
    await page.getByRole('button', { name: 'Spara kopplingen' }).click();
    await faults(page).waitFor();
    expect(await page.getByRole('combobox', { name: /^Rad för 7410/ }).inputValue()).toBe('x'.repeat(250));
    await page.getByRole('combobox', { name: /^Rad för 7410/ }).fill('Ekonomihantering');
    await page.getByRole('button', { name: 'Spara kopplingen' }).click();
    await page.getByText('Kopplingen är sparad').first().waitFor();
    await expectNoSidewaysScroll(page);
  });
});

test('tables are downloaded as Excel and CSV, and a format that does not exist is not found', async () => {
  await visit(application(), { path: '/ekonomi/2024/noter' }, async (page) => {
    const get = (path: string) => page.request.get(`${application().address}${path}`);
    const csv = await get('/ekonomi/2024/noter/tabell?format=csv');
    expect(csv.headers()['content-disposition']).toMatch(
      /filename="samordningsforbundet-sodra-vatterbygden-noter-2024-\d{4}-\d\d-\d\d\.csv"/,
    );
    expect(await csv.text()).toContain('NOVA;');
    const xlsx = await get('/ekonomi/2024/resultatrakning/tabell?format=xlsx');
    expect((await xlsx.body()).subarray(0, 2).toString()).toBe('PK');
    expect((await get('/ekonomi/2024/noter/tabell?format=pdf')).status()).toBe(404);
    expect((await get('/ekonomi/2024/noter/tabell?tabell=finns-inte')).status()).toBe(404);
    for (const path of ['kontoplan/2024', 'budget/2024']) {
      expect((await get(`/ekonomi/${path}/tabell?format=xlsx`)).status()).toBe(200);
    }
  });
});

test('a budget is pasted, changed with its reason, and two versions compared, without script too', async () => {
  const of = { path: '/ekonomi/budget/2024', script: false, expectedStatuses: [422] };
  await visit(application(), of, async (page) => {
    await page.getByRole('link', { name: 'Ändra budgeten' }).click();
    await page.getByLabel('Beslut', { exact: true }).fill('Styrelsen 2024-05-24 § 12');
    await page.getByRole('button', { name: 'Spara som ny version' }).click();
    await faults(page).getByText('Skriv varför budgeten ändras').waitFor();
    expect(await page.getByLabel('Beslut', { exact: true }).inputValue()).toBe('Styrelsen 2024-05-24 § 12');
    await page.getByLabel('Varför ändras budgeten?').fill('Mer till NOVA');
    await page.locator('#rader-0-belopp').fill('mycket');
    await page.getByRole('button', { name: 'Spara som ny version' }).click();
    await faults(page).getByText('Skriv ett tal').waitFor();
    await page.locator('#rader-0-belopp').fill('5 000 000');
    await page.getByText('Klistra in en hel tabell').first().click();
    await page.locator('#rader-klistrat').fill('Rad\tSlag\tBelopp\nNy satsning\tKostnad\t75 000');
    await page.getByRole('button', { name: 'Lägg in i tabellen' }).click();
    await page.getByRole('button', { name: 'Spara som ny version' }).click();
    await page.getByText('Budgeten är sparad som version 2').first().waitFor();
    expect(await page.getByRole('row', { name: /Ny satsning/ }).textContent()).toContain('75\u202F000');
    await page.getByRole('button', { name: 'Visa skillnaden' }).click();
    expect(await page.getByRole('row', { name: /Ny satsning/ }).textContent()).toContain('saknas');
    await expectNoSidewaysScroll(page);
  });
});

test('agreed contributions are divided by the key, saved with their source, and what is no amount keeps its words', async () => {
  const of = { path: '/ekonomi/bidrag/2024', script: false, expectedStatuses: [422] };
  await visit(application(), of, async (page) => {
    const first = page.getByLabel(/Försäkringskassan/).first();
    await first.fill('mycket');
    await page.getByRole('button', { name: 'Spara bidragen' }).click();
    await faults(page).getByText('skriv ett belopp i kronor').waitFor();
    expect(await first.inputValue()).toBe('mycket');
    await page.getByLabel('Fördela en summa enligt nyckeln').fill('många');
    await page.getByRole('button', { name: 'Fördela' }).click();
    await faults(page).getByText('Skriv summan som ett belopp').waitFor();
    await first.fill('5 574 000');
    await page.getByLabel('Källa').fill('Avtal 2023-11-24');
    await page.getByRole('button', { name: 'Spara bidragen' }).click();
    await page.getByText('Bidragen är sparade').first().waitFor();
    const row = page.getByRole('row', { name: /^Försäkringskassan/ }).first();
    expect(await row.textContent()).toContain('5\u202F574\u202F000');
    await expectNoSidewaysScroll(page);
  });
});

test('an entered figure is added, its unit must fit, and it goes only when that is said twice', async () => {
  const of = { path: '/ekonomi/uppgifter', script: false, expectedStatuses: [422] };
  await visit(application(), of, async (page) => {
    const rows = page.locator('#uppgifter tbody tr');
    const at = (await rows.count()) - 3;
    await page.locator(`#uppgifter-${at}-uppgift`).selectOption('employees');
    await page.locator(`#uppgifter-${at}-ar`).fill('2019');
    await page.locator(`#uppgifter-${at}-varde`).fill('3');
    await page.locator(`#uppgifter-${at}-enhet`).selectOption('kr');
    await page.locator(`#uppgifter-${at}-kalla`).fill('Årsredovisning 2019');
    await page.getByRole('button', { name: 'Spara uppgifterna' }).click();
    await faults(page).getByText('Enheten passar inte').waitFor();
    await page.locator(`#uppgifter-${at}-enhet`).selectOption('count');
    await page.getByRole('button', { name: 'Spara uppgifterna' }).click();
    await page.getByText('En uppgift är sparad').first().waitFor();

    const values = page.locator('#uppgifter input[id$="-ar"]');
    const years = await values.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    const place = years.indexOf('2019');
    for (const column of ['ar', 'varde', 'kalla', 'benamning', 'budgetrad']) {
      await page.locator(`#uppgifter-${place}-${column}`).fill('');
    }
    for (const column of ['uppgift', 'enhet']) await page.locator(`#uppgifter-${place}-${column}`).selectOption('');
    await page.getByRole('button', { name: 'Spara uppgifterna' }).click();
    await page.getByLabel(/Ta bort .*2019/).check();
    await page.getByRole('button', { name: 'Spara uppgifterna' }).click();
    await page.getByText('En uppgift är sparad').first().waitFor();
  });
});

test('choices of a year are saved, and rows that the notes lack are told', async () => {
  const of = { path: '/ekonomi/installningar/2024', script: false, expectedStatuses: [422] };
  await visit(application(), of, async (page) => {
    await page.getByLabel('Andel av beviljade medel').fill('120');
    await page.locator('#delar-0-rad').fill('En rad som inte finns');
    await page.getByRole('button', { name: 'Spara valen' }).click();
    await faults(page).getByText('tal mellan 0 och 100').waitFor();
    await faults(page).getByText('Raden finns inte i noten').first().waitFor();
    await page.getByLabel('Andel av beviljade medel').fill('85');
    await page.locator('#delar-0-rad').fill('Enter');
    // The chart has given the row another name above.
    await page.locator('#delar-9-rad').fill('Trycksaker');
    await page.getByRole('button', { name: 'Spara valen' }).click();
    await page.getByText('Valen är sparade').first().waitFor();
    await page.goto(`${application().address}/ekonomi/installningar/2024`);
    expect(await page.getByLabel('Andel av beviljade medel').inputValue()).toBe('85');
  });
});

test('who only reads sees the pages and no button that changes anything', async () => {
  for (const path of ['budget/2024', 'bidrag/2024', 'kontoplan/2024', 'uppgifter']) {
    await visit(application(), { path: `/ekonomi/${path}`, as: 'auditor' }, async (page) => {
      expect(await page.getByRole('button', { name: /^Spara/ }).count()).toBe(0);
      expect(await page.getByRole('link', { name: 'Ändra budgeten' }).count()).toBe(0);
    });
  }
});
