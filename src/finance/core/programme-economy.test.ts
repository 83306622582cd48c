import { describe, expect, test } from 'vitest';
import { aLedger } from '#finance/testing';
import type { Member } from '#organisation/core';
import type { Programme } from '#programmes/core';
import type { EnteredFigure } from './entered.ts';
import { finsamMoney } from './finsam-money.ts';
import { presets } from './mapping/presets.ts';
import { agreedKey, memberContributions } from './member-contributions.ts';
import { programmeEconomy } from './programme-economy.ts';
import { computeStatements } from './statements/compute.ts';

const statements = computeStatements({
  ledger: aLedger(
    {
      year: {
        '4611 6=1100': 300,
        '5011 6=1100': 50,
        '4611 6=1200': 40,
        '4611 6=1900': 7,
        '3511 22=100': -400,
        '3512 22=201': -120,
        '3512 22=202': -80,
        '3513 22=300': -200,
        '1930': 403,
      },
      objects: {
        '6': { '1100': 'NOVA', '1200': 'Enter', '1900': 'Okänt' },
        '22': { '100': 'Försäkringskassan', '201': 'Habo kommun' },
      },
    },
    { year: 2024 },
  ),
  previous: null,
  earlier: [],
  mapping: presets.kommunbas,
  budget: {
    year: 2024,
    version: 1,
    decision: 'prov',
    source: 'prov',
    amounts: [],
    rows: [{ position: 'operatingCosts', label: 'NOVA', amountOre: 360_00 }],
    plannedEquityUseOre: null,
  },
  entered: [],
  definition: 'includingFinancial',
});

function aProgramme(given: Partial<Programme> & Pick<Programme, 'slug'>): Programme {
  return {
    name: given.slug,
    orientation: 'individual',
    functionType: null,
    owner: null,
    partners: [],
    targetGroup: 'prov',
    from: null,
    to: null,
    ledgerObject: null,
    staffing: [],
    years: [],
    ...given,
  };
}

const granted = (kronor: number) => [
  { year: 2024, grantedOre: kronor * 100, plannedParticipants: null, hasEqualityRoutine: null, source: 'prov' },
];

describe('economy of programmes', () => {
  const rows = programmeEconomy({
    statements,
    projectDimension: '6',
    programmes: [
      aProgramme({ slug: 'nova', name: 'NOVA', ledgerObject: '1100', years: granted(400) }),
      aProgramme({ slug: 'enter', name: 'Enter', ledgerObject: '1200', years: granted(30) }),
      aProgramme({ slug: 'koll', name: 'Koll', bookedOn: 'nova' }),
      aProgramme({ slug: 'ny', name: 'Ny', ledgerObject: '1300', years: granted(10) }),
      aProgramme({ slug: 'gammal', name: 'Gammal', ledgerObject: '1000', to: '2020-12-31' }),
    ],
  });

  test('granted, budget, used and left by the project of the ledger; overuse is negative', () => {
    expect(
      rows.map(({ name, grantedOre, budgetOre, usedOre, remainingOre }) => [
        name,
        grantedOre,
        budgetOre,
        usedOre,
        remainingOre,
      ]),
    ).toEqual([
      ['NOVA', 40000, 36000, 35000, 5000],
      ['Enter', 3000, null, 4000, -1000],
      ['Koll', null, null, null, null],
      ['Ny', 1000, null, 0, 1000],
      ['Okänt', null, null, 700, null],
    ]);
  });

  test('what is booked on another says so, and a project without programme is not lost', () => {
    expect(rows.find(({ name }) => name === 'Koll')?.bookedOn).toBe('NOVA');
    expect(rows.find(({ name }) => name === 'Okänt')?.programme).toBeNull();
    const projects = statements.notes.costs.filter(({ object }) => object?.dimension === '6');
    const used = rows.reduce((sum, { usedOre }) => sum + (usedOre ?? 0), 0);
    expect(used).toBe(projects.reduce((sum, { amounts }) => sum + (amounts.currentOre ?? 0), 0));
  });
});

