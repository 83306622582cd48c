// The page that sets each account against the rows of a report that was printed before.
import { inBoth, type Language } from '#design/core';
import type { PrintedPart } from '#finance/core';

const partNames = inBoth(
  {
    row: 'Rad under',
    sum: 'Summa',
    positions: {
      operatingIncome: 'verksamhetens intäkter',
      operatingCosts: 'verksamhetens kostnader',
      financialIncome: 'finansiella intäkter',
      financialCosts: 'finansiella kostnader',
      fixedAssets: 'anläggningstillgångar',
      receivables: 'fordringar',
      shortTermInvestments: 'kortfristiga placeringar',
      cash: 'kassa och bank',
      equity: 'eget kapital',
      provisions: 'avsättningar',
      longTermLiabilities: 'långfristiga skulder',
      currentLiabilities: 'kortfristiga skulder',
    },
    sums: {
      operatingResult: 'Verksamhetens resultat',
      yearResult: 'Årets resultat',
      currentAssets: 'Summa omsättningstillgångar',
      totalAssets: 'Summa tillgångar',
      openingEquity: 'Ingående eget kapital',
      closingEquity: 'Utgående eget kapital',
      allLiabilities: 'Summa skulder',
      totalEquityAndLiabilities: 'Summa eget kapital och skulder',
    },
    none: 'Jämförs inte',
  },
  {
    row: 'Row under',
    sum: 'Total of',
    positions: {
      operatingIncome: 'operating income',
      operatingCosts: 'operating costs',
      financialIncome: 'financial income',
      financialCosts: 'financial costs',
      fixedAssets: 'fixed assets',
      receivables: 'receivables',
      shortTermInvestments: 'short-term investments',
      cash: 'cash and bank',
      equity: 'equity',
      provisions: 'provisions',
      longTermLiabilities: 'long-term liabilities',
      currentLiabilities: 'current liabilities',
    },
    sums: {
      operatingResult: 'Operating result',
      yearResult: 'Result of the year',
      currentAssets: 'Total current assets',
      totalAssets: 'Total assets',
      openingEquity: 'Opening equity',
      closingEquity: 'Closing equity',
      allLiabilities: 'Total liabilities',
      totalEquityAndLiabilities: 'Total equity and liabilities',
    },
    none: 'Is not compared',
  },
);

