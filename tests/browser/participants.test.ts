// A party's work with a participant from referral to package, and the association's report that prints the count; a file full
// of faults.
import { readDocument } from '#exchange/server';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { awake } from './awake.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';

const application = useApplication([['demo', '--no-serve']]);

const send = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('refer, accept, enrol, follow up, exit, package, and the count in the annual report, traced to its package', async () => {
  let record = '';
  await visit(application(), { path: '/deltagare/ny', as: 'coach', expectedStatuses: [422] }, async (page) => {
    record = await takeThrough(page);
    await mend(page, record);
  });
  await visit(application(), { path: new URL(record).pathname, as: 'programmeLeader' }, async (page) => {
    const extract = await page.request.get(`${record}/utdrag?format=json`);
    expect(await extract.text()).toContain('"pseudonym": "D-');
    const pdf = await page.request.get(`${record}/utdrag?format=pdf`);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });
  const asked = '/deltagare/paket?insats=nova&fran=2024-01-01&till=2024-12-31';
  await visit(application(), { path: asked, as: 'programmeLeader' }, async (page) => {
    await page.getByText('Exakta antal').waitFor();
    await expectAccessible(page);
    await send(page, 'Gör paketet och lämna det');
    await page.getByText('Förbundet har fått det.').waitFor();
  });
  await visit(application(), { path: '/uppfoljning/mottagna' }, async (page) => {
    await page.getByText('Deltagarregistret hos Jönköpings kommun.').first().waitFor();
    await expectAccessible(page);
    await expectInReport(page);
  });
});

/** The one who was there in 2024 stands in the workshop's page, in the web page and in the PDF, with where it comes from. */
async function expectInReport(page: Page): Promise<void> {
  const { address } = application();
  const figure = 'followUp.participants@2024{programme=nova}';
  await page.goto(`${address}/rapporter/2024?avsnitt=management.economy`);
  await awake(page);
  const printed = page.frameLocator('iframe[name=sida]').locator(`[data-figure="${figure}"]`).first();
  await printed.waitFor();
  expect(await printed.textContent()).toBe('1');
  expect(await printed.getAttribute('title')).toMatch(
    /^Deltagare i NOVA: 1, .*Källa: Deltagarregistret hos Jönköpings kommun\. \(version 2\)$/,
  );
  const html = await (await page.request.get(`${address}/rapporter/2024/fil/html`)).text();
  expect(html).toMatch(new RegExp(`<data value="1"[^>]*data-figure="${figure}"[^>]*>1</data>`));
  const pdf = await page.request.get(`${address}/rapporter/2024/fil/pdf`);
  const read = await readDocument(await pdf.body());
  const lines = read.ok ? read.value.lines.map(({ words }) => words.map(({ text }) => text).join(' ')) : [];
  // Women, men, all, new, exited; why she left is too few to tell.
  expect(lines).toContain('NOVA 1 0 1 1 1');
}

async function takeThrough(page: Page): Promise<string> {
  await page.selectOption('#insats', 'nova');
  await page.check('#kon-female');
  await page.fill('#fodelsear', '1994');
  await page.fill('#kommun', 'Habo');
  await page.fill('#namn', 'Prov');
  await page.fill('#datum', '2024-01-15');
  await page.selectOption('#remittent', 'region');
  await page.fill('#skal', 'Ring 940112-1234 om tid');
  await page.check('#delas-kommun');
  await send(page, 'Spara remissen');
  // A text with a personal number is told of once, and everything else is kept.
  await page.getByText('Det liknar ett personnummer').waitFor();
  await page.fill('#skal', 'Vill prova att arbeta');
  await send(page, 'Spara remissen');
  await page.waitForURL(/\/deltagare\/[0-9a-f-]{36}$/);
  await awake(page);
  await expectAccessible(page);
  const one = page.url();

  await page.check('#svar-accept');
  await page.fill('#datum', '2024-01-22');
  await send(page, 'Spara beskedet');
  await page.getByText('Prov', { exact: true }).first().waitFor();
  await page.getByRole('link', { name: 'Skriv in', exact: true }).click();
  await page.waitForURL(/skriv-in$/);
  await page.check('#grund-consent');
  await page.fill('#datum', '2024-02-05');
  await page.fill('#samtycke', '2024-02-05');
  await page.fill('#samtyckesversion', '2026:1');
  await page.check('#behov-kommun');
  await page.selectOption('#utbildning', 'secondary');
  await page.selectOption('#forsorjning-1', 'forsorjningsstod');
  await page.fill('#forsorjning-1-omfattning', '100');
  await expectAccessible(page);
  await send(page, 'Skriv in');
  // The need of one party alone is outside the target group: guidance that wants a reason.
  await page.fill('#skal-oneParty', 'Regionen kommer in efter sommaren');
  await send(page, 'Skriv in');
  await page.waitForURL(/sparat$/);

  await page.goto(`${one}/anteckna?slag=activity`);
  await awake(page);
  await page.fill('#datum', '2024-03-04');
  await page.check('#aktivitet-placement');
  await page.selectOption('#arbetsgivare', 'private');
  await send(page, 'Spara');
  await page.waitForURL(/sparat$/);
  await page.goto(`${one}/avsluta`);
  await awake(page);
  await page.fill('#datum', '2024-10-31');
  await page.check('#orsak-workSubsidised');
  await page.selectOption('#subvention', 'lonebidrag');
  await page.fill('#grad', '60');
  await page.check('#formaga-ja');
  await page.selectOption('#forsorjning-1', 'arbete');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await send(page, 'Avsluta');
  await page.waitForURL(/sparat$/);
  await page.getByText('Lönebidrag 60 %').waitFor();
  return one;
}

