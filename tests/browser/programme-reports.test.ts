// A programme report from opened round to package and appendix: by script and without, in a wide window and a narrow one.
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useApplication } from './application.ts';
import { expectAccessible, expectNoSidewaysScroll, visit } from './page-checks.ts';

const material = resolve(import.meta.dirname, 'material');
const application = useApplication([
  ['demo', '--no-serve'],
  ['programmes', 'import', `${material}/a-programme.json`],
  ['goals', 'import', `${material}/its-goals.json`],
]);

/** Counts that add up, by place. */
const counts: Readonly<Record<string, string>> = {
  'participants.female.16-29': '5',
  'participants.female.30-64': '3',
  'participants.female.other': '0',
  'participants.female': '8',
  'participants.male.16-29': '4',
  'participants.male.30-64': '3',
  'participants.male.other': '0',
  'participants.male': '7',
  'new.female': '3',
  'new.male': '2',
  'participants.kommun': '15',
  'exited.female.studies': '2',
  'exited.female': '2',
  'exited.male.illness': '3',
  'exited.male': '3',
  queue: '4',
  'goal.verkstan-work.part': '2',
  'goal.verkstan-work.n': '5',
};

const field = (page: Page, id: string) => page.locator(`[id="${id}"]`);

/** Opens a round for one programme and year; gives the address of its link. */
async function openRound(year: string, script: boolean): Promise<string> {
  let path = '';
  await visit(application(), { path: '/insatsrapporter/ny', script }, async (page) => {
    for (const box of await page.locator('input[name=insats]').all()) await box.uncheck();
    await page.check('#insats-verkstan');
    await page.fill('#fran', `${year}-01-01`);
    await page.fill('#till', `${year}-12-31`);
    await page.fill('#aldrar', '16–29, 30–64 år');
    await page.getByRole('button', { name: 'Öppna omgången' }).click();
    const given = page.getByLabel('Länk för Verkstan');
    await given.waitFor();
    if (script) await expectAccessible(page);
    path = new URL(await given.inputValue()).pathname;
    expect(await page.getByText('Öppna rapporten här, du behöver inget konto').count()).toBe(1);
  });
  expect(path).toMatch(/^\/insatsrapport\/[\w-]{64}$/);
  return path;
}

async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(values)) await field(page, id).fill(value);
}

const isSaved = (page: Page) => page.getByText(/Allt är sparat \d\d:\d\d/).waitFor();