describe('what Uppföljning Finsam asks of money', () => {
  const economy = programmeEconomy({
    statements,
    projectDimension: '6',
    programmes: [aProgramme({ slug: 'nova', name: 'NOVA', ledgerObject: '1100' })],
  });

  test('contributions, equity, administration by the rule, and budget and outcome of each programme', () => {
    const [enter] = statements.notes.costs.filter(({ label }) => label === 'Enter');
    const rule = {
      statement: 'Enter är kansliet.',
      nettedIncome: [],
      parts: [{ class: 'administration', from: 'costs', row: enter?.id ?? '' }] as const,
    };
    expect(finsamMoney({ statements, economy, rule })).toEqual({
      year: 2024,
      allocatedOre: 800_00,
      equityOre: statements.balanceSheet.find(({ key }) => key === 'closingEquity')?.amounts.currentOre,
      administration: { budgetOre: null, usedOre: 40_00, rule: 'Enter är kansliet.' },
      programmes: [{ programme: 'nova', name: 'NOVA', budgetOre: 360_00, usedOre: 350_00, bookedOn: null }],
      others: ['Okänt'],
    });
  });

  test('without a rule nobody knows what is administration, and no cost is lost', () => {
    expect(finsamMoney({ statements, economy, rule: null })).toMatchObject({
      administration: null,
      others: ['Enter', 'Okänt'],
    });
  });
});

const aMember = (given: Partial<Member> & Pick<Member, 'slug' | 'kind' | 'name'>): Member => ({
  validFrom: null,
  validTo: null,
  counterpartyObject: null,
  shareOfKommunQuarter: null,
  ...given,
});

describe('contributions of members', () => {
  const members = [
    aMember({ slug: 'fk', kind: 'forsakringskassan', name: 'Försäkringskassan' }),
    aMember({ slug: 'af', kind: 'arbetsformedlingen', name: 'Arbetsförmedlingen' }),
    aMember({ slug: 'region', kind: 'region', name: 'Regionen' }),
    aMember({ slug: 'habo', kind: 'kommun', name: 'Habo kommun' }),
    aMember({ slug: 'mullsjo', kind: 'kommun', name: 'Mullsjö kommun', counterpartyObject: '202' }),
  ];
  const agreed = (slug: string, value: number | null): EnteredFigure => ({
    key: agreedKey(slug),
    year: 2024,
    label: null,
    value,
    unit: 'kr',
    source: 'avtal',
    budgetRow: null,
    version: 1,
  });

  test('booked by counterparty, by name, or as the only member of its kind; against what was agreed', () => {
    const { rows, bookedKey } = memberContributions({
      statements,
      members,
      entered: [agreed('fk', 410), agreed('habo', null)],
    });
    expect(
      rows.map(({ member, agreedOre, bookedOre, differenceOre }) => [member, agreedOre, bookedOre, differenceOre]),
    ).toEqual([
      ['fk', 41000, 40000, -1000],
      ['region', null, 20000, null],
      ['habo', null, 12000, null],
      ['mullsjo', null, 8000, null],
    ]);
    expect(bookedKey?.map(({ group, differenceOre }) => [group, differenceOre])).toEqual([
      ['state', 0],
      ['region', 0],
      ['kommun', 0],
    ]);
  });

  test('a contribution that is no member’s is shown, and the key is not tested on the rest', () => {
    const {
      rows,
      bookedKey,
      agreedKey: key,
    } = memberContributions({ statements, members: members.slice(0, 4), entered: [] });
    expect(rows.filter(({ member }) => member === null).map(({ bookedOre }) => bookedOre)).toEqual([]);
    expect(rows.find(({ member }) => member === 'habo')?.bookedOre).toBe(20000);
    const two = [...members.slice(0, 4), aMember({ slug: 'gnosjo', kind: 'kommun', name: 'Gnosjö kommun' })];
    const unsure = memberContributions({ statements, members: two, entered: [] });
    expect(unsure.rows.filter(({ member }) => member === null).map(({ bookedOre }) => bookedOre)).toEqual([8000]);
    expect(unsure.bookedKey).toBeNull();
    expect([bookedKey === null, key]).toEqual([false, null]);
  });
});
