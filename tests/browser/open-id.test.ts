// Log-in at somebody else's, against a real OpenID provider that runs beside the application: joined to an account by who is
// logged in, found by issuer and subject, and never by an e-mail address.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { awake } from './awake.ts';
import { visit } from './page-checks.ts';

const secret = 'en-hemlighet-bara-i-provet';
let issuer = '';
let provider: Server;

/** Whom it takes the visitor for, without asking. */
let visitor = '';

beforeAll(async () => {
  provider = createServer();
  await new Promise<void>((done) => provider.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
});
afterAll(() => provider.close());

const application = useApplication(
  [['init', '--association', 'Södra Vätterbygden', '--orgnr', '222000-2428', '--preset', 'kommunbas']],
  () => ({
    STEGVIS_OIDC_ISSUER: issuer,
    STEGVIS_OIDC_CLIENT_ID: 'stegvis',
    STEGVIS_OIDC_CLIENT_SECRET: secret,
    STEGVIS_OIDC_NAME: 'kommunens inloggning',
  }),
);

beforeAll(() => {
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'stegvis',
        client_secret: secret,
        // What may have an address of this machine without https.
        application_type: 'native',
        redirect_uris: [`${application().address}/logga-in/annan/svar`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['nyckel'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    claims: { openid: ['sub', 'email'] },
    conformIdTokenClaims: false,
    interactions: { url: (_, { uid }) => `/fraga/${uid}` },
    findAccount: (_, id) => ({
      accountId: id,
      // The address of the first administrator, whoever logs in: it must open nothing.
      claims: () => ({ sub: id, email: 'kim@prov.example' }),
    }),
    async loadExistingGrant({ oidc: { client, session, provider: own } }) {
      const grant = new own.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const answer = oidc.callback();
  provider.on('request', (request, response) => {
    if (!request.url?.startsWith('/fraga/')) return void answer(request, response);
    void oidc.interactionFinished(request, response, { login: { accountId: visitor }, consent: {} });
  });
});

/** There and back again. */
async function comeBackAs(page: Page, name: string, link: Locator): Promise<void> {
  visitor = name;
  await link.click();
  await page.waitForURL((url) => url.origin === application().address && !url.pathname.startsWith('/logga-in/annan'));
  await awake(page);
}

const button = { name: 'Logga in med kommunens inloggning' } as const;

test('an identity that nobody joined opens nothing, though its address is that of somebody here', async () => {
  await application().logInAs();
  await visit(application(), { path: '/logga-in', as: null }, async (page) => {
    await comeBackAs(page, 'kim-hos-kommunen', page.getByRole('link', button));
    await page.getByText('är inte kopplad till någon användare').waitFor();
  });
});

test('joined to an account by who is logged in, it opens that account; to another one it is refused', async () => {
  await visit(application(), { path: '/konto' }, async (page) => {
    await comeBackAs(page, 'kim-hos-kommunen', page.getByRole('link', { name: 'Koppla kommunens inloggning' }));
    await page.getByText('Inloggningen är kopplad till ditt konto').waitFor();
  });
  await visit(application(), { path: '/logga-in', as: null }, async (page) => {
    await comeBackAs(page, 'kim-hos-kommunen', page.getByRole('link', button));
    await page.goto(`${application().address}/konto`);
    expect(await page.getByText('kim@prov.example').count()).toBeGreaterThan(0);
  });
  await visit(application(), { path: '/logga-in', as: null }, async (page) => {
    await comeBackAs(page, 'Kim-hos-kommunen', page.getByRole('link', button));
    await page.getByText('är inte kopplad till någon användare').waitFor();
  });
});

test('an answer that nobody asked for is refused, with and without a code', async () => {
  for (const query of ['', '?code=abc&state=def', '?error=access_denied']) {
    await visit(application(), { path: `/logga-in/annan/svar${query}`, as: null }, async (page) => {
      expect(new URL(page.url()).pathname).toBe('/logga-in');
      expect(await page.getByText('Inloggningen gick inte').count()).toBe(1);
    });
  }
});
