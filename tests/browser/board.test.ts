// A meeting of the board from agenda to public notice, without script; and a mail in the register.
import { generate } from 'otplib';
import type { Page } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';
import { beforeAll, expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';

const application = useApplication([['demo', '--no-serve']]);
const script = false;

// Whoever approves minutes shows more than a password.
beforeAll(async () => {
  await visit(application(), { path: '/konto/tvafaktor' }, async (page) => {
    const secret = (await page.locator('code').innerText()).replaceAll(/\s/g, '');
    await page.fill('#kod', await generate({ secret }));
    await page.getByRole('button', { name: 'Slå på' }).click();
    await page.getByText('Tvåfaktorsinloggningen är påslagen').first().waitFor();
  });
});

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const unfold = (page: Page, name: string): Promise<void> =>
  page.locator('summary', { hasText: name }).first().click();
const pdfOf = async (page: Page, path: string) => {
  const response = await page.request.get(application().address + path);
  expect(response.headers()['content-type']).toBe('application/pdf');
  const bytes = new Uint8Array(await response.body());
  return { text: Buffer.from(bytes).toString('latin1'), pdf: await getDocumentProxy(bytes) };
};
const wordsOf = async (pdf: Awaited<ReturnType<typeof pdfOf>>['pdf']): Promise<string> => {
  const pages = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  const texts = await Promise.all(
    pages.map(async (number) => (await (await pdf.getPage(number)).getTextContent()).items),
  );
  return texts
    .flat()
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ');
};

let meeting = '';

test('a meeting is planned, gets an item with a document, and its notice is one file with bookmarks', async () => {
  await visit(application(), { path: '/moten/ny', script }, async (page) => {
    await page.fill('#plats', 'Stadshuset');
    await page.fill('#dag', new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date()));
    await page.check('#distans');
    await press(page, 'Planera mötet');
    meeting = new URL(page.url()).pathname;
    await unfold(page, 'Lägg till ärende');
    await page.fill('#rubrik', 'Avtal om lokal');
    await page.fill('#forslag', 'Styrelsen godkänner avtalet.');
    await press(page, 'Lägg till ärende');
    await page.getByRole('link', { name: 'Avtal om lokal' }).click();
    await page.getByRole('link', { name: 'Lägg till handling' }).click();
    const { text } = await pdfOf(page, `${meeting}/kallelse.pdf`);
    await page.setInputFiles('#fil', {
      name: 'avtal.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(text, 'latin1'),
    });
    await press(page, 'Lägg till');
    expect(await page.getByRole('link', { name: 'avtal' }).count()).toBe(1);
    const { pdf } = await pdfOf(page, `${meeting}/kallelse.pdf`);
    const titles = (await pdf.getOutline()).map(({ title }) => title);
    expect(titles.at(-1)).toBe('Bilaga 1. avtal');
    expect(await wordsOf(pdf)).toContain('Styrelsen godkänner avtalet.');
  });
});

test('it is called, opened, written, closed and approved, and then it is locked', async () => {
  await visit(application(), { path: meeting, script, expectedStatuses: [409] }, async (page) => {
    await press(page, 'Kallelsen är skickad');
    await press(page, 'Öppna mötet');
    await page.goto(`${application().address}${meeting}/narvaro`);
    for (const index of [0, 1, 2, 3]) await page.check(`[name="narvaro.${index}"][value="present"]`);
    await page.check('[name="narvaro.4"][value="distance"]');
    for (const index of [5, 6]) await page.check(`[name="narvaro.${index}"][value="absent"]`);
    await page.check('[name="narvaro.12"][value="present"]');
    await press(page, 'Spara närvaron');
    expect(await page.getByText('Sparat. 6 tjänstgör.').count()).toBe(1);
    await page.goto(`${application().address}${meeting}`);
    const items = await page
      .locator('.agenda a[href*="/punkt/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    for (const item of items) {
      await page.goto(application().address + item);
      await page.check('#antas');
      if (item === items.at(-1)) {
        await unfold(page, 'Jäv');
        await page.check('#jav-1');
        await unfold(page, 'Reservation');
        await page.selectOption('#reservant', { index: 1 });
        await page.fill('#motiv', 'Hyran är för hög.');
        await expectNoSidewaysScroll(page);
      }
      await press(page, 'Spara ärendet');
    }
    await page.goto(`${application().address}${meeting}`);
    expect(await page.locator('.agenda').getByText('Klart', { exact: true }).count()).toBe(items.length);
    await press(page, 'Avsluta mötet');
    await page.goto(`${application().address}${meeting}/protokoll`);
    await press(page, 'Justera protokollet');
    expect(await page.getByText('Skriv när mötet slutade').count()).toBe(1);
    await page.goto(`${application().address}${meeting}`);
    const names = await page.locator('#ordforande').count();
    expect(names).toBe(1);
    const chair = await chairOf(page);
    await page.goto(`${application().address}${meeting}`);
    await page.fill('#slutar', '11.30');
    await page.selectOption('#ordforande', chair[0]);
    await page.fill('#sekreterare', 'Kim Kansli');
    await page.selectOption('#justerare-0', chair[1]);
    await press(page, 'Spara');
    await page.goto(`${application().address}${meeting}/protokoll`);
    await press(page, 'Justera protokollet');
    expect(await page.getByText('Protokollet är justerat och låst.').count()).toBe(1);
    await page.goto(application().address + (items[0] ?? ''));
    expect(await page.getByRole('button', { name: 'Spara ärendet' }).count()).toBe(0);
    const { pdf, text } = await pdfOf(page, `${meeting}/protokoll.pdf`);
    expect(text).toContain('pdfuaid:part>1<');
    const words = await wordsOf(pdf);
    for (const said of [
      'Styrelsen godkänner avtalet.',
      'Hyran är för hög.',
      'på grund av jäv',
      'På distans',
      chair[0],
    ])
      expect(words).toContain(said);
  });
});

