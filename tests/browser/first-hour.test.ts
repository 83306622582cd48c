// The journey that decides whether an office stays: from an empty installation to a draft, in one go, with axe on every page.
// Once as most do it, with a SIE file and real pastes; once without script, with a trial balance and the boxes to paste in.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';
import { fromExcel, fromWord, paste, type Copied } from './paste.ts';

const init = ['init', '--association', 'Södra Vätterbygden', '--orgnr', '222000-2428', '--preset', 'kommunbas'];
const withScript = useApplication([init]);
const withoutScript = useApplication([init]);

const ledger = readFileSync(join(resolve(import.meta.dirname, '../../demo/ledger'), 'sodra-vatterbygden-2024.se'));

const members = fromWord([
  ['Medlem', 'Slag', 'Andel (%)'],
  ['Försäkringskassan', 'Försäkringskassan', ''],
  ['Arbetsförmedlingen', 'Arbetsförmedlingen', ''],
  ['Region Jönköpings län', 'Region', ''],
  ['Habo kommun', 'Kommun', '25,5'],
  ['Jönköpings kommun', 'Kommun', '74,5 %'],
]);
const programmes = fromExcel([
  ['Projektkod', 'Insats', 'Beviljade medel', 'Inriktning', 'Insatsägare'],
  ['1100', 'Enter', '4 000 000', 'Individinriktad', 'Jönköpings kommun'],
  ['1200', 'NOVA', '3 500 000,50', 'Individinriktad', 'Habo kommun'],
  ['2100', 'Verksamhetsutvecklare', '1 000 000', 'Strukturövergripande', ''],
  ['', 'Summa', '8 500 000,50', '', ''],
]);
const budget = fromExcel([
  ['Rad', 'Slag', 'Belopp'],
  ['Medlemsbidrag', 'Intäkt', '11 000 000'],
  ['Enter', 'Kostnad', '4 000 000'],
  ['NOVA', 'Kostnad', '3 500 000'],
]);
const counts = fromWord([
  ['Insats', 'Kvinnor', 'Män', 'Nya', 'Avslutade', 'Arbete', 'Studier', 'Annat skäl'],
  ['Enter', '41', '39', '38', '23', '6', '3', '14'],
  ['NOVA', '42', '28', '66', '–', '', '', ''],
  ['Totalt', '83', '67', '104', '23', '6', '3', '14'],
]);
const goals = fromWord([
  ['Åtagande', 'Insats', 'Målvärde', 'Utfall', 'Måluppfyllelse', 'Kommentar'],
  ['Hälften går till arbete eller studier', 'Enter', '50 %', '62 %', 'Uppfyllt', 'Bättre än året före.'],
  ['Fler samverkansmöten', '', '12', '9', 'Delvis uppfyllt', ''],
]);

/** The grid's own way in: a paste where the focus is, or the box below it. */
async function put(page: Page, of: { grid: string; copied: Copied; script: boolean }): Promise<void> {
  if (of.script) {
    await page.locator(`#${of.grid} tbody input:not([type=hidden]), #${of.grid} tbody select`).first().focus();
    await paste(page, of.copied);
    return;
  }
  await page.locator('summary', { hasText: 'Klistra in en hel tabell' }).click();
  await page.fill(`#${of.grid}-klistrat`, of.copied.text);
  await page.getByRole('button', { name: 'Lägg in i tabellen' }).click();
}

/** Axe is a script of the page: without script the pages are the same, and only their width is looked at. */
async function look(page: Page, script: boolean): Promise<void> {
  if (script) await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}

async function save(page: Page, of: { submit: string; done: string; script: boolean }): Promise<void> {
  await page.getByRole('button', { name: of.submit }).click();
  await page.getByText(of.done, { exact: false }).first().waitFor();
  await look(page, of.script);
}