describe('a report that is written with script', () => {
  let link = '';
  beforeAll(async () => {
    link = await openRound('2024', true);
  });

  test('sums are told while one types, everything is saved, and it stands there afterwards', async () => {
    await visit(application(), { path: link, as: null }, async (page) => {
      await fill(page, { ...counts, 'participants.female.30-64': '4' });
      await page.getByText('Deltagare, Kvinnor: efter ålder blir det 9, men totalt står det 8.').waitFor();
      await field(page, 'participants.female.30-64').fill('3');
      expect(await page.getByText('efter ålder blir det 9').count()).toBe(0);
      await page.getByText('Det blir 40 %.').waitFor();
      await isSaved(page);
      await expectAccessible(page);
    });
    await visit(application(), { path: link, as: null }, async (page) => {
      expect(await field(page, 'participants.female').inputValue()).toBe('8');
      expect(await field(page, 'queue').inputValue()).toBe('4');
    });
  });

  test('of two who write at once both are kept, and in the same place the second chooses', async () => {
    await visit(application(), { path: link, as: null }, async (first) => {
      await visit(application(), { path: link, as: null }, async (second) => {
        await fill(first, { inPlacement: '1', lessons: 'Den första skrev det här.' });
        await isSaved(first);
        await fill(second, { exitedWithWorkAbility: '2', lessons: 'Den andra skrev något annat.' });
        await second.getByText('Inget är förlorat.').waitFor();
        expect(await second.getByText('Den första skrev det här.').count()).toBe(1);
        expect(await field(second, 'lessons').inputValue()).toBe('Den andra skrev något annat.');
        await expectAccessible(second);
        await second.getByRole('button', { name: 'Behåll mitt' }).click();
        await isSaved(second);
        // The section that only the first wrote in comes along when the second writes in it.
        await field(second, 'queue').fill('5');
        await second.waitForFunction(
          () => (document.getElementById('inPlacement') as HTMLInputElement).value === '1',
        );
      });
    });
    await visit(application(), { path: link, as: null }, async (page) => {
      expect(await field(page, 'lessons').inputValue()).toBe('Den andra skrev något annat.');
      expect(await field(page, 'inPlacement').inputValue()).toBe('1');
      expect(await field(page, 'queue').inputValue()).toBe('5');
    });
  });

  test('a personal number is told at once and never saved', async () => {
    await visit(application(), { path: link, as: null }, async (page) => {
      await field(page, 'plans').fill('Fråga 19121212-1212.');
      await page.getByText('ser ut att innehålla ett personnummer').waitFor();
      await page.getByText('En del är inte sparad.').waitFor();
    });
    await visit(application(), { path: link, as: null }, async (page) => {
      expect(await field(page, 'plans').inputValue()).toBe('');
    });
  });

  test('it can be taken along as Word, and brought back', async () => {
    await visit(application(), { path: link, as: null, expectedStatuses: [409] }, async (page) => {
      await page.getByText('Fyll i Word eller Excel i stället').click();
      for (const [name, format] of [
        ['Hämta som Excel', 'xlsx'],
        ['Hämta som Word', 'docx'],
      ] as const) {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name }).click(),
        ]);
        expect(download.suggestedFilename()).toBe(`insatsrapport-verkstan-2024-12-31.${format}`);
        await page.setInputFiles('#fil', await download.path());
      }
      await page.getByRole('button', { name: 'Läs in filen' }).click();
      await page.getByText('Den ändrade ingenting.').waitFor();
      await page.getByText('Fyll i Word eller Excel i stället').click();
      await page.setInputFiles('#fil', { name: 'x.docx', mimeType: 'text/plain', buffer: Buffer.from('ingen fil') });
      await page.getByRole('button', { name: 'Läs in filen' }).click();
      await page.getByText('Det är ingen Word- eller Excelfil.').waitFor();
      await expectAccessible(page);
    });
  });

  test('it is sent, returned with a question, sent again and accepted, and stands in the annual report', async () => {
    await visit(application(), { path: link, as: null }, async (page) => {
      await field(page, 'description').fill('Verkstan är en ny insats.\n- {{ x }}\n- *två*');
      await page.getByRole('button', { name: 'Skicka till förbundet' }).click();
      await page.getByText('Rapporten är skickad').waitFor();
      expect(await page.locator('textarea').count()).toBe(0);
      await expectAccessible(page);
    });
    await office(async (page) => {
      await page.getByRole('heading', { name: 'Godta rapporten' }).waitFor();
      await expectAccessible(page);
      await page.fill('#fraga', 'Är det verkligen fem i kön?');
      await page.getByRole('button', { name: 'Lämna tillbaka' }).click();
      await page.getByText('Rapporten är återlämnad med din fråga.').waitFor();
    });
    await visit(application(), { path: link, as: null }, async (page) => {
      await page.getByText('Är det verkligen fem i kön?').waitFor();
      await expectAccessible(page);
      await field(page, 'queue').fill('6');
      await page.fill('#svar', 'Nej, sex.');
      await page.getByRole('button', { name: 'Skicka till förbundet' }).click();
      await page.getByText('Rapporten är skickad').waitFor();
    });
    await office(async (page) => {
      await page.getByText('Nej, sex.').waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Godta' }).click();
      await page.getByText('Antalen är sparade som version 1.').waitFor();
      await page.getByRole('button', { name: 'För in målens utfall' }).click();
      await page.getByText('Infört i ett mål.').waitFor();
      await page.getByRole('link', { name: 'Visa bilagan i årsredovisningen för 2024' }).click();
      await page.waitForURL(/avsnitt=appendix\.programme\.verkstan/);
      expect(await page.inputValue('#text')).toContain('Verkstan är en ny insats.');
      const printed = await (await page.request.get(`${application().address}/rapporter/2024/fil/html`)).text();
      expect(printed).toContain('Verkstan är en ny insats.');
      expect(printed).toContain('Inskrivna i Verkstan efter kön och ålder');
      expect(printed).toContain('{{ x }}');
    });
    await visit(application(), { path: link, as: null }, async (page) => {
      await page.getByText('Rapporten är godtagen').waitFor();
    });
  });

  /** The office's page of the report, from the list. */
  async function office(look: (page: Page) => Promise<void>): Promise<void> {
    await visit(application(), { path: '/insatsrapporter' }, async (page) => {
      await page.getByRole('region', { name: 'Helår, 2024' }).getByRole('link', { name: 'Verkstan' }).click();
      await page.waitForURL(/\/insatsrapporter\/[\w-]{36}$/);
      await look(page);
    });
  }
});

