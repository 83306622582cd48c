// From a claim to the half-year report: what a party has left to invoice stands in the forecast, the forecast in the report.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { visit } from './page-checks.ts';

const application = useApplication([['demo', '--no-serve']]);
const faults = (page: Page) => page.getByRole('group', { name: 'Rätta det här först' });
const plain = (text: string | null): string => (text ?? '').replaceAll(/[\u202f\u00a0]/g, ' ');

test('an invoice that comes takes what was expected out of the forecast, and the forecast stands in the half-year report', async () => {
  const of = {
    path: '/ekonomi/prognos/2024/ny?dag=2024-08-31&metod=remainingBudget',
    script: false,
    expectedStatuses: [422],
  };
  await visit(application(), of, async (page) => {
    const { address } = application();
    const fia = page.getByRole('row', { name: /^Funktionsnedsatta i arbete/ });
    expect(plain(await fia.textContent())).toContain('290 000');

    await page.goto(`${address}/ekonomi/rekvisitioner/2024`);
    await page.getByRole('button', { name: 'Spara fakturan' }).click();
    await faults(page).getByText('Välj en insats').waitFor();
    await page.getByLabel('Insats', { exact: true }).selectOption('fia');
    await page.getByLabel('Part', { exact: true }).selectOption('region-jonkopings-lan');
    await page.getByLabel('Från och med månad').selectOption('4');
    await page.getByLabel('Till och med månad').selectOption('6');
    await page.getByLabel('Belopp i kronor').fill('170 500');
    await page.getByLabel('Kom den').fill('2024-08-20');
    await page.getByRole('button', { name: 'Spara fakturan' }).click();
    await page.getByText('Fakturan är sparad').waitFor();

    await page.goto(`${address}${of.path}`);
    expect(plain(await fia.textContent())).toContain('116 000');
    await page.getByLabel('Prognos för Enter').fill('tolv');
    await page.getByRole('button', { name: 'Spara prognosen' }).click();
    await faults(page).getByText('Beloppet för Enter').waitFor();
    await page.getByLabel('Prognos för Enter').fill('2 999 000');
    await page.getByLabel('Kommentar till Enter').fill('En tjänst tillsätts i oktober');
    await page.getByRole('button', { name: 'Spara prognosen' }).click();
    await page.getByText('Prognosen är sparad som version 2').waitFor();
    expect(
      plain(
        await page
          .getByRole('row', { name: /^Enter/ })
          .first()
          .textContent(),
      ),
    ).toContain('2 999 000');

    await page.goto(`${address}/rapporter/2024-delar/sida/management.forecast`);
    const row = page.getByRole('row', { name: /^Enter/ });
    expect(plain(await row.textContent())).toContain('2 999 000');
    expect(await row.textContent()).toContain('En tjänst tillsätts i oktober');

    await page.goto(`${address}/rapporter/2024-delar`);
    await page.getByLabel('Rapporten gäller till och med').fill('2024-10-31');
    await page.getByRole('button', { name: 'Byt dag' }).click();
    await page.getByText('Skriv en dag från 2024-06-30 till 2024-08-31').waitFor();
  });
});