async function chairOf(page: Page): Promise<readonly [string, string]> {
  await page.goto(`${application().address}${meeting}/narvaro`);
  const names = await page
    .locator('tbody th')
    .evaluateAll((cells) => cells.map((cell) => cell.firstChild?.textContent?.trim() ?? ''));
  return [names[0] ?? '', names[2] ?? ''];
}

test('the notice stands on the public page for anybody, with the minutes, and is not taken down too early', async () => {
  await visit(application(), { path: `${meeting}/protokoll`, script }, async (page) => {
    await page.check('#visa');
    await press(page, 'Anslå protokollet');
    expect(await page.getByRole('link', { name: 'Öppna i mejlprogrammet' }).count()).toBe(5);
    expect(await page.getByRole('button', { name: 'Ta ned anslaget' }).count()).toBe(0);
    await unfold(page, 'Rätta protokollet');
    await page.fill('#rattelse', '§ 1: mötet öppnades 09:05.');
    await press(page, 'Rätta protokollet');
    expect(await page.getByText('Rättelsen är sparad.').count()).toBe(1);
  });
  await visit(application(), { path: '/anslagstavla', as: null, script }, async (page) => {
    expect(await page.getByRole('heading', { level: 3 }).count()).toBe(2);
    const address = await page.getByRole('link', { name: 'Läs protokollet' }).first().getAttribute('href');
    const { pdf } = await pdfOf(page, address ?? '');
    expect(await wordsOf(pdf)).toContain('mötet öppnades 09:05');
    expect(
      (await page.request.get(`${application().address}${meeting}/protokoll.pdf`, { maxRedirects: 0 })).status(),
    ).toBe(303);
  });
  for (const path of [meeting, `${meeting}/narvaro`, `${meeting}/protokoll`])
    await visit(application(), { path }, expectAccessible);
  await visit(application(), { path: '/anslagstavla', as: null }, expectAccessible);
  await visit(application(), { path: '/anslagstavla', as: null, width: 320, scheme: 'dark' }, expectNoSidewaysScroll);
});

test('a dropped mail is registered with three fields in a few seconds, and handed out masked', async () => {
  const mail =
    'From: =?utf-8?Q?=C3=85sa_Fr=C3=A5gvis?= <asa@exempel.example>\r\nSubject: =?utf-8?Q?Fr=C3=A5ga_om_=C3=B6ppettider?=\r\nDate: Tue, 3 Mar 2026 09:00:00 +0100\r\n\r\nHej\r\n';
  await visit(application(), { path: '/diarium', script }, async (page) => {
    const began = performance.now();
    await page.setInputFiles('#fil', { name: 'mejl.eml', mimeType: 'message/rfc822', buffer: Buffer.from(mail) });
    await press(page, 'Registrera');
    expect(await page.getByText('Registrerad som 2026:06 / 1: Fråga om öppettider').count()).toBe(1);
    expect(performance.now() - began).toBeLessThan(20_000);
    await page.goto(`${application().address}/diarium/utdrag?ar=2026`);
    expect(await page.getByText('Åsa Frågvis').count()).toBe(0);
    expect(await page.getByText('Enskild person').count()).toBeGreaterThan(0);
    expect(await page.getByText('Brev om bemötande').count()).toBe(0);
    const { pdf } = await pdfOf(page, '/diarium/utdrag/utdrag.pdf');
    expect(await wordsOf(pdf)).not.toMatch(/Frågvis|bemötande/);
  });
});
