// The public calculator and the pages about effects, as people use them: with script, without, and on a phone.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { awake } from './awake.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';

const packages = join(mkdtempSync(join(tmpdir(), 'stegvis-effects-')), 'packages.json');
writeFileSync(
  packages,
  JSON.stringify(
    [
      ['enter', '2025', [{ from: 'FORS', to: 'ARBETE', count: 22, municipality: 'Habo' }]],
      [
        'nova',
        '2025',
        [
          { from: 'AKTSTOD', to: 'SJUKERS', count: 9 },
          { from: 'FORS', to: 'STUDIE', count: 2 },
        ],
      ],
      ['fia', '2025', [{ from: 'FORS', to: 'ARBETE', count: 3 }]],
      ['enter', '2023', [{ from: 'FORS', to: 'ARBETE', count: 11 }]],
    ].map(([programme, year, stepMoves]) => ({
      association: '222000-2428',
      programme,
      from: `${String(year)}-01-01`,
      to: `${String(year)}-12-31`,
      source: 'Räknat av insatsen',
      measures: [],
      stepMoves,
    })),
  ),
);

const application = useApplication([
  ['demo', '--no-serve'],
  ['followup', 'import', packages],
]);

describe('the public calculator', () => {
  const open = { as: null } as const;

  test('answers while one types, and the address carries it', async () => {
    await visit(application(), { ...open, path: '/rakna' }, async (page) => {
      await page.locator('#f-0-from').selectOption('FORS');
      await page.locator('#f-0-to').selectOption('ARBETE');
      await page.locator('#f-0-count').fill('10');
      await page.locator('#kommun').selectOption('Jönköping');
      await page.locator('#ar').fill('2025');
      await page.locator('#antal-ar').selectOption('1');
      await page.getByText('1 698 153 kr', { exact: true }).waitFor();
      expect(page.url()).toContain('flytt=FORS%7EARBETE%7E10');
      const address = page.url();
      await page.goto(address);
      await awake(page);
      expect(await page.locator('#f-0-count').inputValue()).toBe('10');
      expect(await page.getByText('1 698 153 kr', { exact: true }).count()).toBe(1);
      await page.locator('#f-0-count').fill('4');
      await page.getByText('Bara 4 har flyttat sig', { exact: false }).waitFor();
      expect(await page.getByText('kr', { exact: false }).filter({ hasText: '679 261' }).count()).toBe(0);
    });
  });

  test('works without script: more rows, a fault that leads to its cell, the answer', async () => {
    await visit(application(), { ...open, path: '/rakna', script: false }, async (page) => {
      await page.getByRole('button', { name: 'Fler rader' }).click();
      expect(await page.locator('#f tbody tr').count()).toBeGreaterThan(10);
      await page.locator('#f-0-from').selectOption('FORS');
      await page.locator('#f-0-to').selectOption('ARBETE');
      await page.locator('#f-0-count').fill('många');
      await page.getByRole('button', { name: 'Räkna' }).click();
      expect(await page.locator('.ds-error-summary a').getAttribute('href')).toBe('#f-0-count');
      expect(await page.locator('#f-0-count').inputValue()).toBe('många');
      await page.locator('#f-0-count').fill('10');
      await page.locator('#kommun').selectOption('Jönköping');
      await page.locator('#ar').fill('2025');
      await page.locator('#antal-ar').selectOption('1');
      await page.getByRole('button', { name: 'Räkna' }).click();
      expect(new URL(page.url()).search).toBe(
        '?flytt=FORS%7EARBETE%7E10&ar=2025&antal-ar=1&kommun=J%C3%B6nk%C3%B6ping',
      );
      expect(await page.getByText('1 698 153 kr', { exact: true }).count()).toBe(1);
      await expectNoSidewaysScroll(page);
    });
  });
});

const addresses = [
  '/effekter',
  '/effekter/jamfor',
  '/effekter/rakna?flytt=FORS~ARBETE~12~lonebidrag~0,6&kostnad=500000&kvar=80',
  '/effekter/scenarier',
  '/effekter/varden',
];

describe.each(addresses)('%s', (path) => {
  test('holds the rules of WCAG, light and dark, and fits 320 pixels', async () => {
    await visit(application(), { path }, expectAccessible);
    await visit(application(), { path, scheme: 'dark', width: 320 }, async (page) => {
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });
});

test('period and programmes give matrix, answer and comparison; too few people have no number anywhere', async () => {
  await visit(application(), { path: '/effekter', script: false }, async (page) => {
    expect(await page.locator('#forflyttningar, table').first().textContent()).toContain('Försörjningsstöd');
    expect(await page.getByText('36 av 36 med känd försörjning har flyttat sig.').count()).toBe(1);
    for (const slug of ['enter', 'nova']) await page.locator(`#insats-${slug}`).uncheck();
    await page.getByRole('button', { name: 'Visa' }).click();
    expect(await page.getByText('Bara 3 har flyttat sig', { exact: false }).count()).toBe(1);
    const file = await page.request.get(`${application().address}/effekter/tabell?insats=fia&format=csv`);
    expect(file.status()).toBe(422);
    await page.goto(`${application().address}/effekter/jamfor`);
    const row = page.getByRole('row', { name: /Funktionsnedsatta|FIA/ }).first();
    expect(await row.textContent()).not.toMatch(/\d{3}/);
  });
});

test('a calculation is saved, compared and removed; a matrix goes out and comes in again', async () => {
  const path = '/effekter/rakna?flytt=FORS~ARBETE~12~lonebidrag~0,6&flytt=AKASSA~STUDIE~7';
  await visit(application(), { path }, async (page) => {
    await page.locator('#namn').fill('Plan A');
    await page.getByRole('button', { name: 'Spara räkningen' }).click();
    await page.getByRole('link', { name: 'Till sparade räkningar' }).click();
    await page.getByRole('link', { name: 'Plan A' }).waitFor();
    const square = await page.request.get(
      `${application().address}/effekter/rakna/fil?innehall=matris&format=xlsx&${path.split('?')[1] ?? ''}`,
    );
    await page.goto(`${application().address}/effekter/rakna`);
    await awake(page);
    await page.getByText('Läs in en matris ur en fil').click();
    await page.locator('#fil').setInputFiles({
      name: 'matris.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await square.body(),
    });
    await page.getByRole('button', { name: 'Läs in', exact: true }).click();
    await page.waitForURL(/flytt=FORS%7EARBETE%7E12%7Elonebidrag%7E0%2C6/);
    await page.goto(`${application().address}/effekter/scenarier`);
    await awake(page);
    await page.getByRole('button', { name: 'Ta bort Plan A' }).click();
    await page.getByText('Räkningen är borttagen.').waitFor();
  });
});

test('an own value goes before the shipped one, which stays in sight', async () => {
  await visit(application(), { path: '/effekter/varden', script: false }, async (page) => {
    await page.locator('#namn').selectOption('equalisation.kommun.clawback');
    await page.locator('#fran').fill('2024-01-01');
    await page.locator('#tal').fill('85');
    await page.locator('#kalla').fill('Statistik om utjämningen');
    await page.getByRole('button', { name: 'Spara värdet' }).click();
    const own = page.getByRole('row', { name: /Statistik om utjämningen/ }).first();
    expect(await own.textContent()).toMatch(/85\s%.*0\s%/);
    await page.getByRole('button', { name: /Ta bort det egna värdet/ }).click();
    expect(await page.getByText('Värdet är borttaget.').count()).toBe(1);
  });
});