describe('a report that is written without script, on a narrow screen', () => {
  let link = '';
  beforeAll(async () => {
    link = await openRound('2023', false);
  });
  const narrow = { script: false, width: 320 } as const;

  test('it is saved by a button, and what is missing is told when it is sent', async () => {
    await visit(application(), { path: link, as: null, ...narrow, expectedStatuses: [422] }, async (page) => {
      await expectNoSidewaysScroll(page);
      await fill(page, { 'participants.female': '8', queue: 'många', methods: 'Vi pratar.' });
      await page.getByRole('button', { name: 'Spara', exact: true }).click();
      await page.getByText('Allt i formuläret är sparat.').waitFor();
      expect(await field(page, 'methods').inputValue()).toBe('Vi pratar.');
      await page.getByRole('button', { name: 'Skicka till förbundet' }).click();
      const summary = page.getByRole('group', { name: 'Rätta det här innan du skickar' });
      await summary.waitFor();
      expect(await summary.getByRole('link').count()).toBe(4);
      expect(await field(page, 'queue').inputValue()).toBe('många');
      await expectNoSidewaysScroll(page);
    });
  });

  test('Enter in a field saves and does not send', async () => {
    await visit(application(), { path: link, as: null, ...narrow }, async (page) => {
      await field(page, 'queue').fill('2');
      await field(page, 'queue').press('Enter');
      await page.getByText('Allt i formuläret är sparat.').waitFor();
    });
  });

  test('the second of two sees both texts and loses neither', async () => {
    await visit(application(), { path: link, as: null, ...narrow, expectedStatuses: [409] }, async (second) => {
      await visit(application(), { path: link, as: null, ...narrow }, async (first) => {
        await fill(first, { lessons: 'Först.', plans: 'Planer.' });
        await first.getByRole('button', { name: 'Spara', exact: true }).click();
      });
      await fill(second, { lessons: 'Sedan.', cooperation: 'Ihop.' });
      await second.getByRole('button', { name: 'Spara', exact: true }).click();
      await second.getByText('Inget är förlorat.').waitFor();
      expect(await second.getByText('Först.', { exact: true }).count()).toBe(1);
      expect(await field(second, 'lessons').inputValue()).toBe('Sedan.');
      expect(await field(second, 'plans').inputValue()).toBe('Planer.');
      await expectNoSidewaysScroll(second);
      await second.getByRole('button', { name: 'Spara', exact: true }).click();
      await second.getByText('Allt i formuläret är sparat.').waitFor();
      expect(await field(second, 'lessons').inputValue()).toBe('Sedan.');
      expect(await field(second, 'cooperation').inputValue()).toBe('Ihop.');
    });
  });

  test('a form that was sent is not taken once more, and what was typed is still there', async () => {
    await visit(application(), { path: link, as: null, ...narrow, expectedStatuses: [409] }, async (old) => {
      await visit(application(), { path: link, as: null, ...narrow }, async (page) => {
        const goals = Object.entries(counts).filter(([id]) => !id.startsWith('goal.'));
        await fill(page, Object.fromEntries(goals));
        await page.getByRole('button', { name: 'Skicka till förbundet' }).click();
        await page.getByText('Rapporten är skickad').waitFor();
      });
      await old.getByRole('button', { name: 'Skicka till förbundet' }).click();
      await old.getByText('Rapporten kan inte ändras nu').waitFor();
    });
  });
});

