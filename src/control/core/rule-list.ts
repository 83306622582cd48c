// Every rule: how grave a breach is, and the law or the trap that it exists for. `docs/control-rules.md` follows this list.

export type RuleText = {
  readonly severity: 'blocking' | 'warning';
  /** Swedish name, as the control sheet groups by it. */
  readonly title: string;
  /** Why the rule exists: law, guideline or a fault seen in a printed report. */
  readonly reason: string;
  /** Swedish: what to do about it. */
  readonly advice: string;
};

export const rules = {
  sum: {
    severity: 'blocking',
    title: 'Summor',
    reason: 'LKBR 4:4: the report gives a true picture; a total is the sum of its rows',
    advice: 'Kontrollera raderna och summan mot bokföringen.',
  },
  result: {
    severity: 'blocking',
    title: 'Intäkter minus kostnader är resultatet',
    reason: 'LKBR 5:2',
    advice: 'Kontrollera resultatraden och raderna ovanför.',
  },
  'cash-flow': {
    severity: 'blocking',
    title: 'Kassaflödet leder från ingående till utgående kassa',
    reason: 'LKBR 8:1',
    advice: 'Jämför raderna i kassaflödesanalysen med balansräkningens två kolumner.',
  },
  deviation: {
    severity: 'blocking',
    title: 'Avvikelse mot budget',
    reason: 'LKBR 10:1',
    advice: 'Räkna om avvikelsen: plus är bättre än budget.',
  },
  balance: {
    severity: 'blocking',
    title: 'Tillgångar är eget kapital och skulder',
    reason: 'LKBR 6:2',
    advice: 'Balansräkningens två sidor ska vara lika; leta efter en rad som saknas.',
  },
  'note-statement': {
    severity: 'blocking',
    title: 'Noter mot räkningarna',
    reason: 'LKBR 9 kap.: a note explains a row and so has its amount',
    advice: 'Noten och raden den förklarar ska visa samma belopp.',
  },
  'statement-statement': {
    severity: 'blocking',
    title: 'Räkningarna mot varandra',
    reason: 'LKBR 4:1: the statements are one whole',
    advice: 'Samma uppgift ska vara lika i alla räkningar.',
  },
  'opening-closing': {
    severity: 'blocking',
    title: 'Ingående balans är förra årets utgående',
    reason: 'LKBR 4:4 p. 7',
    advice: 'Ingående belopp ska vara förra årets utgående.',
  },
  unit: {
    severity: 'warning',
    title: 'Enheten som står är enheten som används',
    reason: 'A printed table said "Belopp tkr" above amounts in kronor',
    advice: 'Rätta rubriken.',
  },
  'comparison-year': {
    severity: 'warning',
    title: 'Föregående år på varje rad',
    reason: 'LKBR 5:6 and 6:5',
    advice: 'Fyll i beloppet, eller skriv 0.',
  },
  overview: {
    severity: 'blocking',
    title: 'Flerårsöversikt mot räkningarna',
    reason: 'LKBR 11:1; RKR R15',
    advice: 'Översikten ska bygga på samma uppgifter, och på samma definition alla år.',
  },
  'income-definition': {
    severity: 'warning',
    title: 'Vad som räknas som intäkter',
    reason: 'One label, two definitions: the operating income of one table includes financial income in another',
    advice: 'Skriv vid raden om finansiella intäkter ingår, eller använd samma definition överallt.',
  },
  'same-label': {
    severity: 'warning',
    title: 'Samma namn, samma belopp',
    reason: 'One label, two definitions: a reader takes two rows with one name for the same thing',
    advice: 'Ge raderna olika namn eller samma innehåll.',
  },
  sign: {
    severity: 'warning',
    title: 'Samma tecken i en rad',
    reason: 'A row whose budget and outcome have different signs cannot be compared',
    advice: 'Skriv kostnader med samma tecken i alla kolumner.',
  },
  contributions: {
    severity: 'blocking',
    title: 'Bidragen fördelas 50/25/25',
    reason: 'FinsamL 5 §: half from Försäkringskassan, a quarter each from region and kommuner',
    advice: 'Kontrollera varje medlems bidrag för hela året.',
  },
  capital: {
    severity: 'blocking',
    title: 'Kapital mot riktlinjen',
    reason: 'Guideline of Nationella rådet for equity',
    advice: 'Kontrollera kapital, bidrag och andel.',
  },
  'women-and-men': {
    severity: 'blocking',
    title: 'Kvinnor och män är alla',
    reason: 'Uppföljning Finsam counts by sex',
    advice: 'Kontrollera antalen för kvinnor och män.',
  },
  'age-and-sex': {
    severity: 'blocking',
    title: 'Åldersgrupper och kön är alla',
    reason: 'The parts of a count are the count',
    advice: 'Kontrollera antalen per åldersgrupp och kön.',
  },
  'exit-reasons': {
    severity: 'blocking',
    title: 'Avslut efter orsak är alla avslut',
    reason: 'The parts of a count are the count',
    advice: 'Varje avslut ska ha en orsak, och bara en.',
  },
  'referrers-enrolled': {
    severity: 'blocking',
    title: 'Inskrivna efter remittent är alla inskrivna',
    reason: 'A month was missing in one table only (70 of 90 in a printed report)',
    advice: 'Kontrollera att tabellerna täcker samma månader.',
  },
  counts: {
    severity: 'blocking',
    title: 'Antal mot antal',
    reason: 'The parts of a count are the count, and no part is more than the whole',
    advice: 'Kontrollera antalen.',
  },
  'same-period': {
    severity: 'warning',
    title: 'Samma uppgift i två perioder',
    reason: 'Calendar year, programme year and indicator year stand side by side in one report',
    advice: 'Visa samma period, eller skriv ut perioderna där läsaren ser talen.',
  },
  'goals-counted': {
    severity: 'blocking',
    title: 'Bedömda mål är alla mål',
    reason: 'LKBR 11:8: the goals are assessed',
    advice: 'Räkna bedömningarna i måltabellen.',
  },
  'goals-in-text': {
    severity: 'warning',
    title: 'Antal mål i texten',
    reason: 'LKBR 11:8; a summary said five where the table had four',
    advice: 'Rätta texten eller tabellen.',
  },
  percentage: {
    severity: 'warning',
    title: 'Procenttal räknas om',
    reason: 'Percentages have been printed cut off instead of rounded (17 of 44 as 38 %)',
    advice: 'Räkna om procenttalet ur antalen.',
  },
  'impossible-percentage': {
    severity: 'warning',
    title: 'Procenttal som inga hela antal ger',
    reason: 'A percentage was printed with another number of answers than its own (34 % of 39)',
    advice: 'Kontrollera hur många som svarade på just den frågan.',
  },
  'impossible-mean': {
    severity: 'warning',
    title: 'Medelvärden som inga hela svar ger',
    reason: 'A mean of whole answers is a whole number over the number of answers',
    advice: 'Kontrollera medelvärdet och antalet svar.',
  },
  shares: {
    severity: 'warning',
    title: 'Andelar är tillsammans hela',
    reason: 'Cost shares on a printed slide summed to 99,6 %',
    advice: 'Kontrollera att andelarna har samma bas.',
  },
  schablon: {
    severity: 'blocking',
    title: 'Schablonräkningen',
    reason: 'Persons × 16 200 kr × 12 months',
    advice: 'Räkna om effekten.',
  },
  'balance-requirement': {
    severity: 'blocking',
    title: 'Balanskravsutredning',
    reason: 'LKBR 11:10',
    advice: 'Utredningen utgår från årets resultat i resultaträkningen.',
  },
  'balance-requirement-explanation': {
    severity: 'blocking',
    title: 'Negativt balanskravsresultat förklaras',
    reason: 'LKBR 11:11',
    advice: 'Skriv när och hur resultatet ska regleras, eller varför inte.',
  },
  'legal-part': {
    severity: 'blocking',
    title: 'Delar som lagen kräver',
    reason: 'LKBR 4:1 and 11 kap.',
    advice: 'Lägg till delen, eller skriv att den inte är tillämplig.',
  },
  'unmapped-account': {
    severity: 'blocking',
    title: 'Konton utan rad',
    reason: 'An account without a line would be dropped in silence',
    advice: 'Ge kontot en rad i kontomappningen.',
  },
  'figure-shown': {
    severity: 'blocking',
    title: 'Tal i tabell och text är sina siffror',
    reason: 'A linked number shows the figure that it is',
    advice: 'Skapa rapporten på nytt.',
  },
  'figure-period': {
    severity: 'warning',
    title: 'Under året betyder året',
    reason: 'A count of December–November was quoted as "under året"',
    advice: 'Välj kalenderårets siffra eller skriv ut perioden.',
  },
  'typed-number': {
    severity: 'warning',
    title: 'Tal skrivna för hand',
    reason: 'A typed number does not follow when its figure changes',
    advice: 'Länka talet till sin siffra.',
  },
  'near-figure': {
    severity: 'warning',
    title: 'Skrivet tal nära en siffra med annat värde',
    reason: 'A digit typed wrong, or a figure that changed after the text was written',
    advice: 'Kontrollera talet och länka det till sin siffra.',
  },
  'text-table': {
    severity: 'warning',
    title: 'Texten mot tabellerna',
    reason: 'A text counted 25 who had left where the table had 23, and money in a text is of its note',
    advice: 'Skriv i texten samma tal som i tabellen, eller skriv vilken period och vilka personer den räknar.',
  },
  date: {
    severity: 'warning',
    title: 'Datum',
    reason: 'One slide of a meeting in 2025 was dated 2028',
    advice: 'Kontrollera årtalet.',
  },
  'empty-subtotal': {
    severity: 'warning',
    title: 'Tomma delsummor',
    reason: 'LKBR 8:1: a printed cash flow named its subtotals and left them empty',
    advice: 'Skriv ut delsumman eller ta bort raden.',
  },
  'previous-report': {
    severity: 'blocking',
    title: 'Föregående års rapport',
    reason: 'LKBR 4:4 p. 7 and 5:6: the year before is what its own report printed',
    advice: 'Jämför med föregående års rapport; en rättelse av ett tidigare år ska förklaras.',
  },
} as const satisfies Record<string, RuleText>;

export type RuleId = keyof typeof rules;
