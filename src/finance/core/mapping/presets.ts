// Two charts to start from. Classes as in SKR's Kommun-Bas and Region-Bas; labels of the rows as in the national
// template. Account numbers of an association's own bookkeeping differ: the mapping is edited per year, not the code.
import { COUNTERPARTY_DIMENSION } from '../ledger/ledger.ts';
import type { ChartMapping, MappingRule } from './chart-mapping.ts';

export const presetNames = ['kommunbas', 'regionbas'] as const;
export type PresetName = (typeof presetNames)[number];

const project = '6';
const counterparty = COUNTERPARTY_DIMENSION;
/** Order of the cost rows: programmes first, then the office, as in the national template. */
const costOrder = {
  projects: 100,
  running: 110,
  staff: 111,
  information: 120,
  board: 130,
  audit: 140,
  bookkeeping: 150,
  depreciation: 160,
  other: 170,
};
const officeParts = {
  running: { by: 'text', label: 'Kansli – Rörelsens kostnader', of: 'Kansli' },
  staff: { by: 'text', label: 'Kansli – Personalkostnader', of: 'Kansli' },
} as const;

const receivableNames = {
  '1511': 'Kundfordringar',
  '1630': 'Skattekonto',
  '1680': 'Fordran Moms',
  '1710': 'Förutbetalda hyror',
  '1790': 'Övriga interimfordringar',
};
const liabilityNames = {
  '2511': 'Leverantörsskulder',
  '2650': 'Moms redovisningskonto',
  '2710': 'Personalskatt',
  '2731': 'Avräkning lagstadgade sociala avgifter',
  '2810': 'Skatteskulder',
  '2920': 'Upplupna semesterlöner',
  '2940': 'Beräknade upplupna lagstadgade sociala avgifter',
  '2990': 'Övriga interimsskulder',
};

/** Assets, equity and liabilities stand in the same classes in both charts. */
const balanceRules: readonly MappingRule[] = [
  { accounts: '10-13', position: 'fixedAssets', row: { by: 'account' } },
  { accounts: '14-17', position: 'receivables', row: { by: 'account', labels: receivableNames } },
  { accounts: '18', position: 'shortTermInvestments', row: { by: 'account' } },
  { accounts: '19', position: 'cash', row: { by: 'text', label: 'Kassa och bank' } },
  { accounts: '20', position: 'equity', row: { by: 'account' } },
  { accounts: '21-22', position: 'provisions', row: { by: 'account' } },
  { accounts: '23', position: 'longTermLiabilities', row: { by: 'account' } },
  { accounts: '24-29', position: 'currentLiabilities', row: { by: 'account', labels: liabilityNames } },
];

const financialRules: readonly MappingRule[] = [
  { accounts: '84', position: 'financialIncome', row: { by: 'text', label: 'Ränta' } },
  { accounts: '85', position: 'financialCosts', row: { by: 'text', label: 'Finansiella kostnader' } },
  // The transfer of the result to equity is not income, whatever its account type says.
  { accounts: '899', position: 'closing', row: { by: 'account' } },
];

/** A contribution is named after its member when the ledger says who it is. */
function contributions(rule: {
  accounts: string;
  payer: NonNullable<MappingRule['payer']>;
  label: string;
}): MappingRule[] {
  const { accounts, payer, label } = rule;
  return [
    {
      accounts,
      payer,
      objects: [{ dimension: counterparty }],
      position: 'operatingIncome',
      row: { by: 'object', dimension: counterparty, prefix: 'Driftbidrag från ' },
    },
    { accounts, payer, position: 'operatingIncome', row: { by: 'text', label } },
  ];
}

const projectRow = {
  objects: [{ dimension: project }],
  position: 'operatingCosts',
  row: { by: 'object', dimension: project },
  order: costOrder.projects,
} as const;
/** Depreciation of a project stands on the project's row and is still no payment. */
const projectCosts: readonly MappingRule[] = [
  { accounts: '79', isDepreciation: true, ...projectRow },
  { accounts: '40-79', ...projectRow },
];

