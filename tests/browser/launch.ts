import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

/** Chrome has no sandbox as root and in containers; the rest stops it from talking to anyone but our server. */
const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--disable-gpu',
];

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Chromium from the npm package on Linux x64, else an installed Chrome or Chromium. */
export async function launchBrowser(): Promise<Browser> {
  const isPackaged = process.platform === 'linux' && process.arch === 'x64';
  const executablePath = isPackaged ? await chromium.executablePath() : installed.find((path) => existsSync(path));
  if (!executablePath) throw new Error('the browser tests need Chrome or Chromium; install one of them');
  return playwright.launch({ executablePath, args: quiet, headless: true });
}