/** Opens the step that the guide says is next, which must be this one. */
async function next(page: Page, of: { action: string; progress: string; script: boolean }): Promise<void> {
  await page.goto(new URL('/kom-igang', page.url()).href);
  expect(await page.locator('p.progress').textContent()).toContain(of.progress);
  await look(page, of.script);
  const step = page.locator('li.next');
  await step.getByRole('link', { name: of.action }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

const saldo = fromExcel([
  ['Konto', 'Benämning', 'Ingående balans', 'Förändring', 'Utgående balans'],
  ['1940', 'Bank', '1 000,00', '500,00', '1 500,00'],
  ['2010', 'Eget kapital', '-1 000,00', '0', '-1 000,00'],
  ['3711', 'Bidrag', '0', '-11 000,00', '-11 000,00'],
  ['4619', 'Insatser', '0', '10 500,00', '10 500,00'],
]);

/** Last year's report, as its tables are copied. */
const figures = JSON.parse(
  readFileSync(new URL('../../demo/printed/figures-2024.json', import.meta.url), 'utf8'),
) as Record<string, Record<string, readonly (number | string | null)[]>>;
const printed = [
  'Belopp i kr\t2024\t2023',
  'Verksamhetens intäkter\t11 764 068\t9 589 737',
  'Finansiella intäkter\t170 927\t147 945',
  'Verksamhetens kostnader\t−11 819 239\t−9 795 105',
  'Not 3 Verksamhetens kostnader',
  ...Object.entries(figures['note3Costs'] ?? {})
    .filter(([label]) => label !== 'columns')
    .map(([label, [, now, before]]) => `${label}\t${now}\t${before}`),
].join('\n');
const printedOfSaldo = 'Belopp i kr\t2024\nVerksamhetens intäkter\t11 000\nVerksamhetens kostnader\t−10 500';

async function loadLedger(page: Page, script: boolean): Promise<void> {
  if (script) {
    await page.setInputFiles('#fil', { name: '2024.se', mimeType: 'application/octet-stream', buffer: ledger });
  } else {
    await page.getByText('Saldolista i stället för SIE').click();
    await page.fill('#ar', '2024');
    await page.fill('#klistrat', saldo.text);
  }
  await page.getByRole('button', { name: 'Läs in och kontrollera' }).click();
  await page.getByText('Bokföringen för 2024 är inläst').first().waitFor();
  await look(page, script);
}

test.each([true, false])('from empty to a draft (script: %s)', async (script) => {
  const application = script ? withScript() : withoutScript();
  await visit(application, { path: '/kom-igang', script, expectedStatuses: [422] }, async (page) => {
    await next(page, { action: 'Skriv in medlemmarna', progress: '0 av 8', script });
    await put(page, { grid: 'medlemmar', copied: members, script });
    await save(page, { submit: 'Spara medlemmarna', done: '5 medlemmar är sparade', script });
    expect(await page.getByRole('row', { name: /Habo kommun Kommun/ }).textContent()).toMatch(/6,38\s%/);

    await next(page, { action: 'Läs in bokföringen', progress: '1 av 8', script });
    await loadLedger(page, script);

    await page.goto(new URL('/insatser?ar=2024', page.url()).href);
    await look(page, script);
    await put(page, { grid: 'insatser', copied: programmes, script });
    await save(page, { submit: 'Spara insatserna', done: '3 insatser är sparade', script });
    expect(await page.inputValue('#insatser-1-beviljat')).toMatch(/^3\s500\s000,50$/);

    await page.goto(new URL('/ekonomi/kontoplan/2024', page.url()).href);
    await page.getByLabel('Tryckta rader').fill(script ? printed : printedOfSaldo);
    await page.getByRole('button', { name: 'Sätt raderna mot bokföringen' }).click();
    await page.getByText('Allt stämmer').first().waitFor();
    await look(page, script);

    // The SIE file holds the budget of its own year: then the next one is entered.
    await page.goto(new URL(`/ekonomi/budget/${script ? 2025 : 2024}/ny`, page.url()).href);
    await page.getByRole('button', { name: 'Spara som ny version' }).click();
    await page.getByRole('group', { name: 'Rätta det här först' }).waitFor();
    await page.getByLabel('Beslut', { exact: true }).fill('Styrelsen 2023-11-24 § 52');
    await put(page, { grid: 'rader', copied: budget, script });
    expect(await page.getByLabel('Beslut', { exact: true }).inputValue()).toBe('Styrelsen 2023-11-24 § 52');
    await save(page, { submit: 'Spara som ny version', done: 'Budgeten är sparad som version', script });

    await page.goto(new URL('/uppfoljning?ar=2024', page.url()).href);
    await page.fill('#kalla', 'Teamledarnas sammanställning');
    await put(page, { grid: 'antal', copied: counts, script });
    if (!script) for (const row of [0, 1]) await page.selectOption(`#antal-${row}-insats`, '');
    await save(page, { submit: 'Spara antalen', done: 'Antal för 2 insatser är sparade', script });
    expect(await page.getByRole('row', { name: /Enter 2024 1/ }).textContent()).toContain('80');

    await page.goto(new URL('/mal?ar=2024', page.url()).href);
    await put(page, { grid: 'mal', copied: goals, script });
    await save(page, { submit: 'Spara målen', done: '2 mål är sparade', script });

    await page.goto(new URL('/kom-igang', page.url()).href);
    expect(await page.locator('li.done h2').allTextContents()).toEqual(
      expect.arrayContaining([
        'Medlemmar och fördelningsnyckel',
        'Bokföringen',
        'Kontoplanen',
        'Insatserna',
        'Budgeten',
        'Deltagarna',
        'Målen',
      ]),
    );
    await page.getByRole('link', { name: 'Öppna utkastet' }).click();
    await page.waitForURL(/rapporter\/2024/);
    await look(page, script);
    const draft = await page.request.get(new URL('/rapporter/2024/fil/pdf', page.url()).href);
    expect((await draft.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
