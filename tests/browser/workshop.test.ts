// Writing in the report: the page follows the text, figures are put in, saving makes a version.
import { expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { awake } from './awake.ts';
import { fetchAs } from './fetch-as.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';

const application = useApplication([['demo', '--no-serve']]);
const path = '/rapporter/2024?avsnitt=management.staff';

test('the page follows the text before it is saved', async () => {
  await visit(application(), { path }, async (page) => {
    await page.fill('#text', 'Resultatet blev {{ finance.yearResult@2024 | kr }} och inget annat.');
    const shown = page.frameLocator('iframe[name=sida]').getByText('och inget annat');
    await shown.waitFor();
    expect(await shown.textContent()).toMatch(/Resultatet blev 115\s756\skr/);
  });
  await visit(application(), { path }, async (page) => {
    expect(await page.inputValue('#text')).not.toContain('och inget annat');
  });
});

test('a text that was never saved is offered when the writer comes back to it, and is gone when it is saved', async () => {
  const section = { path: '/rapporter/2024?avsnitt=management.governance' };
  await visit(application(), section, async (page) => {
    page.on('dialog', (dialog) => void dialog.accept());
    await page.fill('#text', 'Det här hann jag inte spara.');
    await page.frameLocator('iframe[name=sida]').getByText('hann jag inte').waitFor();
    await page.goto(`${application().address}/rapporter/2024?avsnitt=chair`);
    await awake(page);
    expect(await page.getByText('Du har en text som inte blev sparad').count()).toBe(0);
    await page.goto(application().address + section.path);
    await awake(page);
    expect(await page.inputValue('#text')).not.toContain('hann jag inte');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Hämta min text' }).click();
    expect(await page.inputValue('#text')).toBe('Det här hann jag inte spara.');
    await page.getByRole('button', { name: 'Spara texten' }).click();
    await page.getByText(/Texten är sparad som version/).waitFor();
    await page.reload();
    await awake(page);
    expect(await page.getByText('Du har en text som inte blev sparad').count()).toBe(0);
  });
});

test('a sentence is written with a figure, found by its words and put in as it shall be written', async () => {
  await visit(application(), { path }, async (page) => {
    await page.fill('#text', 'Vårt kapital är  vid årets slut.');
    await page.locator('#text').evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(16, 16));
    await page.getByText('Hämta ett tal').click();
    // The list that is there at once has the figure too, and moves under the mouse when the answer comes.
    const isAnswered = page.waitForResponse((response) => response.url().includes('sok=utg'));
    await page.fill('#sok-tal', 'utgående eget kapital 2024-12-31');
    await isAnswered;
    await page.getByRole('button', { name: /^Infoga Utgående eget kapital 31 december 2024 som 2\s395 tkr/ }).click();
    expect(await page.inputValue('#text')).toBe(
      'Vårt kapital är {{ finance.closingEquity@2024-12-31 | tkr }} vid årets slut.',
    );
    const shown = page.frameLocator('iframe[name=sida]').getByText('vid årets slut');
    await shown.waitFor();
    expect(await shown.textContent()).toMatch(/Vårt kapital är 2\s395\stkr vid årets slut/);
    await expectAccessible(page);
  });
});

test('without script a figure is found, stands where {{}} was written, and nothing typed is lost', async () => {
  await visit(application(), { path, script: false }, async (page) => {
    await page.fill('#text', 'Vårt kapital är {{}} nu.');
    await page.getByText('Hämta ett tal').click();
    await page.fill('#sok-tal', 'utgående eget kapital 2024-12-31');
    // Enter in the search searches; it must not save.
    await page.press('#sok-tal', 'Enter');
    expect(await page.inputValue('#text')).toBe('Vårt kapital är {{}} nu.');
    expect(await page.inputValue('#sok-tal')).toBe('utgående eget kapital 2024-12-31');
    await page
      .getByRole('button', { name: /^Infoga Utgående eget kapital 31 december 2024 som 2\s395\s357 kr/ })
      .click();
    expect(await page.inputValue('#text')).toBe('Vårt kapital är {{ finance.closingEquity@2024-12-31 | kr }} nu.');
    expect(await page.getByText('Texten är inte sparad än').count()).toBe(1);
    await expectNoSidewaysScroll(page);
  });
  await visit(application(), { path }, async (page) => {
    expect(await page.inputValue('#text')).not.toContain('Vårt kapital');
  });
});

