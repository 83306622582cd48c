// Writing in the report: the page follows the text, figures are put in, saving makes a version.
import { expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectNoSidewaysScroll, visit } from './page-checks.ts';

const application = useApplication([['demo', '--no-serve']]);
const path = '/rapporter/2024?avsnitt=management.staff';

test('the page follows the text before it is saved', async () => {
  await visit(application(), { path }, async (page) => {
    await page.fill('#text', 'Resultatet blev {{ finance.yearResult@2024 | kr }} och inget annat.');
    const shown = page.frameLocator('iframe[name=sida]').getByText('och inget annat');
    await shown.waitFor();
    expect(await shown.textContent()).toMatch(/Resultatet blev 115\s756\skr/);
  });
  await visit(application(), { path }, async (page) => {
    expect(await page.inputValue('#text')).not.toContain('och inget annat');
  });
});

test('a figure is found by its words and put into the text', async () => {
  await visit(application(), { path }, async (page) => {
    await page.fill('#text', '');
    await page.getByText('Hämta ett tal').click();
    await page.fill('#sok-tal', 'utgående eget kapital 2024-12-31');
    await page.locator('li > button').first().click();
    expect(await page.inputValue('#text')).toMatch(/^\{\{ finance\.closingEquity@2024-12-31 \| \w+ \}\}$/);
  });
});

test('saving without script makes a new version, and a misspelt figure is told with its line', async () => {
  await visit(application(), { path, script: false }, async (page) => {
    await page.fill('#text', 'Resultatet blev {{ finance.yearResultat@2024 | kr }}.');
    await page.getByRole('button', { name: 'Spara texten' }).click();
    expect(await page.getByText(/Texten är sparad som version \d+/).count()).toBe(1);
    expect(await page.getByText('Rad 1: Rapporten har inget tal som heter').count()).toBe(1);
  });
});

test('of two who write at once the second sees both texts, and nothing is lost whatever is pressed', async () => {
  const section = { path: '/rapporter/2024?avsnitt=management.outlook' };
  await visit(application(), { ...section, script: false, expectedStatuses: [409] }, async (second) => {
    await visit(application(), section, async (first) => {
      await first.fill('#text', 'Den första skrev detta.');
      await first.getByRole('button', { name: 'Spara texten' }).click();
      await first.getByText(/Texten är sparad/).waitFor();
    });
    await second.fill('#text', 'Den andra skrev något annat.');
    await second.getByRole('button', { name: 'Spara texten' }).click();
    expect(await second.inputValue('#text')).toBe('Den andra skrev något annat.');
    expect(await second.getByText('Den första skrev detta.').isVisible()).toBe(true);
    await expectNoSidewaysScroll(second);

    await visit(application(), section, async (first) => {
      await first.fill('#text', 'Den första ändrade sig.');
      await first.getByRole('button', { name: 'Spara texten' }).click();
      await first.getByText(/Texten är sparad/).waitFor();
    });
    await second.getByRole('button', { name: 'Spara min text' }).click();
    expect(await second.getByText('Den första ändrade sig.').isVisible()).toBe(true);
    await second.getByRole('button', { name: 'Låt deras text gälla' }).click();
    expect(await second.getByText(/Deras text gäller, som version/).count()).toBe(1);
    expect(await second.inputValue('#text')).toBe('Den första ändrade sig.');
  });
});

test('without script the demo cannot be locked, and the fault that stops it leads to its section', async () => {
  await visit(application(), { path, script: false, expectedStatuses: [409] }, async (page) => {
    expect(await page.getByText('Rapporten är inte låst.').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Lås rapporten' }).click();
    const alert = page.getByRole('alert');
    expect(await alert.textContent()).toContain('måste rättas först');
    await alert.getByRole('link', { name: /90, skillnad −20/ }).click();
    await page.waitForURL(/avsnitt=appendix\.programme\.nova/);
    expect(await page.getByText('Rapporten är inte låst.').count()).toBeGreaterThan(0);
  });
});

test('a finding about a goal is told in words and leads to its programme', async () => {
  await visit(application(), { path: '/rapporter/2024/kontroll' }, async (page) => {
    await page.getByRole('link', { name: /^NOVA › Deltagarna får stöd/ }).click();
    await page.waitForURL(/avsnitt=appendix\.programme\.nova/);
  });
});

test('a finding of the control leads to its section', async () => {
  await visit(application(), { path: '/rapporter/2024/kontroll' }, async (page) => {
    await page.locator('.findings a').first().click();
    await page.waitForURL(/\/rapporter\/2024\?avsnitt=/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Årsredovisning 2024');
  });
});

test.each(['html', 'json', 'docx', 'pdf'])('the report can be fetched as %s', async (format) => {
  const response = await fetch(`${application().address}/rapporter/2024/fil/${format}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toContain('arsredovisning-2024');
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
});
