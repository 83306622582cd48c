// An invented association's annual report as blocks: headings, tables and sentences with numbers that all agree. What it
// looks like on paper is `printed-layouts.ts`.

/** A number from 0 up to, not including, `below`. */
export type Random = (below: number) => number;

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly Row[] };

/** A label and its cells; null is an empty cell, text is printed as it stands. */
export type Row = readonly [label: string, ...cells: readonly (number | string | null)[]];

export type PrintedFixture = { readonly year: number; readonly blocks: readonly Block[] };

/** The same seed gives the same numbers. */
export function seeded(seed: number): Random {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % Math.max(1, below);
  };
}

type Money = Readonly<Record<'now' | 'before' | 'budget', number>>;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Everything ties to the krona and to the person. */
export function aPrintedReport(random: Random): PrintedFixture {
  const year = 2019 + random(6);
  const amount = (least: number, span: number): Money => ({
    now: least + random(span),
    before: least + random(span),
    budget: Math.round((least + random(span)) / 1000) * 1000,
  });
  const over = (one: (side: keyof Money) => number): Money => ({
    now: one('now'),
    before: one('before'),
    budget: one('budget'),
  });
  const quarter = over(() => 100 * (10_000 + random(20_000)));
  const first = over((side) => 100 * Math.floor((quarter[side] * (0.5 + random(20) / 100)) / 100));
  const contributions = over((side) => 4 * quarter[side]);
  const sold = { ...amount(100_000, 500_000), budget: 0 };
  const interest = { ...amount(3000, 90_000), budget: 0 };
  const income = over((side) => contributions[side] + sold[side]);
  const programmes: readonly (readonly [string, Money])[] = [
    ['Spira', amount(1_500_000, 900_000)],
    ['Vägval', amount(900_000, 600_000)],
    ['Arbetskraft (AKR)', amount(400_000, 300_000)],
  ];
  const office = amount(900_000, 400_000);
  const board = amount(20_000, 60_000);
  const audit = amount(10_000, 60_000);
  const costs = over((side) =>
    sum([...programmes.map(([, money]) => money[side]), office[side], board[side], audit[side]]),
  );
  const operating = { now: income.now - costs.now, before: income.before - costs.before };
  const result = { now: operating.now + interest.now, before: operating.before + interest.before };
  const equity = { older: 2_500_000 + random(2_000_000), before: 0, now: 0 };
  equity.before = equity.older + result.before;
  equity.now = equity.before + result.now;
  const receivables = [amount(50_000, 300_000), amount(5000, 60_000)] as const;
  const debts = [amount(200_000, 900_000), amount(20_000, 90_000)] as const;
  const owed = { now: debts[0].now + debts[1].now, before: debts[0].before + debts[1].before };
  const claims = {
    now: receivables[0].now + receivables[1].now,
    before: receivables[0].before + receivables[1].before,
  };
  const assets = { now: equity.now + owed.now, before: equity.before + owed.before };
  const cash = { now: assets.now - claims.now, before: assets.before - claims.before };
  const change = { claims: claims.before - claims.now, debts: owed.now - owed.before };
  const flow = result.now + change.claims + change.debts;
  const days = [`${year}-12-31`, `${year - 1}-12-31`];
  const tkr = (kronor: number): number => Math.round(kronor / 1000);
  const all = { now: income.now + interest.now, before: income.before + interest.before };
  const older = [2, 3, 4].map(() => {
    const [kept, spent] = [5000 + random(3000), 5000 + random(3000)];
    return { kept, spent, result: kept - spent };
  });
  const people = programmes.map(([name]) => person(name, random));
  const total = (one: (each: (typeof people)[number]) => number): number => sum(people.map(one));
  const goals = [3 + random(5), 1 + random(3), 1 + random(4)] as const;
  const judged = ['Uppfyllt', 'Delvis uppfyllt', 'Ej uppfyllt'].flatMap((word, index) =>
    Array.from({ length: goals[index] ?? 0 }, () => word),
  );
  const answers = 20 + random(60);
  const positive = 1 + random(answers - 1);
  const solidity = (side: 'now' | 'before'): string => `${Math.round((100 * equity[side]) / assets[side])} %`;
  const blocks: Block[] = [
    { kind: 'heading', text: `Årsredovisning ${year}` },
    { kind: 'heading', text: 'Samordningsförbundet Exempelbygden' },
    { kind: 'heading', text: '1.1 Översikt över verksamhetens utveckling' },
    {
      kind: 'table',
      head: ['Belopp i tkr', ...[0, 1, 2, 3, 4].map((back) => String(year - back))],
      rows: [
        ['Intäkter inklusive finansiella poster', tkr(all.now), tkr(all.before), ...older.map((one) => one.kept)],
        ['Kostnader', tkr(costs.now), tkr(costs.before), ...older.map((one) => one.spent)],
        [
          'Årets resultat',
          tkr(all.now) - tkr(costs.now),
          tkr(all.before) - tkr(costs.before),
          ...older.map((one) => one.result),
        ],
        ['Soliditet', solidity('now'), solidity('before'), '48 %', '51 %', '57 %'],
      ],
    },
    { kind: 'heading', text: '1.2 Uppföljning' },
    {
      kind: 'text',
      text: `Under ${year} deltog ${total((one) => one.women + one.men)} personer i förbundets insatser, varav ${total((one) => one.women)} kvinnor och ${total((one) => one.men)} män.`,
    },
    {
      kind: 'text',
      text: `Enkäten visar att ${positive} av ${answers} deltagare (${Math.round((100 * positive) / answers)} %) fick det stöd som de behövde.`,
    },
    {
      kind: 'text',
      text: `Av förbundets mål bedöms ${goals[0]} mål vara uppfyllda, ${goals[1]} mål delvis uppfyllda och ${goals[2]} mål ej uppfyllda.`,
    },
    {
      kind: 'table',
      head: [`Deltagare ${year}`, 'Kvinnor', 'Män', 'Varav nya', 'Avslutade', 'Arbete', 'Studier', 'Annat skäl'],
      rows: [
        ...people.map((one): Row => [
          one.name,
          one.women,
          one.men,
          one.fresh,
          one.left,
          one.work,
          one.study,
          one.other,
        ]),
        [
          'Totalt',
          total((one) => one.women),
          total((one) => one.men),
          total((one) => one.fresh),
          total((one) => one.left),
          total((one) => one.work),
          total((one) => one.study),
          total((one) => one.other),
        ],
      ],
    },
    { kind: 'heading', text: 'Balanskravsresultat' },
    {
      kind: 'table',
      head: ['Belopp i kr', String(year)],
      rows: [
        ['Årets resultat enligt resultaträkningen', result.now],
        ['Årets balanskravsresultat', result.now],
      ],
    },
    { kind: 'text', text: 'Ett negativt resultat täcks av eget kapital, som styrelsen har beslutat att använda.' },
    { kind: 'heading', text: '2 Resultaträkning' },
    {
      kind: 'table',
      head: ['Belopp i kr', 'Not', `Budget ${year}`, ...days],
      rows: [
        ['Verksamhetens intäkter', '1', income.budget, income.now, income.before],
        ['Verksamhetens kostnader', '2', -costs.budget, -costs.now, -costs.before],
        ['Verksamhetens resultat', null, income.budget - costs.budget, operating.now, operating.before],
        ['Finansiella intäkter', null, 0, interest.now, interest.before],
        ['Finansiella kostnader', null, 0, 0, 0],
        ['Resultat efter finansiella poster', null, income.budget - costs.budget, result.now, result.before],
        ['Årets resultat', null, income.budget - costs.budget, result.now, result.before],
      ],
    },
    { kind: 'heading', text: '3 Balansräkning' },
    {
      kind: 'table',
      head: ['Belopp i kr', 'Not', ...days],
      rows: [
        ['Tillgångar', null, null, null],
        ['Fordringar', '3', claims.now, claims.before],
        ['Kassa och bank', null, cash.now, cash.before],
        ['Summa tillgångar', null, assets.now, assets.before],
        ['Eget kapital, avsättningar och skulder', null, null, null],
        ['Ingående eget kapital', null, equity.before, equity.older],
        ['Årets resultat', null, result.now, result.before],
        ['Utgående eget kapital', null, equity.now, equity.before],
        ['Kortfristiga skulder', '4', owed.now, owed.before],
        ['Summa eget kapital, avsättningar och skulder', null, assets.now, assets.before],
      ],
    },
    { kind: 'heading', text: '4 Kassaflödesanalys' },
    {
      kind: 'table',
      head: ['Belopp i kr', String(year)],
      rows: [
        ['Årets resultat', result.now],
        ['Förändring av kortfristiga fordringar', change.claims],
        ['Förändring av kortfristiga skulder', change.debts],
        ['Kassaflöde från den löpande verksamheten', flow],
        ['Årets kassaflöde', flow],
        ['Likvida medel vid årets början', cash.before],
        ['Likvida medel vid årets slut', cash.now],
      ],
    },
    { kind: 'heading', text: '5 Driftredovisning' },
    {
      kind: 'table',
      head: ['Belopp i kr', `Utfall ${year}`, `Budget ${year}`, 'Avvikelse', `Bokslut ${year - 1}`],
      rows: [
        ['Intäkter inklusive finansiella poster', all.now, income.budget, all.now - income.budget, all.before],
        ['Kostnader', costs.now, costs.budget, costs.budget - costs.now, costs.before],
        [
          'Resultat',
          result.now,
          income.budget - costs.budget,
          result.now - income.budget + costs.budget,
          result.before,
        ],
      ],
    },
    { kind: 'heading', text: 'Not 1. Verksamhetens intäkter' },
    {
      kind: 'table',
      head: ['Belopp i kr', `Budget ${year}`, ...days],
      rows: [
        ['Driftbidrag från staten genom Försäkringskassan', 2 * quarter.budget, 2 * quarter.now, 2 * quarter.before],
        ['Driftbidrag från Region Exempel', quarter.budget, quarter.now, quarter.before],
        ['Driftbidrag från Norra kommun', first.budget, first.now, first.before],
        [
          'Driftbidrag från Södra kommun',
          quarter.budget - first.budget,
          quarter.now - first.now,
          quarter.before - first.before,
        ],
        ['Försäljning av tjänster', null, sold.now, sold.before],
        ['Summa', income.budget, income.now, income.before],
      ],
    },
    { kind: 'heading', text: 'Not 2. Verksamhetens kostnader' },
    {
      kind: 'table',
      head: ['Belopp i kr', `Budget ${year}`, ...days],
      rows: [
        ...programmes.map(([name, money]): Row => [name, money.budget, money.now, money.before]),
        ['Kansli', office.budget, office.now, office.before],
        ['Styrelse', board.budget, board.now, board.before],
        ['Revision', audit.budget, audit.now, audit.before],
        ['Totalt', costs.budget, costs.now, costs.before],
      ],
    },
    { kind: 'heading', text: 'Not 3. Fordringar' },
    {
      kind: 'table',
      head: ['Belopp i kr', ...days],
      rows: pair(['Kundfordringar', 'Fordran moms'], receivables, claims),
    },
    { kind: 'heading', text: 'Not 4. Kortfristiga skulder' },
    {
      kind: 'table',
      head: ['Belopp i kr', ...days],
      rows: pair(['Leverantörsskulder', 'Personalskatt'], debts, owed),
    },
    { kind: 'heading', text: `Måluppfyllelse av åtaganden i Verksamhetsplan ${year}` },
    {
      kind: 'table',
      head: ['Åtagande', 'Måluppfyllelse'],
      rows: judged.map((word, index): Row => [`Åtagande nummer ${letters[index] ?? 'Ö'}`, word]),
    },
    { kind: 'heading', text: 'Individinriktade insatser som fått stöd' },
    ...people.flatMap((one, index): Block[] =>
      appendix(one, {
        index,
        year,
        cost: programmes[index]?.[1].now ?? 0,
        budget: programmes[index]?.[1].budget ?? 0,
      }),
    ),
  ];
  return { year, blocks };
}

