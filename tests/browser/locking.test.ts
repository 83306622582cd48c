// A report is locked, its books change, and the correction is the next version with its reason; all without script.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'otplib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aBoard, aLedgerFile, lawfulTexts, orgNumber } from '#reports/testing';
import { useApplication } from './application.ts';
import { fetchAs } from './fetch-as.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';

const files = mkdtempSync(join(tmpdir(), 'stegvis-lock-'));
afterAll(() => rmSync(files, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(files, name);
  writeFileSync(path, content);
  return path;
}

const texts = Object.entries(lawfulTexts).map(([id, markdown]) =>
  file(`${id}.md`, `---\nid: ${id}\n---\n\n${markdown}\n`),
);
const corrected = aLedgerFile({ costs: 1650 });

const application = useApplication([
  ['init', '--association', aBoard.name, '--orgnr', orgNumber, '--preset', 'kommunbas'],
  ['organisation', 'save', file('board.json', JSON.stringify(aBoard))],
  ['sie', 'import', file('2024.se', aLedgerFile({ costs: 1700 }))],
  ['report', 'text', ...texts, '--year', '2024'],
]);

const path = '/rapporter/2024/las';

// Whoever locks shows more than a password.
beforeAll(async () => {
  await visit(application(), { path: '/konto/tvafaktor' }, async (page) => {
    const secret = (await page.locator('code').innerText()).replaceAll(/\s/g, '');
    await page.fill('#kod', await generate({ secret }));
    await page.getByRole('button', { name: 'Slå på' }).click();
    await page.getByText('Tvåfaktorsinloggningen är påslagen').first().waitFor();
  });
});

test('a report is locked, shows what was frozen, and a second press is calm', async () => {
  await visit(application(), { path, script: false }, async (page) => {
    expect(await page.getByText('Inget hindrar låsningen').count()).toBe(1);
    await visit(application(), { path, script: false }, async (second) => {
      await page.getByRole('button', { name: 'Lås rapporten' }).click();
      expect(await page.getByRole('status').textContent()).toContain('Rapporten är låst som version 1');
      expect(await page.getByRole('row', { name: /Årets resultat 2024.*100,00\skr samma/ }).count()).toBeGreaterThan(
        0,
      );
      await second.getByRole('button', { name: 'Lås rapporten' }).click();
      expect(await second.getByRole('status').textContent()).toContain('Inget har ändrats sedan dess');
      expect(await second.getByRole('alert').count()).toBe(0);
    });
    await expectNoSidewaysScroll(page);
  });
  await visit(application(), { path: '/rapporter/2024/last/1' }, expectAccessible);
  await visit(application(), { path: '/rapporter/2024/last/1', scheme: 'dark' }, expectAccessible);
  await visit(application(), { path: '/rapporter/2024/last/1', width: 320 }, expectNoSidewaysScroll);
  await visit(application(), { path: '/rapporter/2024/last/2', status: 404 }, async () => undefined);
});

test('what changes in the books is told beside what was frozen, and corrected as version 2 with its reason', async () => {
  await visit(application(), { path: '/ekonomi/las-in', script: false }, async (page) => {
    await page.setInputFiles('#fil', {
      name: 'ny.se',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(corrected),
    });
    await page
      .locator('details', { has: page.locator('#ersatt') })
      .locator('summary')
      .click();
    await page.check('#ersatt');
    await page.getByRole('button', { name: 'Läs in och kontrollera' }).click();
    expect(await page.getByText('Bokföringen för 2024 är inläst').count()).toBe(1);
  });
  await visit(application(), { path: '/rapporter/2024/last/1', script: false }, async (page) => {
    expect(
      await page.getByRole('row', { name: /Årets resultat 2024.*100,00\skr 150,00\skr/ }).count(),
    ).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Visa bara de som har ändrats' }).click();
    expect(await page.getByRole('row', { name: /samma/ }).count()).toBe(0);
  });
  await visit(application(), { path, script: false, expectedStatuses: [409] }, async (page) => {
    expect(await page.getByText('Ändrat sedan version 1').count()).toBe(1);
    await page.getByRole('button', { name: 'Lås som version 2' }).click();
    expect(await page.locator('#forklaring').getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('link', { name: 'Förklara vad som har rättats' }).click();
    await page.fill('#forklaring', 'En faktura var bokförd två gånger.');
    await page.getByRole('button', { name: 'Lås som version 2' }).click();
    expect(await page.getByRole('status').textContent()).toContain('Rapporten är låst som version 2');
    expect(await page.getByText('En faktura var bokförd två gånger.').count()).toBe(1);
  });
  await visit(application(), { path }, async (page) => {
    expect(await page.getByText('Inget har ändrats sedan dess').count()).toBe(1);
    expect(await page.getByRole('link', { name: /^Version [12] låstes/ }).count()).toBe(2);
    await expectAccessible(page);
  });
  await visit(application(), { path: '/rapporter/2024/last/1', script: false }, async (page) => {
    expect(await page.getByText('Det finns en senare version: 2.').count()).toBe(1);
  });
});

test.each([
  ['1', '100'],
  ['2', '150'],
])('the file of version %s keeps its numbers', async (version, result) => {
  const response = await fetchAs(application(), `/rapporter/2024/fil/json?version=${version}`);
  const { figures } = (await response.json()) as { figures: { id: string; value: number }[] };
  expect(figures.find(({ id }) => id === 'finance.yearResult@2024')?.value).toBe(Number(result) * 100);
});
