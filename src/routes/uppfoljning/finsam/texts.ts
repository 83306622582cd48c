import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    heading: (year: number) => `Uppföljning Finsam ${year}`,
    title: (heading: string) => `${heading} – Stegvis`,
    sentence: {
      association:
        'Talen som förbundsadministratören skriver in i Uppföljning Finsam, i den ordning de frågas efter.',
      party:
        'Talen som deltagaransvarig skriver in i Uppföljning Finsam: deltagare per insats och kön, räknade ur registret.',
    },
    roles:
      'De två rollerna kan inte förenas: den som är anställd av ett förbund registrerar inte deltagare i individinriktade insatser.',
    years: 'År',
    fileName: 'Uppföljning Finsam',
    money: 'Förbundets medel',
    amount: 'Belopp i kr',
    rows: {
      allocated: 'Tilldelade medel',
      equity: 'Eget kapital vid årets slut',
      administrationBudget: 'Administrativa kostnader, budget',
      administrationUsed: 'Administrativa kostnader, utfall',
    },
    individual: 'Individinriktade insatser',
    structural: 'Strukturövergripande insatser',
    programme: 'Insats',
    columns: {
      targetGroup: 'Målgrupp',
      budget: 'Budget, kr',
      used: 'Utfall, kr',
      planned: 'Budgeterat antal deltagare',
      women: 'Kvinnor',
      men: 'Män',
      participants: 'Deltagare',
      total: 'Totalt',
    },
    remarks: {
      noRule:
        'Administrationen är tom: ingen regel säger vilka kostnader som är administration. Välj den under Ekonomi, Inställningar.',
      rule: (rule: string) => `Administration enligt regeln: ${rule}`,
      others: (names: string) => `Kostnader som inte hör till någon insats eller till administrationen: ${names}.`,
      bookedOn: (name: string, other: string) => `Kostnaderna för ${name} är bokförda på ${other}.`,
      participations:
        'Räkneenheten är deltagande: den som deltagit i flera insatser räknas i var och en. Personer kan inte räknas över flera parter.',
      missing: '”Ej angivet” betyder att ingen har rapporterat för just det här året. Det är aldrig 0.',
    },
    noLedger: (year: number) => `Bokföringen för ${year} är inte inläst`,
    noLedgerSentence: 'Belopp kommer ur bokföring och budget. Läs in dem under Ekonomi.',
    none: 'Ingen insats pågick det året',
    noneSentence: 'Lägg upp insatserna, eller välj ett annat år.',
    people: 'Deltagare',
    persons: 'Personer',
    counted: 'Räknat',
    personsRow: 'Personer, räknade en gång över alla insatser',
  },
  {
    heading: (year) => `Uppföljning Finsam ${year}`,
    title: (heading) => `${heading} – Stegvis`,
    sentence: {
      association:
        'The numbers that the association’s administrator types into Uppföljning Finsam, in the order they are asked for.',
      party:
        'The numbers that whoever answers for participants types into Uppföljning Finsam: participants by programme and sex, counted from the register.',
    },
    roles:
      'The two roles cannot be combined: whoever is employed by an association does not register participants of individual programmes.',
    years: 'Year',
    fileName: 'Uppföljning Finsam',
    money: 'The association’s means',
    amount: 'Amount in SEK',
    rows: {
      allocated: 'Allocated means',
      equity: 'Equity at the end of the year',
      administrationBudget: 'Administrative costs, budget',
      administrationUsed: 'Administrative costs, outcome',
    },
    individual: 'Individual programmes',
    structural: 'Structural programmes',
    programme: 'Programme',
    columns: {
      targetGroup: 'Target group',
      budget: 'Budget, SEK',
      used: 'Outcome, SEK',
      planned: 'Budgeted participants',
      women: 'Women',
      men: 'Men',
      participants: 'Participants',
      total: 'Total',
    },
    remarks: {
      noRule:
        'Administration is empty: no rule says which costs are administration. Choose it under Economy, Settings.',
      rule: (rule) => `Administration by the rule: ${rule}`,
      others: (names) => `Costs that belong to no programme and not to administration: ${names}.`,
      bookedOn: (name, other) => `The costs of ${name} are booked on ${other}.`,
      participations:
        'The counting unit is participation: whoever took part in several programmes is counted in each. Persons cannot be counted over several parties.',
      missing: '“Ej angivet” means that nobody has reported for this very year. It is never 0.',
    },
    noLedger: (year) => `The ledger of ${year} is not here`,
    noLedgerSentence: 'Amounts come from ledger and budget. Bring them in under Economy.',
    none: 'No programme ran that year',
    noneSentence: 'Enter the programmes, or choose another year.',
    people: 'Participants',
    persons: 'Persons',
    counted: 'Counted',
    personsRow: 'Persons, counted once over all programmes',
  },
);

export type SheetWords = (typeof texts)['sv'];
