// From an application by two members to money in the programme and beside the budget: by links, without an account.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';

const application = useApplication([['demo', '--no-serve']]);
const field = (page: Page, id: string) => page.locator(`[id="${id}"]`);

async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(values)) await field(page, id).fill(value);
}

async function makeLink(page: Page, madeFor: string): Promise<string> {
  await fill(page, { lankTill: madeFor });
  await page.getByRole('button', { name: 'Gör en länk' }).click();
  const given = page.getByLabel(`Länk för ${madeFor}`);
  await given.waitFor();
  return new URL(await given.inputValue()).pathname;
}

test('two members apply by links, the preparatory group says its opinion, and the decision is seen as granted money', async () => {
  let path = '';
  let links: string[] = [];
  await visit(application(), { path: '/ansokningar/ny' }, async (page) => {
    await fill(page, { namn: 'Bryggan', forstaAr: '2024', antalAr: '1', senast: '2099-12-31' });
    await page.getByRole('button', { name: 'Öppna ansökan' }).click();
    await page.getByRole('heading', { name: 'Bryggan', level: 1 }).waitFor();
    path = new URL(page.url()).pathname;
    links = [await makeLink(page, 'Jönköpings kommun'), await makeLink(page, 'Arbetsförmedlingen')];
    await expectAccessible(page);
  });
  const [first = '', second = ''] = links;
  // The one without script, the other with: both are put together.
  await visit(application(), { path: first, as: null, script: false }, async (page) => {
    await fill(page, {
      background: 'Många unga står utan arbete.',
      targetGroup: 'Unga 18–29 år.',
      goals: 'Hälften till arbete.',
      method: 'Ett gemensamt team.',
      'cost.2024': '900 000',
      'cofinancing.2024': '250 000',
    });
    await field(page, 'responsible').selectOption('jonkopings-kommun');
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Allt i formuläret är sparat.').waitFor();
  });
  await visit(application(), { path: second, as: null, expectedStatuses: [422] }, async (page) => {
    expect(await field(page, 'background').inputValue()).toBe('Många unga står utan arbete.');
    await fill(page, { followUp: 'Varje halvår.', equality: 'Könsuppdelat.', implementation: 'Kommunen tar över.' });
    await page.getByText('Allt är sparat').waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    // Alone they cannot apply: the fault leads to the field.
    await page.getByRole('button', { name: 'Skicka till förbundet' }).click();
    await page.getByText('två eller fler söker tillsammans').first().waitFor();
    await field(page, 'part.arbetsformedlingen').check();
    await page.getByRole('button', { name: 'Skicka till förbundet' }).click();
    await page.getByText('läser den nu').waitFor();
  });
  await visit(application(), { path, as: 'preparatoryGroup' }, async (page) => {
    await page.getByLabel('Tillstyrks', { exact: true }).check();
    await fill(page, { motivering: 'Behovet är visat.' });
    await page.getByRole('button', { name: 'Spara yttrandet' }).click();
    await page.getByText('Behovet är visat.').first().waitFor();
    expect(await page.getByRole('button', { name: 'Spara beslutet' }).count()).toBe(0);
  });
  await visit(application(), { path }, async (page) => {
    await page.getByLabel('Beviljat', { exact: true }).check();
    // The decision is an item of the latest meeting, and is reached from the application.
    await field(page, 'paragraf.punkt').selectOption({ index: 1 });
    await fill(page, { 'hogst.2024': '600 000', villkor: 'Delrapport.' });
    await page.getByRole('button', { name: 'Spara beslutet' }).click();
    await page.getByText('Mindre beviljades än vad som söktes.').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: /^§ \d+, \d{4}-/ }).click();
    await page.waitForURL('**/punkt/**');
    await page.goBack();
    await page.getByRole('link', { name: 'Se insatsen' }).click();
    await page.getByRole('heading', { name: 'Bryggan', level: 1 }).waitFor();
    expect((await page.locator('table').last().innerText()).replaceAll(/\s/g, ' ')).toContain('600 000');
  });
  await visit(application(), { path: '/ekonomi/insatser/2024' }, async (page) => {
    const row = page.getByRole('row', { name: /Bryggan/ });
    expect((await row.innerText()).replaceAll(/\s/g, ' ')).toContain('600 000');
  });
});
