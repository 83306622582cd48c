// One money from an application by two members, by links and without an account, to the half-year report: decided at a
// meeting, beside the granted, in the budget, to be invoiced, late, and forecast.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';

const application = useApplication([['demo', '--no-serve']]);
const faults = (page: Page) => page.getByRole('group', { name: 'Rätta det här först' });
const plain = (text: string | null): string => (text ?? '').replaceAll(/[\u202f\u00a0]/g, ' ');
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

test('what two members apply for is decided, budgeted, invoiced and forecast, and stands in the half-year report', async () => {
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
      'participants.2024': '24',
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
  const expectedStatuses = [422];
  await visit(application(), { path: '/ekonomi/budget/2024/ny', script: false, expectedStatuses }, async (page) => {
    const { address } = application();
    // Nine tenths of what was granted stand there already.
    await page.getByText('Beloppet är ifyllt ur det som är beviljat').waitFor();
    await fill(page, { beslut: 'Styrelsen 2024-01-15 § 3' });
    await page.getByRole('button', { name: 'Spara som ny version' }).click();
    await faults(page).getByText('Skriv varför budgeten ändras').waitFor();
    await fill(page, { skal: 'Bryggan är beviljad' });
    await page.getByRole('button', { name: 'Spara som ny version' }).click();
    await page.getByText('Budgeten är sparad som version').waitFor();
    const row = page.getByRole('row', { name: /^Bryggan/ });
    expect(plain(await row.first().textContent())).toContain('540 000');

    await page.goto(`${address}/ekonomi/rekvisitioner/2024/plan`);
    await fill(page, { 'plan-6-belopp': '45 000', 'plan-6-fran': '1', 'plan-6-till': '12' });
    for (const [column, option] of Object.entries({ insats: 'bryggan', part: 'jonkopings-kommun', takt: '3' }))
      await field(page, `plan-6-${column}`).selectOption(option);
    await page.locator('main button[type=submit]').last().click();
    await page.waitForURL('**/rekvisitioner/2024?sparad=plan');

    const forecast = '/ekonomi/prognos/2024/ny?dag=2024-08-31&metod=remainingBudget';
    await page.goto(address + forecast);
    expect(plain(await row.textContent())).toContain('360 000');
    await page.goto(`${address}/ekonomi/rekvisitioner/2024`);
    await page.getByRole('button', { name: 'Spara fakturan' }).click();
    await faults(page).getByText('Välj en insats').waitFor();
    await page.getByLabel('Insats', { exact: true }).selectOption('bryggan');
    await page.getByLabel('Part', { exact: true }).selectOption('jonkopings-kommun');
    await page.getByLabel('Från och med månad').selectOption('1');
    await page.getByLabel('Till och med månad').selectOption('3');
    await page.getByLabel('Belopp i kronor').fill('140 000');
    await page.getByLabel('Kom den').fill('2024-04-12');
    await page.getByRole('button', { name: 'Spara fakturan' }).click();
    await page.getByText('Fakturan är sparad').waitFor();

    await page.goto(address + forecast);
    expect(plain(await row.textContent())).toContain('225 000');
    await page.getByLabel('Prognos för Bryggan').fill('tolv');
    await page.getByRole('button', { name: 'Spara prognosen' }).click();
    await faults(page).getByText('Beloppet för Bryggan').waitFor();
    await page.getByLabel('Prognos för Bryggan').fill('499 000');
    await page.getByLabel('Kommentar till Bryggan').fill('En tjänst tillsätts i oktober');
    await page.getByRole('button', { name: 'Spara prognosen' }).click();
    await page.getByText('Prognosen är sparad som version 2').waitFor();
    expect(plain(await row.first().textContent())).toContain('499 000');

    await page.goto(`${address}/rapporter/2024-delar/sida/management.forecast`);
    const said = plain(await row.textContent());
    for (const part of ['540 000', '499 000', 'En tjänst tillsätts i oktober']) expect(said).toContain(part);
    await page.goto(`${address}/rapporter/2024-delar/sida/management.overview`);
    expect(plain(await row.first().textContent())).toMatch(/24$/);
    await page.goto(`${address}/rapporter/2024-delar`);
    await page.getByLabel('Rapporten gäller till och med').fill('2024-10-31');
    await page.getByRole('button', { name: 'Byt dag' }).click();
    await page.getByText('Skriv en dag från 2024-06-30 till 2024-08-31').waitFor();
  });
});
