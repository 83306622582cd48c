// One registration on a small phone with few taps, and a Lex Heller report from the link to the board.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';

const application = useApplication([['demo', '--no-serve']]);

test('a meeting is registered on a phone of 320 pixels with at most eight taps beside typing', async () => {
  await visit(application(), { path: '/veckan?ar=2026', width: 320 }, async (page) => {
    let taps = 0;
    const tap = async (target: ReturnType<Page['locator']>): Promise<void> => {
      taps += 1;
      await target.click();
    };
    const begun = performance.now();
    await tap(page.getByRole('link', { name: 'Registrera', exact: true }));
    await tap(page.getByRole('link', { name: /VerkSam Habo/ }));
    await page.getByRole('heading', { name: 'Registrera: VerkSam' }).waitFor();
    await expectNoSidewaysScroll(page);
    for (const question of ['Mötet var effektivt', 'Mötet sparar tid', 'Det är tydligt vem som gör vad']) {
      await tap(page.getByRole('group', { name: question }).getByRole('radio', { name: '6' }));
    }
    await tap(page.locator('#arenden'));
    await page.keyboard.type('3');
    await tap(page.getByRole('button', { name: 'Spara' }));
    await page.getByText('Sparat').waitFor();
    expect(taps).toBeLessThanOrEqual(8);
    expect(performance.now() - begun).toBeLessThan(30_000);
    expect(await page.getByRole('row', { name: /VerkSam Habo/ }).textContent()).toContain('6 · 6 · 6');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});

test('a report goes from the link to the board, and a personal number in it is caught', async () => {
  let link = '';
  await visit(application(), { path: '/lex-heller' }, async (page) => {
    await page.getByRole('button', { name: 'Gör en länk' }).click();
    link = new URL((await page.getByRole('link', { name: /avvikelse/ }).getAttribute('href')) ?? '').pathname;
  });
  let follow = '';
  await visit(
    application(),
    { path: link, as: null, width: 320, script: false, expectedStatuses: [422] },
    async (page) => {
      await page.getByLabel('Din organisation').fill('Habo kommun');
      await page.getByLabel('Vad handlar det mest om?').selectOption({ label: 'Väntetid' });
      await page.getByLabel('Vad hände?').fill('Hon, 850101 1236, fick vänta i fyra månader.');
      await page.getByRole('button', { name: 'Skicka anmälan' }).click();
      expect(await page.getByRole('main').textContent()).toContain('Ta bort 850101 1236');
      await expectNoSidewaysScroll(page);
      await page.getByLabel('Vad hände?').fill('En person fick vänta i fyra månader.');
      await page.getByRole('button', { name: 'Skicka anmälan' }).click();
      await page.getByRole('heading', { name: 'Tack! Anmälan är inskickad' }).waitFor();
      follow = new URL((await page.getByRole('link', { name: /arende/ }).getAttribute('href')) ?? '').pathname;
    },
  );
  const board = async (words: string): Promise<void> =>
    visit(application(), { path: '/lex-heller', as: 'chair' }, async (page) => {
      await page
        .getByRole('row', { name: /2026:1/ })
        .getByRole('link')
        .click();
      await page.getByText(words).first().waitFor();
      await expectAccessible(page);
    });
  await board('Texten är inte läst av kansliet än.');
  await visit(application(), { path: '/lex-heller', expectedStatuses: [422] }, async (page) => {
    await page
      .getByRole('row', { name: /2026:1/ })
      .getByRole('link')
      .click();
    await page.getByLabel('Nästa steg').selectOption({ label: 'Ta upp till beredning' });
    await page.getByRole('button', { name: 'Gör det' }).click();
    await page.getByText('Läs texterna först').first().waitFor();
    await page.getByLabel('Jag har läst texterna och de säger inget om en person').check();
    await page.getByLabel('Tas upp i beredningsgruppen den').fill('2026-12-18');
    await page.locator('#svar').fill('Parterna har kommit överens om en tidsgräns.');
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Sparat').waitFor();
    for (const step of ['Ta upp till beredning', 'Besvara']) {
      await page.getByLabel('Nästa steg').selectOption({ label: step });
      await page.getByRole('button', { name: 'Gör det' }).click();
      await page.getByText('Läget är ändrat').waitFor();
      await page.reload();
    }
    await expectAccessible(page);
  });
  await board('En person fick vänta i fyra månader.');
  await visit(application(), { path: follow, as: null }, async (page) => {
    await page.getByText('Parterna har kommit överens om en tidsgräns.').waitFor();
    await expectAccessible(page);
  });
});
