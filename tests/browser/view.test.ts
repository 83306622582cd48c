import { aPrintedReport, docxOf, mutate, numberStyles, seeded } from '#control/testing';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectAccessible, expectEnglish, visit } from './page-checks.ts';

const application = useApplication([['demo', '--no-serve']]);

const ground = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color);

test.each([true, false])('the language is changed and the page stays (script: %s)', async (script) => {
  const path = '/ekonomi/2024/rad/closingEquity/alla?rapport=2024';
  await visit(application(), { path, script }, async (page) => {
    expect(await page.locator('html').getAttribute('lang')).toBe('sv');
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForURL(`**${path}`);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const menu = page.getByRole('navigation', { name: 'Main menu' });
    expect(await menu.getByRole('link', { name: 'Reports', exact: true }).count()).toBe(1);
    await page.getByRole('button', { name: 'Svenska' }).click();
    await page.waitForURL(`**${path}`);
    expect(await page.locator('html').getAttribute('lang')).toBe('sv');
  });
});

const inEnglish = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'English' }).click();
  await page.waitForSelector('html[lang=en]');
};

const english = [
  '/',
  '/ekonomi',
  '/ekonomi/2024/noter',
  '/ekonomi/2024/rad/operatingIncome/alla',
  '/ekonomi/budget/2024',
  '/ekonomi/kontoplan',
  '/effekter',
  '/mal',
  '/insatser',
  '/rapporter/2024/kontroll',
  '/konto/tvafaktor',
  '/arshjul',
  '/no-such-page',
];

test('a page in English is English, and what the association has written says that it is Swedish', async () => {
  await visit(application(), { path: '/', expectedStatuses: [404, 422] }, async (page) => {
    const { address } = application();
    const names = ['IT-spåret', 'Koll på förmåga'];
    const look = async (path: string): Promise<void> => {
      await page.goto(address + path, { waitUntil: 'domcontentloaded' });
      await expectEnglish(page, names);
    };
    await inEnglish(page);
    for (const path of english) await look(path);

    await look('/ekonomi/las-in');
    const bad = '#FLAGGA 0\n#SIETYP 4\n#RAR 0 20240101 20241231\n#VER A 1 20240105\n{\n#TRANS 1930 {} 5,5\n}\n';
    await page.setInputFiles('#fil', { name: 'bad.se', mimeType: 'text/plain', buffer: Buffer.from(bad) });
    await page.getByRole('button', { name: 'Read and check' }).click();
    await page.getByRole('alert').waitFor();
    await expectEnglish(page);

    await look('/granska');
    const report = mutate(aPrintedReport(seeded(42)), 'one digit', seeded(42)).fixture;
    const content = Buffer.from(docxOf(report, numberStyles[0] ?? { thousands: ' ', minus: '-' }));
    await page.setInputFiles('#rapport', { name: 'a.docx', mimeType: 'application/octet-stream', buffer: content });
    await page.getByRole('button', { name: 'Review the report' }).click();
    await page.locator('#fynd').waitFor();
    await expectEnglish(page);

    await look('/insatsrapporter/ny');
    await page.fill('#fran', '2024-01-01');
    await page.fill('#till', '2024-12-31');
    await page.fill('#aldrar', '16–29, 30–64 år');
    await page.getByRole('button', { name: 'Open the round' }).click();
    const link = page.locator('input[readonly]').first();
    await look(new URL(await link.inputValue()).pathname);
  });
  await visit(application(), { path: '/anvandare', as: 'reader', status: 403 }, async (page) => {
    await inEnglish(page);
    await expectEnglish(page);
  });
});

test.each([true, false])(
  'dark is chosen on a light machine, and light on a dark one (script: %s)',
  async (script) => {
    await visit(application(), { path: '/', script }, async (page) => {
      const light = await ground(page);
      await page.getByText('Utseende').click();
      await page.getByRole('button', { name: 'Mörkt' }).click();
      await page.waitForSelector('html[data-color-scheme="dark"]');
      const dark = await ground(page);
      expect(dark).not.toBe(light);
      if (script) await expectAccessible(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.getByText('Utseende').click();
      await page.getByRole('button', { name: 'Ljust' }).click();
      await page.waitForSelector('html[data-color-scheme="light"]');
      expect(await ground(page)).toBe(light);
      await page.emulateMedia({ colorScheme: 'light' });
    });
  },
);

test('a page that is lit dark is printed on white', async () => {
  await visit(application(), { path: '/', scheme: 'dark' }, async (page) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const colours = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return [style.getPropertyValue('--ds-color-neutral-text-default'), style.colorScheme];
    });
    expect(colours).toEqual(['#12212b', 'light']);
  });
});

test('what is chosen leads nowhere else than to us', async () => {
  const { address } = application();
  const send = (body: string, origin: string) =>
    fetch(`${address}/visning`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
      body,
    });
  const away = await send('sprak=en&tillbaka=//elsewhere.example', address);
  expect([away.status, away.headers.get('location')]).toEqual([303, '/']);
  const foreign = await send('sprak=en&tillbaka=/', 'https://elsewhere.example');
  expect(foreign.status).toBe(403);
});

test.each([true, false])(
  'a part is switched on in the settings, and the choice stays (script: %s)',
  async (script) => {
    await visit(application(), { path: '/installningar', script }, async (page) => {
      const box = page.getByRole('checkbox', { name: 'Årshjul' });
      const before = await box.isChecked();
      await box.setChecked(!before);
      await page.getByRole('button', { name: 'Spara valen' }).click();
      await page.getByText('Valen är sparade').waitFor();
      await page.goto(`${application().address}/installningar`);
      expect(await page.getByRole('checkbox', { name: 'Årshjul' }).isChecked()).toBe(!before);
      if (script) await expectAccessible(page);
    });
  },
);
