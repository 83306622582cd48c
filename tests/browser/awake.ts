import type { Page } from 'playwright-core';

/** Waits until the page's own script, if it has one, has woken: what is clicked before that is not heard by it. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const hasScript = document.querySelector('link[rel=modulepreload]') !== null;
    return !hasScript || document.documentElement.dataset['awake'] !== undefined;
  });
}