export const texts = inBoth(
  {
    heading: (year: number) => `Koppla konton till rader ${year}`,
    name: 'Koppla konton till rader',
    sentence:
      'Klistra in en tryckt resultat- och balansräkning och flytta konton tills varje rad blir densamma som den tryckta. Då gör kommande år rätt rader av sig själva.',
    years: 'Räkenskapsår',
    empty: {
      heading: 'Börja med den tryckta räkningen',
      sentence: (year: number) =>
        `Öppna årsredovisningen för ${year} och kopiera resultaträkningen, balansräkningen och gärna noterna. Klistra in dem här. Siffrorna sätts mot bokföringen, konto för konto.`,
    },
    noLedger: {
      heading: 'Läs in bokföringen först',
      sentence:
        'Kontona kommer ur bokföringen. Läs in minst ett år, helst det år som ni har en tryckt årsredovisning för.',
    },
    paste: {
      label: 'Tryckta rader',
      hint: (year: number) =>
        `En rad per rad i räkningen: benämning och belopp för ${year}. Kolumner för not, budget och andra år gör inget om rubrikraden är med. Kopierat ur Word, Excel och PDF går bra.`,
      submit: 'Sätt raderna mot bokföringen',
      replace: 'Klistra in en ny räkning',
      replaceHint: 'Raderna som står här nu ersätts. Kopplingarna ändras inte.',
      noRows: 'Ingen rad med belopp hittades. Kopiera räkningen med sina belopp och klistra in den igen.',
      tooMany: (most: number) => `Det är fler än ${most} rader. Klistra in bara räkningarna och noterna.`,
    },
    edit: 'Rätta de tryckta raderna',
    total: {
      heading: 'Skillnad i allt',
      fine: 'Allt stämmer',
      fineSentence: (rows: number) => `Alla ${rows} rader blir som i den tryckta räkningen.`,
      rows: (count: number) => (count === 1 ? 'på 1 rad' : `på ${count} rader`),
    },
    onlyDifferent: 'Visa bara det som skiljer',
    recalculate: 'Räkna om',
    save: 'Spara kopplingen',
    working: 'Räknar …',
    saved: (version: number) => `Kopplingen är sparad som version ${version}`,
    savedFine: 'Alla rader stämmer med den tryckta räkningen.',
    savedDifference: (difference: string) => `${difference} skiljer fortfarande. Du kan fortsätta när du vill.`,
    unchanged: 'Inget var ändrat, så ingen ny version behövdes',
    read: (rows: number) => `${rows} rader är inlästa`,
    unsaved: 'Du har ändringar som inte är sparade.',
    leave: 'Du har ändringar som inte är sparade. Lämna sidan ändå?',
    laterYears: (years: string) => `${years} har en egen koppling, som inte ändras när du sparar här.`,
    fromFile: (year: number) =>
      `Bokföringen för ${year} är inte inläst. Beloppen kommer ur filen för året efter, som bara har summor per konto: rader per insats kan inte jämföras.`,
    refusedHeading: 'Kopplingen sparades inte',
    changedSince: (version: number) =>
      `Någon annan har sparat version ${version} medan du arbetade. Dina val står kvar här nedan, räknade från den nya versionen. Se över dem och spara igen.`,
    cannotPlace: {
      noPosition: (account: string) =>
        `${account}: skriv en rad som finns i listan, eller en ny rad följd av ” · ” och var den hör hemma`,
      tooLong: (account: string) => `${account}: skriv högst 200 tecken`,
    },
    moves: {
      heading: 'Förslag',
      sentence: 'Varje förslag gör en rad rätt och skillnaden mindre. Inget sparas förrän du sparar kopplingen.',
      none: 'Inga förslag går ihop till ören. Flytta konton själv i listan nedan, och rätta en tryckt rad om den är fel läst.',
      all: (count: number) => (count === 1 ? 'Ta förslaget' : `Ta alla ${count} förslag`),
      take: 'Flytta',
      takeTo: (row: string) => `Flytta till ${row}`,
      move: (lines: string, row: string) => `${lines} till ${row}`,
      more: (count: number) => `och ${count} konton till`,
    },
    rows: {
      caption: 'Tryckta rader mot bokföringen',
      row: 'Rad',
      printed: 'Tryckt',
      computed: 'Bokfört',
      difference: 'Skillnad',
      unprinted: 'finns inte i den tryckta räkningen',
      repeated: 'raden står två gånger i den tryckta räkningen',
      check: 'summa, räknas inte i skillnaden',
      checkAlone: 'summan går inte ihop med sina rader i den tryckta räkningen',
      unmapped: 'Konton utan rad',
      same: 'stämmer',
    },
    lines: {
      caption: 'Konton',
      account: 'Konto',
      amount: 'Belopp',
      target: 'Rad',
      targetOf: 'Rad för',
      hint: 'Skriv några bokstäver och välj ur listan, eller skriv en ny rad. Enter räknar om.',
      noRow: 'saknar rad',
      changed: 'ändrad',
    },
    parts: parts('sv'),
    grid: {
      heading: (year: number) => `Tryckta rader ${year}`,
      sentence: 'Rätta det som är fel läst, lägg till rader och säg vad varje rad är.',
      caption: (year: number) => `Rader i den tryckta räkningen ${year}`,
      label: 'Rad',
      amount: 'Belopp',
      part: 'Vad raden är',
      unit: 'Beloppen är i',
      units: { kr: 'kronor', tkr: 'tusental kronor' },
      submit: 'Spara raderna',
      saved: 'Raderna är sparade',
    },
  },
  {
    heading: (year) => `Put accounts on rows ${year}`,
    name: 'Put accounts on rows',
    sentence:
      'Paste a printed income statement and balance sheet and move accounts until every row is the same as the printed one. Later years then make the right rows by themselves.',
    years: 'Fiscal years',
    empty: {
      heading: 'Begin with the printed statements',
      sentence: (year) =>
        `Open the annual report of ${year} and copy the income statement, the balance sheet and preferably the notes. Paste them here. The figures are set against the ledger, account by account.`,
    },
    noLedger: {
      heading: 'Read the ledger first',
      sentence:
        'The accounts come from the ledger. Read at least one year, preferably one that you have a printed report of.',
    },
    paste: {
      label: 'Printed rows',
      hint: (year) =>
        `One line a row: its name and the amount of ${year}. Columns for note, budget and other years do no harm if the headings come along. Copied from Word, Excel or PDF works.`,
      submit: 'Set the rows against the ledger',
      replace: 'Paste other statements',
      replaceHint: 'The rows that stand here now are replaced. No account is moved.',
      noRows: 'No row with an amount was found. Copy the statement with its amounts and paste it again.',
      tooMany: (most) => `There are more than ${most} rows. Paste only the statements and notes.`,
    },
    edit: 'Correct the printed rows',
    total: {
      heading: 'Difference in all',
      fine: 'Everything agrees',
      fineSentence: (rows) => `All ${rows} rows come out as in the printed statements.`,
      rows: (count) => (count === 1 ? 'on 1 row' : `on ${count} rows`),
    },
    onlyDifferent: 'Show only what differs',
    recalculate: 'Recalculate',
    save: 'Save the chart',
    working: 'Calculating …',
    saved: (version) => `The chart is saved as version ${version}`,
    savedFine: 'Every row agrees with the printed statements.',
    savedDifference: (difference) => `${difference} still differs. You can go on whenever you like.`,
    unchanged: 'Nothing was changed, so no new version was needed',
    read: (rows) => `${rows} rows have been read`,
    unsaved: 'You have changes that are not saved.',
    leave: 'You have changes that are not saved. Leave the page anyway?',
    laterYears: (years) => `${years} has a chart of its own, which does not change when you save here.`,
    fromFile: (year) =>
      `The ledger of ${year} has not been read. The amounts come from the file of the year after, which has totals per account only: rows per programme cannot be compared.`,
    refusedHeading: 'The chart was not saved',
    changedSince: (version) =>
      `Somebody else saved version ${version} while you worked. Your choices stand below, counted from the new version. Look them over and save again.`,
    cannotPlace: {
      noPosition: (account) =>
        `${account}: write a row of the list, or a new row followed by “ · ” and where it belongs`,
      tooLong: (account) => `${account}: write at most 200 letters`,
    },
    moves: {
      heading: 'Suggestions',
      sentence: 'Each makes one row right and the difference smaller. Nothing is saved until you save the chart.',
      none: 'No suggestion adds up to the öre. Move accounts yourself in the list below, and correct a printed row that was read wrong.',
      all: (count) => (count === 1 ? 'Take the suggestion' : `Take all ${count} suggestions`),
      take: 'Move',
      takeTo: (row) => `Move to ${row}`,
      move: (lines, row) => `${lines} to ${row}`,
      more: (count) => `and ${count} more accounts`,
    },
    rows: {
      caption: 'Printed rows against the ledger',
      row: 'Row',
      printed: 'Printed',
      computed: 'Ledger',
      difference: 'Difference',
      unprinted: 'is not in the printed statements',
      repeated: 'the row stands twice in the printed statements',
      check: 'total, not counted in the difference',
      checkAlone: 'the printed total does not add up with its rows',
      unmapped: 'Accounts without a row',
      same: 'agrees',
    },
    lines: {
      caption: 'Accounts',
      account: 'Account',
      amount: 'Amount',
      target: 'Row',
      targetOf: 'Row of',
      hint: 'Write a few letters and choose from the list, or write a new row. Enter recalculates.',
      noRow: 'has no row',
      changed: 'changed',
    },
    parts: parts('en'),
    grid: {
      heading: (year) => `Printed rows ${year}`,
      sentence: 'Correct what was read wrong, add rows and say what each row is.',
      caption: (year) => `Rows of the printed statements ${year}`,
      label: 'Row',
      amount: 'Amount',
      part: 'What the row is',
      unit: 'Amounts are in',
      units: { kr: 'kronor', tkr: 'thousands of kronor' },
      submit: 'Save the rows',
      saved: 'The rows are saved',
    },
  },
);

export type FittingTexts = (typeof texts)['sv'];

function parts(language: Language): Readonly<Record<PrintedPart, string>> {
  const { row, sum, positions, sums, none } = partNames[language];
  const entries = Object.entries(positions).flatMap(([position, name]) => [
    [`row.${position}`, `${row} ${name}`],
    ...(position === 'equity' ? [] : [[`sum.${position}`, `${sum} ${name}`]]),
  ]);
  const others = Object.entries(sums).map(([key, name]) => [`sum.${key}`, name]);
  return Object.fromEntries([...entries, ...others, ['none', none]]) as Record<PrintedPart, string>;
}