/** Costs without a project, in the classes that mean the same in both charts. */
const sharedCosts: readonly MappingRule[] = [
  {
    accounts: '7450',
    position: 'operatingCosts',
    row: { by: 'text', label: 'Revision' },
    order: costOrder.audit,
    isAudit: true,
  },
  {
    accounts: '7410',
    position: 'operatingCosts',
    row: { by: 'text', label: 'Ekonomihantering' },
    order: costOrder.bookkeeping,
  },
  {
    accounts: '72',
    position: 'operatingCosts',
    row: { by: 'text', label: 'Information' },
    order: costOrder.information,
  },
  {
    accounts: '79',
    position: 'operatingCosts',
    row: { by: 'text', label: 'Avskrivningar' },
    order: costOrder.depreciation,
    isDepreciation: true,
  },
  { accounts: '60-71,73,75-78', position: 'operatingCosts', row: officeParts.running, order: costOrder.running },
];

const kommunbas: ChartMapping = {
  name: 'kommunbas',
  projectDimension: project,
  rules: [
    ...balanceRules,
    ...contributions({ accounts: '3511', payer: 'stat', label: 'Driftbidrag från staten' }),
    ...contributions({ accounts: '3512', payer: 'kommun', label: 'Driftbidrag från kommuner' }),
    ...contributions({ accounts: '3513', payer: 'region', label: 'Driftbidrag från region' }),
    {
      accounts: '3611',
      position: 'operatingIncome',
      row: { by: 'text', label: 'Försäljning delade kostnader Finnveden' },
    },
    { accounts: '3612', position: 'operatingIncome', row: { by: 'text', label: 'Övriga försäljningar' } },
    { accounts: '3519', position: 'operatingIncome', row: { by: 'text', label: 'Erhållna bidrag personal' } },
    { accounts: '3990', position: 'operatingIncome', row: { by: 'text', label: 'Övriga ersättningar och intäkter' } },
    ...financialRules,
    { accounts: '374', position: 'operatingIncome', row: { by: 'text', label: 'Öres och kronutjämning' } },
    { accounts: '30-39', position: 'operatingIncome', row: { by: 'account' } },
    ...projectCosts,
    {
      accounts: '501,505',
      position: 'operatingCosts',
      row: { by: 'text', label: 'Styrelse' },
      order: costOrder.board,
    },
    { accounts: '50-59', position: 'operatingCosts', row: officeParts.staff, order: costOrder.staff },
    ...sharedCosts,
    { accounts: '40-49,74', position: 'operatingCosts', row: { by: 'account' }, order: costOrder.other },
  ],
};

const regionbas: ChartMapping = {
  name: 'regionbas',
  projectDimension: project,
  rules: [
    ...balanceRules,
    ...contributions({ accounts: '3811', payer: 'stat', label: 'Driftbidrag från staten' }),
    ...contributions({ accounts: '3812', payer: 'kommun', label: 'Driftbidrag från kommuner' }),
    ...contributions({ accounts: '3813', payer: 'region', label: 'Driftbidrag från region' }),
    ...financialRules,
    { accounts: '30-39', position: 'operatingIncome', row: { by: 'account' } },
    ...projectCosts,
    { accounts: '401', position: 'operatingCosts', row: { by: 'text', label: 'Styrelse' }, order: costOrder.board },
    // In Region-Bas class 4 is wages; in Kommun-Bas it is bought services.
    { accounts: '40-48', position: 'operatingCosts', row: officeParts.staff, order: costOrder.staff },
    ...sharedCosts,
    { accounts: '49-59,74', position: 'operatingCosts', row: { by: 'account' }, order: costOrder.other },
  ],
};

export const presets: Readonly<Record<PresetName, ChartMapping>> = { kommunbas, regionbas };
