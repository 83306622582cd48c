// What holds on every page: the rules of WCAG that a machine can see, no fault in the console, no broken policy, no page
// wider than a narrow screen, and a focus that can be seen wherever Tab leads.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Application } from './application.ts';
import { awake } from './awake.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export type Visit = {
  readonly path: string;
  readonly status?: number;
  /** Answers that the journey itself brings about, such as a refused form. */
  readonly expectedStatuses?: readonly number[];
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly script?: boolean;
  /** Default the office; null for somebody who has not logged in. */
  readonly as?: string | null;
};

/** Opens a page in a browser of its own, lets `look` look at it, and fails on anything that the console said. */
export async function visit(at: Application, of: Visit, look: (page: Page) => Promise<void>): Promise<void> {
  const logIn = of.as === null ? {} : { storageState: await at.logInAs(of.as) };
  const context = await at.browser.newContext({
    ...logIn,
    viewport: { width: of.width ?? 1280, height: 900 },
    colorScheme: of.scheme ?? 'light',
    javaScriptEnabled: of.script ?? true,
    locale: 'sv-SE',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    // Long before the test's own limit, so that the failure names the step that never came.
    page.setDefaultTimeout(30_000);
    const faults: string[] = [];
    const statuses = [of.status ?? 200, ...(of.expectedStatuses ?? [])];
    const isExpected = (text: string): boolean => statuses.some((status) => text.includes(`status of ${status}`));
    page.on('console', (message) => {
      const isFault = ['error', 'warning'].includes(message.type());
      if (isFault && !isExpected(message.text())) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('requestfailed', (request) => {
      // What the browser itself gives up, because the reader went on or runs no script, is no fault.
      const isGivenUp = request.failure()?.errorText === 'net::ERR_ABORTED' || of.script === false;
      if (!isGivenUp) faults.push(`could not load ${request.url()}`);
    });
    const response = await page.goto(at.address + of.path);
    expect(response?.status()).toBe(of.status ?? 200);
    if (of.script ?? true) await awake(page);
    await look(page);
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
}

export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolations(new AxeBuilder({ page }).withTags(rules));
}

/** All that another colour scheme can change. */
export async function expectContrast(page: Page): Promise<void> {
  await expectNoViolations(new AxeBuilder({ page }).withRules(['color-contrast']));
}

async function expectNoViolations(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`,
  );
  expect(found).toEqual([]);
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  // A screen that was just made narrow takes a moment to be laid out.
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(overflow, { timeout: 5_000 }).toBeLessThanOrEqual(0);
}

/** Walks with Tab through the page; returns how many stops there were. */
export async function expectVisibleFocus(page: Page): Promise<number> {
  const unseen: string[] = [];
  for (let stops = 0; stops < 1000; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      // The stops inside a frame are the frame's own.
      if (element.tagName === 'IFRAME') return { isSeen: true, html: '' };
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const hasRing = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
      return { isSeen: hasRing && box.width > 0 && box.height > 0, html: element.outerHTML.slice(0, 120) };
    });
    if (!stop) {
      expect(unseen).toEqual([]);
      return stops;
    }
    if (!stop.isSeen) unseen.push(stop.html);
  }
  throw new Error('Tab never came to the end of the page');
}

/** Words that no English sentence has, and that a Swedish one seldom lacks. */
const swedishWords =
  /(?<!\p{L})(och|att|är|för|som|inte|det|ett|av|på|till|från|vid|saknas|ej|kostnader|intäkter|utfall|belopp|tkr|deltagare|insatser|januari|februari|maj|juni|juli|oktober)(?!\p{L})/iu;

/** On a page in English: every Swedish word stands in an element that says so (WCAG 3.1.2). Names are names. */
export async function expectEnglish(page: Page, names: readonly string[] = []): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  const said = await page.evaluate(() => {
    const isMarked = (element: Element | null): boolean => element?.closest('[lang=sv]:not(html)') !== null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [document.title];
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (!parentElement?.closest('script, style, noscript') && !isMarked(parentElement))
        texts.push(textContent ?? '');
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        if (!isMarked(element)) texts.push(element.getAttribute(name) ?? '');
      }
    }
    return texts;
  });
  const bare = said.map((text) => names.reduce((rest, name) => rest.replaceAll(name, ''), text));
  expect
    .soft([page.url(), bare.filter((text) => swedishWords.test(text)).map((text) => text.trim())])
    .toEqual([page.url(), []]);
}