/** A correction that shows before and after, two records joined and parted, and a consent that is withdrawn. */
async function mend(page: Page, one: string): Promise<void> {
  await page.goto(`${one}/ratta?del=slut`);
  await awake(page);
  await page.fill('#grad', '50');
  await send(page, 'Spara rättelsen');
  await page.waitForURL(/sparat/);
  expect(await page.locator('#historik .line > li').first().locator('del, ins').allInnerTexts()).toEqual([
    expect.stringContaining('60 %'),
    expect.stringContaining('50 %'),
  ]);
  await page.goto(`${one}/anteckna?slag=contact`);
  await page.fill('#text', 'Ringde Anna Andersson');
  await send(page, 'Spara');
  await page.getByText('Det liknar ett namn').waitFor();

  await page.goto(one.replace(/\/[^/]+$/, '?lage=alla'));
  const other = (await page.locator('.rows li').nth(1).innerText()).match(/D-[0-9A-F]+/)?.[0] ?? '';
  await page.goto(`${one}/sammanfor?med=${other}`);
  await awake(page);
  await expectAccessible(page);
  await page.check('#saker');
  await send(page, 'För samman');
  await page.getByRole('link', { name: 'Sammanförda poster' }).click();
  await page.locator('#poster summary').first().click();
  await page.getByRole('button', { name: 'Ja, för isär' }).click();
  await page.getByRole('link', { name: 'Två poster är samma person' }).waitFor();

  await page.goto(`${one}/samtycke`);
  await awake(page);
  await expectAccessible(page);
  await send(page, 'Återkalla samtycket');
  // The server asks for the tick.
  await page.locator('.ds-error-summary, [role=alert]').first().waitFor();
  await page.check('#saker');
  await send(page, 'Återkalla samtycket');
  await page.getByText('Samtycket är återkallat. Inget mer får samlas in.').waitFor();
  expect(await page.getByText('Prov', { exact: true }).count()).toBe(0);
}

const header =
  'pseudonym;programme;sex;birth_year;municipality;referrer;referred_on;enrolled_on;exited_on;exit_reason;income_support_start;income_support_end;subsidy_kind;subsidy_level;strengthened_cooperation;work_ability_at_exit;education;support_duration';
const good = 'F99;NOVA;kvinna;1990;Habo;Region;2025-01-10;2025-02-01;;;försörjningsstöd:100;;;;nej;;Gymnasium;2-3 år';
const faulty = (column: number, value: string): string =>
  good
    .split(';')
    .map((cell, index) => (index === column ? value : cell))
    .join(';');
/** Each line is wrong in its own way. */
const faults = [
  faulty(0, ''),
  faulty(0, '19900118-9811'),
  faulty(1, ''),
  faulty(1, 'Finns inte'),
  faulty(2, ''),
  faulty(2, 'okänt'),
  faulty(3, '90'),
  faulty(3, '2026'),
  faulty(5, 'Skolan'),
  faulty(7, '2025-02-30'),
  faulty(7, '2099-01-01'),
  faulty(7, '2025-01-09'),
  faulty(8, '2025-01-31'),
  faulty(9, 'Studier'),
  faulty(10, 'bidrag:50'),
  faulty(10, 'a-kassa:101'),
  faulty(10, 'a-kassa:50|a-kassa:20'),
  faulty(12, 'bidrag'),
  faulty(14, 'kanske'),
  faulty(16, 'Universum'),
];

