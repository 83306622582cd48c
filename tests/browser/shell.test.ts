import { expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { awake } from './awake.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';

const application = useApplication([['demo', '--no-serve']]);

test.each([true, false])('an item is added, ticked off, moved and removed (script: %s)', async (script) => {
  const title = script ? 'Möte med insatserna' : 'Möte med ägarna';
  await visit(application(), { path: '/arshjul?ar=2027', script, expectedStatuses: [422] }, async (page) => {
    await page.getByRole('link', { name: 'Lägg till', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Lägg till i årshjulet' }).waitFor();
    await page.getByLabel('Vad ska göras?').fill(`${title} {år}`);
    await page.getByRole('button', { name: 'Spara' }).click();
    const summary = page.getByRole('group', { name: 'Rätta det här först' });
    await summary.getByText('Skriv en dag som finns').waitFor();
    expect(await page.getByLabel('Vad ska göras?').inputValue()).toBe(`${title} {år}`);
    if (script) await expectAccessible(page);
    await page.getByLabel('Senast den dag').fill('2027-05-20');
    await page.getByLabel('Vem gör det?').selectOption('chair');
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Sparat').waitFor();

    const row = page.getByRole('listitem').filter({ hasText: `${title} 2027` });
    expect(await row.textContent()).toContain('Görs av ordföranden');
    await row.getByRole('button', { name: `Klart: ${title} 2027` }).click();
    await row.getByRole('button', { name: `Inte klart: ${title} 2027` }).waitFor();

    await row.getByRole('link', { name: `Ändra: ${title} 2027` }).click();
    await page.getByRole('heading', { level: 1, name: 'Ändra i årshjulet' }).waitFor();
    await page.getByLabel('Bara dagen 2027').check();
    await page.getByLabel('Senast den dag').fill('2027-06-03');
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('flyttad i år').waitFor();
    expect(await row.locator('time').getAttribute('datetime')).toBe('2027-06-03');
    await page.goto(`${application().address}/arshjul?ar=2028`);
    const next = page.getByRole('listitem').filter({ hasText: `${title} 2028` });
    expect(await next.locator('time').getAttribute('datetime')).toBe('2028-05-20');

    await next.getByRole('link', { name: `Ändra: ${title} 2028` }).click();
    await page.getByText('Ta bort ur årshjulet').click();
    await page.getByRole('button', { name: 'Ja, ta bort' }).click();
    await page.getByText('Borttaget').first().waitFor();
    expect(await page.getByText(`${title} 2028`).count()).toBe(0);
  });
});

test('the day of the law is not passed, and the form keeps what was typed', async () => {
  await visit(application(), { path: '/arshjul/budget?ar=2026', expectedStatuses: [422] }, async (page) => {
    await page.getByLabel('Senast den dag').fill('2026-12-10');
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByRole('link', { name: /efter den sista som lagen tillåter, 30 november/ }).waitFor();
    expect(await page.getByLabel('Senast den dag').inputValue()).toBe('2026-12-10');
    await expectAccessible(page);
  });
});

test('what is taken away can be taken back', async () => {
  await visit(application(), { path: '/arshjul/indicator-year-ends?ar=2026' }, async (page) => {
    await page.getByText('Ta bort ur årshjulet').click();
    await page.getByRole('button', { name: 'Ja, ta bort' }).click();
    await page.getByRole('heading', { name: 'Borttaget ur hjulet' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ta tillbaka: Indikatoråret slutar' }).click();
    await page.getByText('Tillbaka i årshjulet').waitFor();
    expect(await page.getByRole('heading', { name: 'Borttaget ur hjulet' }).count()).toBe(0);
  });
});

test('the wheel goes into a calendar and a table', async () => {
  await visit(application(), { path: '/arshjul?ar=2026' }, async (page) => {
    const calendar = await page.request.get(`${application().address}/arshjul/kalender.ics?ar=2026`);
    expect(calendar.headers()['content-type']).toBe('text/calendar; charset=utf-8');
    const events = await calendar.text();
    expect(events.match(/BEGIN:VEVENT/g)).toHaveLength(13);
    expect(events).toContain('DTEND;VALUE=DATE:20261201\r\n');
    const table = await page.request.get(`${application().address}/arshjul/tabell?ar=2026&format=csv`);
    expect(await table.text()).toContain('2026-11-30');
  });
});

test('search by the keyboard alone: open, choose, go', async () => {
  await visit(application(), { path: '/rapporter/2024/kontroll' }, async (page) => {
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Vad letar du efter?' });
    await field.waitFor();
    await page.keyboard.type('balans');
    await page.getByRole('option', { name: /Balansräkning 2024/ }).waitFor();
    await expectAccessible(page);
    const chosen = (): Promise<string | null> => page.locator('[role=option][aria-selected=true]').textContent();
    const first = await chosen();
    await page.keyboard.press('ArrowDown');
    expect(await chosen()).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await field.getAttribute('aria-activedescendant')).toBe('sok-traff-0');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/ekonomi/2024/balansrakning');
    await page.keyboard.press('Control+k');
    await field.waitFor();
    await page.keyboard.press('Escape');
    expect(await field.isVisible()).toBe(false);
  });
});

test('search works without script, and finds a figure by its number', async () => {
  await visit(application(), { path: '/ekonomi/2024/noter', script: false, width: 320 }, async (page) => {
    await page.getByRole('link', { name: 'Sök' }).click();
    await page.getByRole('searchbox', { name: 'Vad letar du efter?' }).fill('årets resultat');
    await page.getByRole('button', { name: 'Sök' }).click();
    await page.getByRole('heading', { name: 'Siffror' }).waitFor();
    expect(await page.getByText(/115\s756\skr, 2024/).count()).toBeGreaterThan(0);
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'Årets resultat 2024' }).first().click();
    await page.waitForURL(/\/rapporter\/2024\?avsnitt=/);
  });
});

test('search shows nobody a page that is not hers', async () => {
  await visit(application(), { path: '/sok?q=användare', as: 'reader' }, async (page) => {
    expect(await page.getByRole('heading', { name: 'Inga träffar' }).count()).toBe(1);
  });
  await visit(application(), { path: '/sok?q=användare' }, async (page) => {
    expect(await page.getByRole('main').getByRole('link', { name: 'Användare' }).count()).toBe(1);
  });
});

test.each([
  ['office', 'Att göra', ['Insatsrapporter', 'Kontroll av årsredovisning 2024']],
  ['chair', 'Väntar på styrelsen', ['Årsredovisning 2024', 'Kontroll av årsredovisning 2024']],
  ['accountant', 'Att göra i bokföringen', ['Kontroll av årsredovisning 2024']],
  ['auditor', 'Revisionen', ['Årsredovisning 2024', 'Spårlogg']],
  ['reader', 'På gång', []],
])('the overview of %s shows her own work', async (as, tasks, sections) => {
  await visit(application(), { path: '/', as }, async (page) => {
    const main = page.getByRole('main');
    for (const name of [tasks, ...sections]) {
      expect(await main.getByRole('heading', { name, exact: true }).count()).toBe(1);
    }
    expect(await main.locator('figure').count()).toBeGreaterThanOrEqual(2);
  });
});

test.each([true, false])('of two who change the same page the second sees both (script: %s)', async (script) => {
  const [mine, theirs] = script ? ['Min vision', 'Deras vision'] : ['Min egen vision', 'Deras egen vision'];
  await visit(application(), { path: '/organisation', script, expectedStatuses: [409] }, async (page) => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    if (script) await awake(other);
    await other.getByLabel('Vision').fill(theirs);
    await other.getByRole('button', { name: 'Spara' }).click();
    await other
      .getByRole('status')
      .getByText(/Sparat$/)
      .waitFor();

    await page.getByLabel('Vision').fill(mine);
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Någon annan har sparat sedan du öppnade sidan').waitFor();
    await page.getByRole('definition').filter({ hasText: theirs }).waitFor();
    expect(await page.getByLabel('Vision').inputValue()).toBe(mine);
    if (script) await expectAccessible(page);
    await page.getByRole('button', { name: 'Spara' }).click();
    await page
      .getByRole('status')
      .getByText(/Sparat$/)
      .waitFor();
    await other.goto(page.url());
    expect(await other.getByLabel('Vision').inputValue()).toBe(mine);
  });
});

test('of two who save the same table the second sees the other’s rows beside her own', async () => {
  await visit(application(), { path: '/organisation/medlemmar', expectedStatuses: [422] }, async (page) => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await awake(other);
    await other.locator('#medlemmar-0-medlem').fill('Kassan i Jönköping');
    await other.getByRole('button', { name: 'Spara medlemmarna' }).click();
    await other.getByText('medlemmar är sparade').waitFor();
    await page.locator('#medlemmar-1-medlem').fill('Förmedlingen');
    await page.getByRole('button', { name: 'Spara medlemmarna' }).click();
    await page.getByRole('table', { name: 'Det som är sparat' }).getByText('Kassan i Jönköping').waitFor();
    expect(await page.locator('#medlemmar-1-medlem').inputValue()).toBe('Förmedlingen');
  });
});