test.each([true, false])(
  'a typed number that equals a figure is linked by one press (script: %s)',
  async (script) => {
    await visit(application(), { path, script }, async (page) => {
      await page.fill('#text', 'Årets resultat blev 115 756 kr.');
      if (!script) {
        await page.getByText('Hämta ett tal').click();
        await page.getByRole('button', { name: 'Sök', exact: true }).click();
      }
      await page
        .getByRole('button', { name: /^Länka till Årets resultat/ })
        .first()
        .click();
      expect(await page.inputValue('#text')).toMatch(
        /^Årets resultat blev \{\{ finance\.(overview\.)?yearResult@2024 \| kr \}\}\.$/,
      );
      await page
        .getByRole('button', { name: /^Länka till/ })
        .first()
        .waitFor({ state: 'detached' });
    });
  },
);

test('without script a section gets a status and an owner, and its list says so', async () => {
  const section = { path: '/rapporter/2024?avsnitt=management.conditions', script: false };
  await visit(application(), section, async (page) => {
    await page.getByText('Ändra läge och ansvarig').click();
    await page.selectOption('#lage', { label: 'Klart' });
    await page.fill('#ansvarig', 'Kansliet');
    await page.getByRole('button', { name: 'Spara läget' }).click();
    expect(await page.getByText('Läget är sparat: Klart').count()).toBe(1);
    expect(await page.getByRole('navigation', { name: 'Avsnitt' }).getByText('Klart · Kansliet').count()).toBe(1);
    expect(await page.getByText(/^1 av \d+ avsnitt är klara/).count()).toBe(1);
    await page.fill('#text', 'En ny text.');
    await page.getByRole('button', { name: 'Spara texten' }).click();
    expect(await page.getByText(/Klart, ändrat efteråt/).count()).toBeGreaterThan(0);
    expect(await page.getByText(/^0 av \d+ avsnitt är klara/).count()).toBe(1);
  });
});

test('without script a comment is written, answered, settled and opened again; an empty one is refused at its field', async () => {
  const section = { path: '/rapporter/2024?avsnitt=chair', script: false, expectedStatuses: [422] };
  await visit(application(), section, async (page) => {
    await page.getByRole('button', { name: 'Kommentera' }).click();
    expect(await page.locator('#kommentar').getAttribute('aria-invalid')).toBe('true');
    await page.fill('#kommentar', 'Ska vi nämna året som kommer?');
    await page.getByRole('button', { name: 'Kommentera' }).click();
    const comments = page.getByRole('region', { name: 'Kommentarer' });
    expect(await comments.getByText('Kommentaren är sparad').count()).toBe(1);
    expect(await page.getByRole('navigation', { name: 'Avsnitt' }).getByText('1 öppen kommentar').count()).toBe(1);
    await comments.locator('summary', { hasText: 'Svara' }).click();
    await comments.getByRole('textbox', { name: 'Svara' }).fill('Ja, kort.');
    await comments.getByRole('button', { name: 'Skicka svaret' }).click();
    expect(await comments.getByRole('list', { name: 'Svar' }).getByText('Ja, kort.').count()).toBe(1);
    await comments.getByRole('button', { name: /^Bocka av/ }).click();
    expect(await comments.getByText('Kommentaren är avbockad').count()).toBe(1);
    await comments.locator('summary', { hasText: '1 avbockad' }).click();
    await comments.getByText(/Avbockad av .*2/).waitFor();
    await comments.getByRole('button', { name: /^Öppna igen/ }).click();
    expect(await comments.getByRole('button', { name: /^Bocka av/ }).count()).toBe(1);
  });
});

test('a section that the law asks for is emptied: the control goes red, and green when the version is restored', async () => {
  const of = { path: '/rapporter/2024?avsnitt=notes.principles' };
  const blocking = (text: string | null): number => Number(/(\d+) blockerande/.exec(text ?? '')?.[1] ?? 0);
  await visit(application(), of, async (page) => {
    const bar = page.getByRole('region', { name: 'Kontroll' });
    const before = blocking(await bar.textContent());
    await page.fill('#text', '');
    await page.getByRole('button', { name: 'Spara texten' }).click();
    await page.getByText('Texten är sparad som version 2').waitFor();
    expect(blocking(await bar.textContent())).toBe(before + 1);
    await page.getByRole('link', { name: '2 versioner' }).click();
    await page.getByRole('heading', { name: 'Från version 1 till version 2' }).waitFor();
    expect(await page.locator('del').count()).toBeGreaterThan(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: /^Version 1/ }).click();
    await page.getByRole('button', { name: 'Återställ version 1' }).click();
    await page.getByText('Version 1 gäller igen, som version 3').waitFor();
    await page.getByRole('link', { name: 'Till texten' }).click();
    await page.getByRole('heading', { name: 'Årsredovisning 2024' }).waitFor();
    expect(blocking(await bar.textContent())).toBe(before);
  });
});

test('saving without script makes a new version, and a misspelt figure is told with its line', async () => {
  await visit(application(), { path, script: false }, async (page) => {
    await page.fill('#text', 'Resultatet blev {{ finance.yearResultat@2024 | kr }}.');
    await page.getByRole('button', { name: 'Spara texten' }).click();
    expect(await page.getByText(/Texten är sparad som version \d+/).count()).toBe(1);
    expect(await page.getByText('Rad 1: Rapporten har inget tal som heter').count()).toBe(1);
  });
});

