import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useApplication } from './application.ts';
import {
  expectAccessible,
  expectContrast,
  expectNoSidewaysScroll,
  expectVisibleFocus,
  visit,
  type Visit,
} from './page-checks.ts';

const application = useApplication([['demo', '--no-serve']]);

const pages: readonly Visit[] = [
  { path: '/' },
  { path: '/ekonomi/2024/resultatrakning' },
  { path: '/ekonomi/2024/noter' },
  { path: '/ekonomi/2024/rad/operatingIncome/driftbidrag-fran-habo-kommun' },
  { path: '/ekonomi/2024/rad/financialIncome/alla' },
  { path: '/ekonomi/2023/rad/closingEquity/alla?rapport=2024' },
  { path: '/ekonomi/2024/underlag' },
  { path: '/ekonomi/las-in' },
  { path: '/insatsrapporter' },
  { path: '/insatsrapporter/ny' },
  { path: '/insatsrapport/en-gissad-lank', status: 404 },
  { path: '/ekonomi/bidrag/2024' },
  { path: '/ekonomi/insatser/2024' },
  { path: '/ekonomi/installningar/2024' },
  { path: '/ekonomi/uppgifter' },
  { path: '/ekonomi/budget/2024' },
  { path: '/ekonomi/budget/2024/ny' },
  { path: '/ekonomi/tilldelning/2024' },
  { path: '/ekonomi/prognos/2024' },
  { path: '/ekonomi/prognos/2024/ny?dag=2024-08-31' },
  { path: '/ekonomi/rekvisitioner/2024' },
  { path: '/ekonomi/rekvisitioner/2024/delade' },
  { path: '/rapporter/2024-delar?avsnitt=management.overview' },
  { path: '/ekonomi/kontoplan/2024' },
  { path: '/ekonomi/kontoplan/2024/rader' },
  { path: '/rapporter/2024?avsnitt=management.economy' },
  { path: '/rapporter/2024/kontroll' },
  { path: '/rapporter/2024/versioner/management.economy' },
  { path: '/rapporter/2024/las' },
  { path: '/organisation' },
  { path: '/organisation/medlemmar' },
  { path: '/organisation/styrelse' },
  { path: '/organisation/personal' },
  { path: '/logga-in', as: null },
  { path: '/valkommen/gissad', as: null },
  { path: '/konto' },
  { path: '/konto/tvafaktor' },
  { path: '/anvandare' },
  { path: '/sparlogg', as: 'auditor' },
  { path: '/anvandare', as: 'reader', status: 403 },
  { path: '/installningar' },
  { path: '/rakna', as: null },
  { path: '/rakna?flytt=FORS~ARBETE~9&flytt=AKTSTOD~SJUKERS~7~~&kostnad=900000&kvar=80', as: null },
  { path: '/rakna?flytt=FORS~ARBETE~4&flytt=BIDRAG~ARBETE~x', as: null },
  { path: '/kom-igang' },
  { path: '/insatser?ar=2024' },
  { path: '/insatser/enter' },
  { path: '/insatser/enter/avslut' },
  { path: '/insatser/enter/medel' },
  { path: '/insatser/utvarderingar' },
  { path: '/mal?ar=2024' },
  { path: '/samrad' },
  { path: '/ansokningar' },
  { path: '/verifiera', as: null },
  { path: '/mal/plan?ar=2024' },
  { path: '/mal/lage?ar=2024' },
  { path: '/uppfoljning?ar=2024' },
  { path: '/uppfoljning/finsam?ar=2024' },
  { path: '/deltagare/beslut', as: 'programmeLeader' },
  { path: '/granska', as: null },
  { path: '/enkater' },
  { path: '/enkater/ny' },
  { path: '/enkater/andras' },
  { path: '/svara', as: null },
  { path: '/deltagare/gallring', as: 'programmeLeader' },
  { path: '/', as: 'chair' },
  { path: '/', as: 'auditor' },
  { path: '/', as: 'accountant' },
  { path: '/arshjul?ar=2026' },
  { path: '/arshjul?ar=2026', as: 'reader' },
  { path: '/arshjul/ny?ar=2026' },
  { path: '/arshjul/budget?ar=2026' },
  { path: '/moten' },
  { path: '/moten', as: 'boardMember' },
  { path: '/moten/revision?ar=2026' },
  { path: '/moten/forbundsordning' },
  { path: '/moten/organ' },
  { path: '/diarium' },
  { path: '/diarium/utdrag' },
  { path: '/veckan?ar=2024' },
  { path: '/veckan/ny?slag=sip' },
  { path: '/veckan/arbete?ar=2024&del=profile' },
  { path: '/veckan/lanet?ar=2024' },
  { path: '/lex-heller/monster' },
  { path: '/sok?q=resultat' },
  { path: '/_monster' },
  { path: '/finns-inte', status: 404 },
];

