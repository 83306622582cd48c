import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { darkPalette, palette } from '#design/core';
import { renderHtml, reportStyleSheet } from './render-html.ts';
import { sampleDocument } from './testing/sample-document.ts';

describe('the style of the report', () => {
  it.each(Object.entries(palette))(
    'has the colour %s of the palette, light and dark, and charts follow it',
    (name, light) => {
      const css = reportStyleSheet();
      const word = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const values = [...css.matchAll(new RegExp(`--${word}: (#\\w+);`, 'g'))].map(([, value]) => value);
      const dark = darkPalette[name as keyof typeof palette];
      // On paper the light colours hold, whatever the screen is set to.
      expect(values).toEqual([light.toLowerCase(), dark.toLowerCase(), light.toLowerCase()]);
      if (name !== 'wash') expect(css).toContain(`.chart-${word} {\n  fill: var(--${word});`);
    },
  );
});

// The browser that npm brings is for Linux x64; other machines have the browser tests of the application.
const hasBrowser = process.platform === 'linux' && process.arch === 'x64';

describe.runIf(hasBrowser)('the HTML report in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    const args = [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-quic',
      '--disable-sync',
    ];
    browser = await playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
  }, 60_000);
  afterAll(() => browser.close());

  it.each([
    { scheme: 'light' as const, width: 1100 },
    { scheme: 'dark' as const, width: 1100 },
    { scheme: 'light' as const, width: 320 },
  ])(
    'has nothing for axe to complain about, $scheme at $width pixels, and asks the network for nothing',
    async ({ scheme, width }) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith('data:')) asked.push(request.url());
      });
      await page.setContent(renderHtml(sampleDocument), { waitUntil: 'load' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      expect(asked).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
      await context.close();
    },
    60_000,
  );
});