test('a participant answers the health questionnaire on an old phone, once, and her coach sees it', async () => {
  let one = '';
  let code = '';
  await visit(application(), { path: '/deltagare', as: 'coach' }, async (page) => {
    const rows = await page
      .locator('main a[href^="/deltagare/"]')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    for (const path of rows.filter((href) => /[0-9a-f-]{36}$/.test(href ?? ''))) {
      await page.goto(application().address + (path ?? ''));
      if ((await page.getByRole('button', { name: 'Öppna hälsoenkäten vid avslut' }).count()) > 0) break;
    }
    one = new URL(page.url()).pathname;
    await awake(page);
    await send(page, 'Öppna hälsoenkäten vid avslut');
    code = (await page.locator('#halsa .letters').textContent())?.trim() ?? '';
    await expectAccessible(page);
  });
  await visit(application(), { path: `/svara?kod=${code}`, as: null, width: 320 }, expectAccessible);
  await visit(application(), { path: `/svara?kod=${code}`, as: null, script: false, width: 320 }, async (page) => {
    expect(await page.getByText(/Svaret är inte anonymt\. De som stöder dig i .* ser vad du svarar/).count()).toBe(1);
    await expectNoSidewaysScroll(page);
    await page.getByRole('textbox').fill('62');
    await page.getByLabel('Bättre', { exact: true }).check();
    await send(page, 'Skicka svaren');
    await page.getByText('Tack! Dina svar är sparade.').waitFor();
    await page.goto(`${application().address}/svara?kod=${code}`);
    await page.getByText('Koden går inte att använda').first().waitFor();
  });
  await visit(application(), { path: one, as: 'coach' }, async (page) => {
    await page.getByText('Vid avslut, VAS 62, Bättre, besvarad av deltagaren').waitFor();
  });
  expect(application().log()).not.toContain(code.replace('-', ''));
});

test('a file with twenty kinds of faults says each at its row and saves nothing until they are set aside', async () => {
  const place = { path: '/deltagare/las-in', as: 'programmeLeader', expectedStatuses: [422] };
  await visit(application(), place, async (page) => {
    const text = [header, good, ...faults.map((line, index) => line.replace(/^F99;/, `F${index};`))].join('\r\n');
    await page.setInputFiles('#fil', { name: 'fel.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await send(page, 'Läs filen');
    await page.getByRole('heading', { name: 'Granskning av fel.csv' }).waitFor();
    const lines = await page.locator('tbody tr th').allTextContents();
    expect(new Set(lines.map((line) => line.trim())).size).toBeGreaterThanOrEqual(20);
    await expectAccessible(page);
    await send(page, 'Läs in');
    await page.getByText('Inget är sparat').waitFor();
    await page.check('#hoppa');
    await send(page, 'Läs in');
    await page.getByText('1 deltagande är inläst').waitFor();
  });
});

test('a coach without script, on a phone: every page fits, and a referral is noted', async () => {
  for (const path of ['/', '/deltagare', '/deltagare/ko', '/deltagare/flode', '/deltagare/kvalitet']) {
    await visit(application(), { path, as: 'coach', script: false, width: 320 }, expectNoSidewaysScroll);
  }
  await visit(
    application(),
    { path: '/deltagare/ny', as: 'coach', script: false, width: 320, expectedStatuses: [422] },
    async (page) => {
      await page.selectOption('#insats', 'nova');
      await page.check('#kon-male');
      await page.selectOption('#remittent', 'self');
      await page.fill('#skal', 'Ring 940112-1234');
      await send(page, 'Spara remissen');
      // The server asks, and what was typed stands there.
      await page.check('#last');
      await send(page, 'Spara remissen');
      await page.waitForURL(/\/deltagare\/[0-9a-f-]{36}$/);
      await expectNoSidewaysScroll(page);
    },
  );
});

test('a coach, in words for everybody: the pages that differ', async () => {
  for (const path of ['/', '/deltagare', '/deltagare/ko', '/deltagare/flode', '/deltagare/kvalitet']) {
    await visit(application(), { path, as: 'coach' }, expectAccessible);
  }
});
