import { describe, expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectAccessible, expectNoSidewaysScroll, expectVisibleFocus, visit, type Visit } from './page-checks.ts';

const application = useApplication([['demo', '--no-serve']]);

const pages: readonly Visit[] = [
  { path: '/' },
  { path: '/ekonomi/2024/resultatrakning' },
  { path: '/ekonomi/2024/noter' },
  { path: '/ekonomi/2024/rad/operatingIncome/driftbidrag-fran-habo-kommun' },
  { path: '/ekonomi/las-in' },
  { path: '/rapporter/2024?avsnitt=management.economy' },
  { path: '/rapporter/2024/kontroll' },
  { path: '/_monster' },
  { path: '/finns-inte', status: 404 },
];

describe.each(pages)('$path', (page) => {
  test('holds the rules of WCAG 2.2 AA that a machine can see, light and dark', async () => {
    await visit(application(), page, expectAccessible);
    await visit(application(), { ...page, scheme: 'dark' }, expectAccessible);
  });

  test('fits a screen of 320 pixels, as does 400 % zoom', async () => {
    await visit(application(), { ...page, width: 320 }, expectNoSidewaysScroll);
  });

  test('shows where the focus is at every stop of Tab', async () => {
    await visit(application(), page, async (shown) => {
      expect(await expectVisibleFocus(shown)).toBeGreaterThan(1);
    });
  });

  test('can be read without script', async () => {
    await visit(application(), { ...page, script: false }, async (shown) => {
      expect(await shown.locator('h1').count()).toBe(1);
      await expectNoSidewaysScroll(shown);
    });
  });
});

test('the first stop of Tab leads past the menu', async () => {
  await visit(application(), { path: '/' }, async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
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
  const path = /"\.\/(_app\/immutable\/entry\/start[^"]+\.js)"/.exec(html)?.[1];
  const response = await fetch(`${address}/${path}`, { headers: { 'accept-encoding': 'br' } });
  expect(response.headers.get('cache-control')).toBe('public,max-age=31536000,immutable');
  expect(response.headers.get('content-encoding')).toBe('br');
});