test('of two who write at once the second sees both texts, and nothing is lost whatever is pressed', async () => {
  const section = { path: '/rapporter/2024?avsnitt=management.outlook' };
  await visit(application(), { ...section, script: false, expectedStatuses: [409] }, async (second) => {
    await visit(application(), section, async (first) => {
      await first.fill('#text', 'Den första skrev detta.');
      await first.getByRole('button', { name: 'Spara texten' }).click();
      await first.getByText(/Texten är sparad/).waitFor();
    });
    await second.fill('#text', 'Den andra skrev något annat.');
    await second.getByRole('button', { name: 'Spara texten' }).click();
    expect(await second.inputValue('#text')).toBe('Den andra skrev något annat.');
    const theirs = second.locator('.theirs');
    expect(withoutRemoved(await theirs.innerHTML())).toBe('Den första skrev detta.');
    expect(await theirs.locator('del').first().textContent()).toContain('andra');
    await expectNoSidewaysScroll(second);

    await visit(application(), section, async (first) => {
      await first.fill('#text', 'Den första ändrade sig.');
      await first.getByRole('button', { name: 'Spara texten' }).click();
      await first.getByText(/Texten är sparad/).waitFor();
    });
    await second.getByRole('button', { name: 'Spara min text' }).click();
    expect(withoutRemoved(await theirs.innerHTML())).toBe('Den första ändrade sig.');
    await expectNoSidewaysScroll(second);
    await second.getByRole('button', { name: 'Låt deras text gälla' }).click();
    expect(await second.getByText(/Deras text gäller, som version/).count()).toBe(1);
    expect(await second.inputValue('#text')).toBe('Den första ändrade sig.');
  });
});

test('without script the demo cannot be locked, and the fault that stops it leads to its section', async () => {
  await visit(application(), { path, script: false, expectedStatuses: [409] }, async (page) => {
    expect(await page.getByText('Rapporten är inte låst.').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Lås rapporten' }).click();
    await page.getByRole('button', { name: 'Lås rapporten' }).click();
    const alert = page.getByRole('main');
    expect(await page.getByRole('alert').textContent()).toContain('kunde inte låsas');
    await alert.getByRole('link', { name: /90, skillnad −20/ }).click();
    await page.waitForURL(/avsnitt=appendix\.programme\.nova/);
    expect(await page.getByText('Rapporten är inte låst.').count()).toBeGreaterThan(0);
  });
});

test('a finding about a goal is told in words and leads to its programme', async () => {
  await visit(application(), { path: '/rapporter/2024/kontroll' }, async (page) => {
    await page.getByRole('link', { name: /^NOVA › Deltagarna får stöd/ }).click();
    await page.waitForURL(/avsnitt=appendix\.programme\.nova/);
  });
});

test('a finding of the control leads to its section', async () => {
  await visit(application(), { path: '/rapporter/2024/kontroll' }, async (page) => {
    await page.locator('.findings a').first().click();
    await page.waitForURL(/\/rapporter\/2024\?avsnitt=/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Årsredovisning 2024');
  });
});

test('the chair comments but does not write, an auditor reads, and neither is offered what they may not do', async () => {
  const of = { path: '/rapporter/2024?avsnitt=management', script: false };
  await visit(application(), { ...of, as: 'chair' }, async (page) => {
    expect(await page.locator('#text').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Lås rapporten' }).count()).toBe(0);
    await page.fill('#kommentar', 'Bra början.');
    await page.getByRole('button', { name: 'Kommentera' }).click();
    expect(await page.getByText('Kommentaren är sparad').count()).toBe(1);
  });
  await visit(application(), { ...of, as: 'auditor' }, async (page) => {
    expect(await page.getByText('Bra början.').count()).toBe(1);
    for (const field of ['#text', '#kommentar', '#lage']) expect(await page.locator(field).count()).toBe(0);
    expect(await page.locator('iframe[name=sida]').count()).toBe(1);
  });
  expect((await fetchAs(application(), '/rapporter/2024/las', 'auditor')).status).toBe(403);
});

test.each(['html', 'json', 'docx', 'pdf'])('the report can be fetched as %s', async (format) => {
  const response = await fetchAs(application(), `/rapporter/2024/fil/${format}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toContain('arsredovisning-2024');
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
});

/** The other's text, read out of the marked difference. */
function withoutRemoved(html: string): string {
  return html
    .replaceAll(/<del.*?<\/del>/g, '')
    .replaceAll(/<span class="ds-sr-only.*?<\/span>/g, '')
    .replaceAll(/<!--.*?-->|<[^>]+>/g, '');
}