test('the menu is one row, and is opened, read and closed by the keyboard alone, also without script', async () => {
  await visit(application(), { path: '/moten', width: 1024, script: false }, async (page) => {
    const menu = page.getByRole('navigation', { name: 'Huvudmeny' });
    expect((await menu.boundingBox())?.height).toBeLessThan(70);
    await menu.getByText('Styrning').focus();
    await page.keyboard.press('Enter');
    expect(await menu.getByRole('link', { name: 'Möten' }).getAttribute('aria-current')).toBe('page');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/ansokningar');
  });
  await visit(application(), { path: '/moten' }, async (page) => {
    const menu = page.getByRole('navigation', { name: 'Huvudmeny' });
    await menu.getByText('Resultat').focus();
    await page.keyboard.press('Enter');
    await menu.getByRole('link', { name: 'Enkäter' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    expect(await menu.getByRole('link', { name: 'Enkäter' }).count()).toBe(0);
  });
});

// A text area, the cells of a grid and choices, on a phone whose script is slow to come.
test.each(['/organisation', '/effekter/rakna', '/insatsrapporter/ny'])(
  'what is filled in on %s before its script has come stays',
  async (path) => {
    await visit(application(), { path: '/' }, async (home) => {
      const page = await home.context().newPage();
      const { promise: hasCome, resolve: come } = Promise.withResolvers<void>();
      await page.route('**/*.js', async (route) => {
        await hasCome;
        await route.continue();
      });
      await page.goto(application().address + path, { waitUntil: 'commit' });
      await page.getByRole('button').last().waitFor();
      const filled = await page.evaluate(fillIn);
      come();
      await awake(page);
      expect(filled.length).toBeGreaterThan(4);
      expect(await page.evaluate(readFilled)).toEqual(filled);
    });
  },
);

/** Changes every control of the page as a person would; gives what then stands in it. Runs in the browser. */
function fillIn(): (string | boolean)[] {
  const controls = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    'main textarea, main select, main input:not([type=hidden], [type=file], [type=radio])',
  );
  return [...controls].map((control) => {
    control.dataset['filled'] = '';
    if (control.type === 'checkbox') {
      control.click();
      return (control as HTMLInputElement).checked;
    }
    if (control instanceof HTMLSelectElement) control.selectedIndex = control.options.length - 1;
    else control.value = control.type === 'date' ? '2026-05-05' : '7';
    control.dispatchEvent(new Event('input', { bubbles: true }));
    return control.value;
  });
}

function readFilled(): (string | boolean)[] {
  return [...document.querySelectorAll<HTMLInputElement>('[data-filled]')].map((control) =>
    control.type === 'checkbox' ? control.checked : control.value,
  );
}