describe.each(pages)('$path $as', (page) => {
  test('holds the rules of WCAG 2.2 AA that a machine can see, light and dark, shows where the focus is, and fits 320 pixels', async () => {
    await visit(application(), page, async (shown) => {
      await expectAccessible(shown);
      // The menu is the same everywhere; it is walked on the overview.
      const hasMenu = (await shown.locator('a[href="#innehall"]').count()) > 0;
      if (hasMenu && page.path !== '/') await skipMenu(shown);
      expect(await expectVisibleFocus(shown)).toBeGreaterThan(0);
      await darken(shown);
      await expectContrast(shown);
      await shown.setViewportSize({ width: 320, height: 900 });
      await expectNoSidewaysScroll(shown);
    });
  });

  test('can be read without script on a screen of 320 pixels', async () => {
    await visit(application(), { ...page, script: false, width: 320 }, async (shown) => {
      expect(await shown.locator('h1').count()).toBe(1);
      await expectNoSidewaysScroll(shown);
    });
  });
});

/** Until every colour is the new one: a change of scheme is drawn a moment later. */
async function darken(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  // A long table is drawn late: the scheme has come before its colours have.
  await page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

async function skipMenu(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}

test('the first stop of Tab leads past the menu', async () => {
  await visit(application(), { path: '/' }, async (page) => {
    await skipMenu(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('innehall');
  });
});

test('a linked figure tells where it comes from, and Escape closes it', async () => {
  await visit(application(), { path: '/_monster' }, async (page) => {
    const card = page.getByRole('group', { name: 'Årets resultat' });
    await page.getByRole('button', { name: '−57 tkr' }).click();
    expect(await card.isVisible()).toBe(true);
    expect(await card.textContent()).toContain('−57 421,86 kr');
    await page.keyboard.press('Escape');
    expect(await card.isVisible()).toBe(false);
  });
});

test('no page lets a script or a style in that is not ours', async () => {
  const policy = (await fetch(application().address)).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain('unsafe-eval');
});

test('files with a hash in their name are kept for a year and come packed', async () => {
  const { address } = application();
  const html = await (await fetch(address)).text();
  const path = /"\/(_app\/immutable\/entry\/start[^"]+\.js)"/.exec(html)?.[1];
  const response = await fetch(`${address}/${path}`, { headers: { 'accept-encoding': 'br' } });
  expect(response.headers.get('cache-control')).toBe('public,max-age=31536000,immutable');
  expect(response.headers.get('content-encoding')).toBe('br');
});

test.each([320, 390])('no chart is cut or needs to be rolled on a screen of %i pixels', async (width) => {
  await visit(application(), { path: '/', width }, async (page) => {
    const seen = await page.locator('figure .picture').evaluateAll((pictures) =>
      pictures.map((picture) => {
        const shown = [...picture.querySelectorAll('svg')].filter((svg) => svg.checkVisibility());
        const sizes = shown.flatMap((svg) => {
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          return [...svg.querySelectorAll('text')].map((text) => Number(text.getAttribute('font-size')) * scale);
        });
        return {
          drawings: shown.length,
          isCut: picture.scrollWidth > picture.clientWidth,
          isReadable: Math.min(...sizes) >= 12,
        };
      }),
    );
    expect(seen).toEqual([
      { drawings: 1, isCut: false, isReadable: true },
      { drawings: 1, isCut: false, isReadable: true },
      { drawings: 1, isCut: false, isReadable: true },
    ]);
  });
});

test('the first visit weighs less than 150 kB', async () => {
  await visit(application(), { path: '/finns-inte', status: 404 }, async (page) => {
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.clearBrowserCache');
    let bytes = 0;
    network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.goto(application().address, { waitUntil: 'networkidle' });
    console.log(`the first visit weighs ${Math.round(bytes / 1000)} kB`);
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThan(150_000);
  });
});

test('a row without a note leads to its vouchers, and back to its statement', async () => {
  await visit(application(), { path: '/ekonomi/2024/resultatrakning' }, async (page) => {
    const row = page.getByRole('row', { name: /Finansiella intäkter/ });
    await row.getByRole('link', { name: /147\s945/ }).click();
    await page.waitForURL(/2023\/rad\/financialIncome\/alla\?rapport=2024/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Finansiella intäkter 2023');
    expect(await page.getByRole('row', { name: /Summa/ }).textContent()).toMatch(/−147\s945,40/);
    await page.getByRole('link', { name: 'Resultaträkning 2024' }).click();
    await page.waitForURL(/\/ekonomi\/2024\/resultatrakning$/);
  });
});

test('the sources of a year are told: its imports and the decision of its budget', async () => {
  await visit(application(), { path: '/ekonomi/2024/underlag' }, async (page) => {
    expect(await page.getByRole('row', { name: /sodra-vatterbygden-2024\.se.*Gäller.*188/ }).count()).toBe(1);
    expect(await page.getByText(/Budgeten är version 1: \S+/).count()).toBe(1);
  });
});
