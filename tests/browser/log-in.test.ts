// Coming in: the first administrator, somebody invited, a second factor, and what keeps everybody else out.
import { generate } from 'otplib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';

const application = useApplication([
  ['init', '--association', 'Södra Vätterbygden', '--orgnr', '222000-2428', '--preset', 'kommunbas'],
]);
const password = 'en mening som ingen gissar';

/** Sets up a second factor on its page; returns its secret. */
async function setUpSecondFactor(page: Page): Promise<string> {
  await page.goto(`${application().address}/konto/tvafaktor`);
  const secret = (await page.locator('code').innerText()).replaceAll(/\s/g, '');
  await page.fill('#kod', await generate({ secret }));
  await page.getByRole('button', { name: 'Slå på' }).click();
  await page.getByText('Tvåfaktorsinloggningen är påslagen').first().waitFor();
  return secret;
}

/** The next code that was not used yet: each is good once. */
async function nextCode(secret: string): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 });
}

test('nobody sees a page before she has logged in, and comes to it afterwards', async () => {
  await visit(application(), { path: '/ekonomi', as: null }, async (page) => {
    expect(new URL(page.url()).pathname).toBe('/logga-in');
    await page.fill('#epost', 'kim@prov.example');
    await page.fill('#losenord', 'kaffe på verandan');
    await application().logInAs();
    await page.getByRole('button', { name: 'Logga in' }).click();
    await page.waitForURL(`${application().address}/ekonomi`);
  });
});

test('an administrator sets up a second factor and invites a board member, who comes in without script', async () => {
  const { address } = application();
  let link = '';
  let secret = '';
  await visit(application(), { path: '/anvandare', status: 403 }, async (page) => {
    await page.getByRole('link', { name: 'Ställ in tvåfaktorsinloggning' }).click();
    await page.waitForURL(/tvafaktor/);
    await expectAccessible(page);
    secret = await setUpSecondFactor(page);
    expect(await page.locator('.codes li').count()).toBe(10);
    await expectAccessible(page);
    await page.goto(`${address}/anvandare`);
    await page.fill('#namn', 'Lina Ledamot');
    await page.fill('#epost', 'lina@prov.example');
    await page.selectOption('#roll', 'boardMember');
    await page.getByRole('button', { name: 'Bjud in' }).click();
    link = await page.inputValue('#lank');
    await expectAccessible(page);
  });
  const guest = { path: new URL(link).pathname, as: null, script: false, width: 320, expectedStatuses: [422, 403] };
  // The rules are looked at with script: without it they cannot run.
  await visit(application(), { ...guest, script: true }, expectAccessible);
  await visit(application(), guest, async (page) => {
    await expectNoSidewaysScroll(page);
    await page.fill('#losenord', 'kort');
    await page.fill('#losenord-igen', 'kort');
    await page.getByRole('button', { name: 'Spara och logga in' }).click();
    await page.getByText('Lösenordet behöver minst 12 tecken.').first().waitFor();
    await page.fill('#losenord', password);
    await page.fill('#losenord-igen', password);
    await page.getByRole('button', { name: 'Spara och logga in' }).click();
    await page.goto(address);
    await page.getByText('Lina Ledamot').first().waitFor();
    await page.goto(`${address}/anvandare`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Du har inte behörighet till sidan');
    await page.locator('summary', { hasText: 'Lina Ledamot' }).click();
    await page.getByRole('button', { name: 'Logga ut' }).click();
    await page.getByText('Du är utloggad').first().waitFor();
    await page.goto(`${address}/rapporter`);
    expect(new URL(page.url()).pathname).toBe('/logga-in');
  });
  await visit(application(), { path: new URL(link).pathname, as: null }, async (page) => {
    await page.getByText('Länken går inte att använda').first().waitFor();
  });
  const back = { path: '/logga-in', as: null, script: false, expectedStatuses: [422] };
  await visit(application(), back, async (page) => {
    await page.fill('#epost', 'kim@prov.example');
    await page.fill('#losenord', 'fel lösenord här');
    await page.getByRole('button', { name: 'Logga in' }).click();
    await page.getByText('hör inte ihop').first().waitFor();
    expect(await page.inputValue('#epost')).toBe('kim@prov.example');
    await page.fill('#losenord', 'kaffe på verandan');
    await page.getByRole('button', { name: 'Logga in' }).click();
    await page.fill('#kod', '000000');
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await page.getByText('Koden stämmer inte').first().waitFor();
    await page.fill('#kod', await nextCode(secret));
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await page.waitForURL(`${address}/`);
  });
});

test('the way back after log-in stays with us', async () => {
  for (const till of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const path = `/logga-in?till=${encodeURIComponent(till)}`;
    await visit(application(), { path, as: null }, async (page) => {
      const kept = await page.locator('input[name=till]').first().inputValue();
      expect(new URL(kept, application().address).host).toBe(new URL(application().address).host);
    });
  }
});

test('the cookie is out of reach of scripts and of other sites', async () => {
  const { cookies } = await application().logInAs();
  expect(cookies.find(({ name }) => name === 'stegvis')).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
});

test('logging out takes with it what was never saved', async () => {
  const { cookies } = await application().logInAs();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const { address } = application();
  const response = await fetch(`${address}/logga-ut`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address, accept: 'text/html', cookie },
    body: new URLSearchParams(),
  });
  expect(response.status).toBe(303);
  expect(response.headers.get('clear-site-data')).toBe('"storage"');
});
