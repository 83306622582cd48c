// The files of a small association whose report can be locked, for tests that go through the doors of users.

export const orgNumber = '222000-2428';

const member = { shareOfKommunQuarter: null, validFrom: null, validTo: null, counterpartyObject: null };

export const aBoard = {
  name: 'Samordningsförbundet Provet',
  county: null,
  seat: null,
  vision: null,
  members: [
    { ...member, slug: 'storkoping', name: 'Storköpings kommun', kind: 'kommun' },
    { ...member, slug: 'regionen', name: 'Regionen', kind: 'region' },
  ],
  boardSeats: [
    { role: 'chair', appointedBy: 'storkoping' },
    { role: 'deputy', appointedBy: 'regionen' },
  ],
} as const;

/** A whole year in SIE: contributions half, a quarter, a quarter, and what is left after the costs. */
export function aLedgerFile({ costs }: { readonly costs: number }): Uint8Array {
  const left = 2000 - costs - 200;
  const rows = [
    ['3511', -1000],
    ['3513', -500],
    ['3512', -500],
    ['4611', costs],
    ['7450', 200],
    ['1930', left],
  ] as const;
  return Buffer.from(
    [
      '#FLAGGA 0',
      '#PROGRAM "Prov" 1',
      '#FORMAT PC8',
      '#GEN 20250101',
      '#SIETYP 4',
      `#ORGNR ${orgNumber}`,
      '#FNAMN "Provet"',
      '#RAR 0 20240101 20241231',
      ...['1930', '2010', ...rows.map(([account]) => account)]
        .filter((one, at, all) => all.indexOf(one) === at)
        .map((account) => `#KONTO ${account} "Konto ${account}"`),
      '#IB 0 1930 500.00',
      '#IB 0 2010 -500.00',
      `#UB 0 1930 ${500 + left}.00`,
      '#UB 0 2010 -500.00',
      ...rows.filter(([account]) => account !== '1930').map(([account, amount]) => `#RES 0 ${account} ${amount}.00`),
      '#VER A 1 20240630 "Året"',
      '{',
      ...rows.map(([account, amount]) => `#TRANS ${account} {} ${amount}.00`),
      '}',
      '',
    ].join('\r\n'),
  );
}