const letters = 'ABCDEFGHIJKLMNOPQRST';

function pair(
  names: readonly [string, string],
  parts: readonly [Money, Money],
  total: { now: number; before: number },
): Row[] {
  return [
    ...names.map((name, index): Row => [name, parts[index]?.now ?? 0, parts[index]?.before ?? 0]),
    ['Summa', total.now, total.before],
  ];
}

type Person = ReturnType<typeof person>;

function person(name: string, random: Random) {
  const young = { women: 3 + random(25), men: 3 + random(25) };
  const old = { women: 2 + random(25), men: 2 + random(25) };
  const women = young.women + old.women;
  const men = young.men + old.men;
  const [work, study, other] = [1 + random(4), 1 + random(3), random(3)];
  return { name, young, old, women, men, work, study, other, left: work + study + other, fresh: 2 + random(women) };
}

function appendix(one: Person, of: { index: number; year: number; cost: number; budget: number }): Block[] {
  const byRegion = 2 + Math.floor((one.women + one.men) / 3);
  return [
    { kind: 'heading', text: `${of.index + 1}. ${one.name}` },
    { kind: 'heading', text: `Deltagarstatistik ${of.year}` },
    {
      kind: 'table',
      head: ['Antal inskrivna', '16–29 år', '30–64 år', 'Totalt'],
      rows: [
        ['Kvinnor', one.young.women, one.old.women, one.women],
        ['Män', one.young.men, one.old.men, one.men],
        ['Totalt', one.young.women + one.young.men, one.old.women + one.old.men, one.women + one.men],
      ],
    },
    {
      kind: 'table',
      head: ['Remitterande myndighet', 'Antal'],
      rows: [
        ['Försäkringskassan', one.women + one.men - byRegion - 1],
        ['Region', byRegion],
        ['Kommun', 1],
      ],
    },
    { kind: 'text', text: `Under ${of.year} avslutades ${one.left} deltagare.` },
    { kind: 'heading', text: 'Ekonomi' },
    { kind: 'text', text: `Utfallet blev ${spaced(of.cost)} kr, varav ${spaced(of.budget)} kr avsattes i budgeten.` },
  ];
}

export function spaced(value: number): string {
  return String(value).replaceAll(/(?<=\d)(?=(\d{3})+$)/g, ' ');
}
