// A respondent's way through a survey on an old phone: 320 pixels, no script. The pages have none of their own; the rules
// of WCAG are looked at where the browser runs scripts, because looking takes one.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectAccessible, expectNoSidewaysScroll, expectVisibleFocus, visit } from './page-checks.ts';

const files = mkdtempSync(join(tmpdir(), 'stegvis-surveys-'));
afterAll(() => rmSync(files, { recursive: true, force: true }));

/** A table of answers where `positive` of `all` answer the useful support with 6 and the rest with 3. */
function answers(name: string, of: { readonly positive: number; readonly all: number }): string {
  const rows = Array.from(
    { length: of.all },
    (_, at) => `2024-05,${at % 2 ? 'kvinna' : 'man'},${at < of.positive ? 6 : 3},${1 + (at % 6)}`,
  );
  const path = join(files, name);
  writeFileSync(path, ['month,sex,usefulSupport,readyForWork', ...rows].join('\n'));
  return path;
}

function taken(file: string, programme: string): readonly string[] {
  const words =
    'surveys import-answers --questionnaire participant-ended --round avslut-2024 --offered 60 --programme';
  return [...words.split(' '), programme, file];
}

const application = useApplication([
  ['init', '--association', 'Provet', '--orgnr', '222000-2428'],
  ['programmes', 'import', 'demo/programmes.json'],
  ...['one', 'all'].map((layout) =>
    open(`avslut-${layout}`, 'participant-ended --programme enter --offered 20 --layout', layout),
  ),
  open('texter', 'participant-ended --programme enter --layout', 'all'),
  open('moten', 'meeting --body', 'VerkSam'),
  taken(answers('enter.csv', { positive: 20, all: 26 }), 'enter'),
  taken(answers('nova.csv', { positive: 30, all: 40 }), 'nova'),
]);

function open(round: string, options: string, last: string): readonly string[] {
  const words = `surveys open --from 2026-11-01 --to 2026-11-30 --round ${round} --questionnaire ${options}`;
  return [...words.split(' '), last];
}

const phones = [
  { width: 320, script: false },
  { width: 320, script: true },
] as const;

function codes(round: string, count: number): string[] {
  const printed = application().run(
    'surveys',
    'codes',
    '--round',
    round,
    '--programme',
    'enter',
    '--count',
    String(count),
  );
  return printed.trim().split('\n');
}

async function expectFine(page: Page, { script }: { readonly script: boolean }): Promise<void> {
  await expectNoSidewaysScroll(page);
  if (script) await expectAccessible(page);
  else expect(await page.locator('script[src], link[rel=modulepreload]').count()).toBe(0);
  const sizes = await page.locator('main button:visible, main label:has(input)').evaluateAll((targets) =>
    targets
      .map((target) => target.getBoundingClientRect())
      .filter(({ width }) => width > 1)
      .map(({ height }) => height),
  );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
}