describe('an address that opens nothing', () => {
  const wrong = ['x', 'A'.repeat(64), 'A'.repeat(65), '%2e%2e%2f', "'%20OR%201=1", 'å'.repeat(64)];

  test('gets the same polite page whatever is wrong with it, and is told to nobody', async () => {
    const answers = await Promise.all(
      wrong.map(async (token) => {
        const response = await fetch(`${application().address}/insatsrapport/${token}`);
        const text = (await response.text()).replaceAll(
          /nonce="[^"]*"|'nonce-[^']*'|_[\w-]+|insatsrapport\/[^"'\s]*/g,
          '',
        );
        return { status: response.status, says: text.includes('Länken öppnar ingen rapport'), length: text.length };
      }),
    );
    expect(answers.map(({ status, says }) => ({ status, says }))).toEqual(
      wrong.map(() => ({ status: 404, says: true })),
    );
  });

  test('stands in no log, and neither does one that opens a report', async () => {
    const link = await openRound('2021', false);
    await visit(application(), { path: link, as: null }, async (page) => {
      expect(await page.getByRole('navigation', { name: 'Huvudmeny' }).count()).toBe(0);
    });
    expect(application().log()).not.toContain(link.split('/').at(-1));
  });

  test('takes no form and no script', async () => {
    const { address } = application();
    const at = `${address}/insatsrapport/${'A'.repeat(64)}`;
    const form = await fetch(`${at}?/spara`, {
      method: 'POST',
      body: new URLSearchParams({ plans: 'x' }),
      headers: { origin: address },
    });
    const json = await fetch(`${at}/spara`, {
      method: 'POST',
      body: JSON.stringify({ sections: [{ section: 'plans', basedOn: 0, values: { plans: 'x' } }] }),
      headers: { 'content-type': 'application/json', origin: address },
    });
    expect([form.status, json.status]).toEqual([404, 404]);
  });
});

describe('input that is wrong', () => {
  test('is refused whole by the address that script saves to', async () => {
    const link = await openRound('2022', false);
    const { address } = application();
    const save = async (body: string) =>
      (
        await fetch(`${address}${link}/spara`, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json' },
        })
      ).status;
    const section = { section: 'plans', basedOn: 0, values: { plans: 'Ett.' } };
    expect(await save(JSON.stringify({ sections: [section, { ...section, section: 'other' }] }))).toBe(422);
    expect(await save(JSON.stringify({ sections: [{ ...section, values: { plans: 'x'.repeat(60_000) } }] }))).toBe(
      422,
    );
    expect(await save('{"sections": [')).toBe(422);
    expect(await save('null')).toBe(422);
    await visit(application(), { path: link, as: null }, async (page) => {
      expect(await field(page, 'plans').inputValue()).toBe('');
    });
    expect(await save(JSON.stringify({ sections: [section] }))).toBe(200);
  });

  test('in a round is told at its fields, and nothing is opened', async () => {
    await visit(
      application(),
      { path: '/insatsrapporter/ny', script: false, expectedStatuses: [422] },
      async (page) => {
        await page.fill('#senast', '2020-01-01');
        await page.fill('#aldrar', 'unga');
        await page.fill('[id="epost.nova"]', 'ingen adress');
        await page.check('#insats-nova');
        await page.getByRole('button', { name: 'Öppna omgången' }).click();
        expect(await page.getByRole('group', { name: 'Rätta det här först' }).getByRole('link').count()).toBe(3);
        expect(await page.inputValue('[id="epost.nova"]')).toBe('ingen adress');
      },
    );
  });

  test('a report that is not there is not there', async () => {
    await visit(application(), { path: '/insatsrapporter' }, async (page) => {
      for (const id of ['x', '01a212d0-ad47-7015-946c-adb3cd2121b9']) {
        expect((await page.request.get(`${application().address}/insatsrapporter/${id}`)).status()).toBe(404);
      }
    });
  });
});