test.each(phones)(
  'a code is typed, a question a screen is answered, back keeps what was chosen, and the answer is stored, script $script',
  async (phone) => {
    const [code = ''] = codes('avslut-one', 1);
    await visit(application(), { path: '/svara', as: null, ...phone }, async (page) => {
      page.setDefaultTimeout(15_000);
      await expectFine(page, phone);
      await page.getByLabel('Kod', { exact: true }).fill('AAAA-AAAA');
      await page.getByRole('button', { name: 'Fortsätt' }).click();
      expect(await page.getByText('Koden går inte att använda').first().isVisible()).toBe(true);
      await expectFine(page, phone);
      await page.getByLabel('Kod', { exact: true }).fill(code.toLowerCase());
      await page.getByRole('button', { name: 'Fortsätt' }).click();
      await expectFine(page, phone);
      await page.getByRole('button', { name: 'Börja' }).click();
      expect(await page.getByText('Fråga 1 av 8').isVisible()).toBe(true);
      await expectFine(page, phone);
      expect(await page.locator('fieldset input[type=radio]').count()).toBe(7);
      await page.getByText('Till mycket stor del').click();
      await page.getByRole('button', { name: 'Nästa' }).click();
      await page.getByRole('button', { name: 'Tillbaka' }).click();
      expect(await page.getByLabel('Till mycket stor del').isChecked()).toBe(true);
      // Another language keeps the answer and the place.
      await page.getByRole('button', { name: 'English' }).click();
      expect(await page.getByLabel('To a very large extent').isChecked()).toBe(true);
      expect(await page.getByText('Question 1 of 8').isVisible()).toBe(true);
      await page.getByRole('button', { name: 'Svenska', exact: true }).click();
      for (const _ of [1, 2, 3, 4, 5, 6]) await page.getByRole('button', { name: 'Nästa' }).click();
      await page.getByRole('textbox').fill('Bra bemötande.');
      await expectFine(page, phone);
      await page.getByRole('button', { name: 'Nästa' }).click();
      await page.getByLabel('Kvinna').check();
      await expectFine(page, phone);
      await page.getByRole('button', { name: 'Skicka svaren' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Tack! Dina svar är sparade.');
      await expectFine(page, phone);
      // Going back shows the answers to nobody.
      await page.goto(`${application().address}/svara?kod=${code}`);
      expect(await page.getByText('Koden går inte att använda').first().isVisible()).toBe(true);
    });
    for (const secret of [code, code.replace('-', ''), 'Bra bemötande'])
      expect(application().log()).not.toContain(secret);
  },
);

test.each(phones)(
  'all on one screen, opened by a link, sent with nothing and then with an answer, script $script',
  async (phone) => {
    const [code = ''] = codes('avslut-all', 1);
    await visit(application(), { path: `/svara?kod=${code}`, as: null, ...phone }, async (page) => {
      page.setDefaultTimeout(15_000);
      expect(await page.locator('fieldset').count()).toBe(7);
      await expectFine(page, phone);
      await page.getByRole('button', { name: 'Skicka svaren' }).click();
      expect(await page.getByText('Du har inte svarat på någon fråga').first().isVisible()).toBe(true);
      await expectFine(page, phone);
      await page.locator('fieldset').first().getByText('Helt och hållet').click();
      await page.getByRole('button', { name: 'Skicka svaren' }).click();
      expect(await page.getByText('Tack! Dina svar är sparade.').isVisible()).toBe(true);
    });
  },
);

test.each(phones)(
  'with a shared code, skip rules ask only what follows from the answer, script $script',
  async (phone) => {
    const shared = application().run('surveys', 'codes', '--round', 'moten', '--shared').trim();
    for (const [missing, next] of [
      ['Ja', 'Vem saknades?'],
      ['Nej', 'Tack! Dina svar är sparade.'],
    ]) {
      await visit(application(), { path: `/svara?kod=${shared}`, as: null, ...phone }, async (page) => {
        page.setDefaultTimeout(15_000);
        await page.getByRole('button', { name: 'Börja' }).click();
        for (const _ of [1, 2, 3]) {
          await page.getByText('10 – Helt och hållet').click();
          await page.getByRole('button', { name: 'Nästa' }).click();
        }
        await page.getByLabel(missing ?? '', { exact: true }).check();
        await page
          .getByRole('button', { name: /Nästa|Skicka/ })
          .last()
          .click();
        await page.waitForLoadState();
        if (missing === 'Ja') {
          await page.getByText(next ?? '').waitFor();
          await page.getByText('Socialtjänst').click();
          await page.getByText('Försäkringskassan').click();
          await expectFine(page, phone);
          await page.getByRole('button', { name: 'Skicka svaren' }).click();
        }
        expect(await page.getByText('Tack! Dina svar är sparade.').isVisible()).toBe(true);
      });
    }
  },
);

test('closing counts what was sent, and two answers are too few to show', () => {
  expect(application().run('surveys', 'close', '--round', 'avslut-one')).toContain('closed with 2 answers');
  expect(application().run('surveys', 'results', '--round', 'avslut-one')).toContain('hidden: too few answers');
});

describe('the keyboard alone', () => {
  test('reaches every control with a visible focus, and Enter goes on', async () => {
    const shared = application().run('surveys', 'codes', '--round', 'moten', '--shared').trim();
    await visit(application(), { path: `/svara?kod=${shared}`, as: null }, async (page) => {
      page.setDefaultTimeout(15_000);
      expect(await expectVisibleFocus(page)).toBeGreaterThan(3);
      await page.getByRole('button', { name: 'Börja' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('Fråga 1 av').waitFor();
      await page.getByLabel('1 – Inte alls').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByText('Fråga 2 av').waitFor();
    });
  });
});

describe('the office', () => {
  test.each(['/enkater/avslut-2024', '/enkater/avslut-2024?insats=nova', '/enkater/moten', '/enkater/moten/papper'])(
    'sees %s on a screen of any width, light and dark',
    async (path) => {
      await visit(application(), { path }, expectAccessible);
      await visit(application(), { path, scheme: 'dark', width: 320 }, async (page) => {
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      });
    },
  );

  test('reads results with their uncertainty, and takes them along', async () => {
    await visit(application(), { path: '/enkater/avslut-2024?insats=enter' }, async (page) => {
      const table = page.getByRole('table', { name: 'Resultat per fråga' });
      const row = table.getByRole('row', { name: /Stöd till stor nytta/ });
      expect(await row.textContent()).toMatch(/26.*77.%.*58–89.%/s);
      expect(await page.getByText('För låg svarsfrekvens').count()).toBe(1);
      const file = await page.request.get(
        `${application().address}/enkater/avslut-2024/tabell?insats=enter&format=csv`,
      );
      expect(await file.text()).toContain('Stöd till stor nytta');
    });
  });

  test('opens a round, makes codes that can be scanned, types in a sheet and closes, without script', async () => {
    await visit(application(), { path: '/enkater/ny', script: false, expectedStatuses: [400] }, async (page) => {
      page.setDefaultTimeout(15_000);
      await page.getByRole('button', { name: 'Öppna omgången' }).click();
      expect(await page.getByText('Skriv ett namn på omgången').first().isVisible()).toBe(true);
      await page.getByLabel('Namn på omgången').fill('Hösten 2026');
      await page.getByLabel('Från och med').fill('2026-11-01');
      await page.getByLabel('Till och med').fill('2026-12-31');
      await page.getByLabel('FIA', { exact: true }).check();
      await page.getByRole('button', { name: 'Öppna omgången' }).click();
      await page.waitForURL(/enkater\/hosten-2026$/);
      await page.getByLabel('Antal koder').fill('3');
      await page.getByRole('button', { name: 'Gör koder' }).click();
      expect(await page.locator('.codes svg').count()).toBe(3);
      const code = await page.locator('.codes strong').first().textContent();
      await page.goto(`${application().address}/svara?kod=${code}`);
      expect(await page.getByRole('button', { name: 'Börja' }).isVisible()).toBe(true);
      await page.goto(`${application().address}/enkater/hosten-2026/papper`);
      await page.locator('fieldset').first().getByText('Helt och hållet').click();
      await page.getByRole('button', { name: 'Spara bladet' }).click();
      expect(await page.getByText('Bladet är sparat').isVisible()).toBe(true);
      await page.goto(`${application().address}/enkater/hosten-2026`);
      await page.getByRole('textbox', { name: 'Tillfrågade' }).fill('12');
      await page.getByRole('button', { name: 'Spara antalet' }).click();
      expect(await page.getByRole('row', { name: /FIA.*12/s }).count()).toBe(1);
      await page.getByLabel('Hur påmindes de?').fill('I gruppen');
      await page.getByRole('button', { name: 'Skriv upp påminnelsen' }).click();
      expect(await page.getByText(/: I gruppen/).isVisible()).toBe(true);
      await page.getByLabel('Ja, stäng omgången').check();
      await page.getByRole('button', { name: 'Stäng omgången' }).click();
      expect(await page.getByText('Inget resultat att visa').isVisible()).toBe(true);
    });
  });

  test('takes in what was counted elsewhere, and is told which row cannot be read', async () => {
    await visit(application(), { path: '/enkater/andras', script: false, expectedStatuses: [400] }, async (page) => {
      const heading = 'verktyg;nivå;respondentgrupp;från;till;fråga;benämning;kön;svar;positiva;klart positiva;källa';
      const row =
        'indikatorer;nationell;avslutade deltagare;2024-01-01;2024-12-31;nytta;Nytta av stödet;;3300;0,82;0,61;Riket';
      const field = page.getByLabel(/klistra in tabellen/);
      await field.fill(`${heading}\n${row.replace('3300', 'många')}`);
      await page.getByRole('button', { name: 'Läs in' }).click();
      expect(await page.getByText(/Rad 2.*Inget har sparats/).count()).toBeGreaterThan(0);
      await field.fill(`${heading}\n${row}`);
      await page.getByRole('button', { name: 'Läs in' }).click();
      expect(await page.getByRole('row', { name: /Nytta av stödet.*82/s }).count()).toBe(1);
    });
  });
});

test('a programme reads the free texts by its link, and the office only what is left of them', async () => {
  const code = application()
    .run('surveys', 'codes', '--round', 'texter', '--programme', 'enter', '--count', '1')
    .trim();
  await visit(application(), { path: `/svara?kod=${code}`, as: null, script: false, width: 320 }, async (page) => {
    await page.locator('textarea').first().fill('Anna var bra.');
    await page.locator('fieldset').first().getByText('Helt och hållet').click();
    await page.getByRole('button', { name: 'Skicka svaren' }).click();
    await page.getByText('Tack! Dina svar är sparade.').waitFor();
  });
  application().run('surveys', 'close', '--round', 'texter');
  let link = '';
  await visit(application(), { path: '/enkater/texter', script: false }, async (page) => {
    await page.getByRole('button', { name: 'Gör en länk till insatsen' }).click();
    link = new URL(
      ((await page.locator('main').textContent()) ?? '').match(/http\S+\/svara\/texter\/[\w-]+/)?.[0] ?? '',
    ).pathname;
  });
  await visit(application(), { path: link, as: null, script: false, width: 320 }, async (page) => {
    await page.locator('textarea').fill('Handledaren var bra.');
    await page.getByLabel(/^Lämna/).check();
    await page.getByRole('button', { name: 'Spara' }).click();
    await expectNoSidewaysScroll(page);
  });
  await visit(application(), { path: '/enkater/texter' }, async (page) => {
    expect(await page.getByText('Handledaren var bra.').count()).toBe(1);
    expect(await page.getByText('Anna var bra').count()).toBe(0);
  });
});
