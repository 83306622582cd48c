// The parts that an association's annual report must have. Parts that do not apply are left out "i tillämpliga delar"
// (an association has no investments, and sick leave is reported above ten employees only, LKBR 11:6).

export type RequiredPart = { readonly id: string; readonly label: string; readonly law: string };

export const requiredParts: readonly RequiredPart[] = [
  { id: 'incomeStatement', label: 'Resultaträkning', law: 'LKBR 4:1 och 5 kap.' },
  { id: 'balanceSheet', label: 'Balansräkning', law: 'LKBR 4:1 och 6 kap.' },
  { id: 'cashFlow', label: 'Kassaflödesanalys', law: 'LKBR 4:1 och 8 kap.' },
  { id: 'operatingAccount', label: 'Driftredovisning', law: 'LKBR 4:1 och 10 kap.' },
  { id: 'notes.principles', label: 'Not om redovisningsprinciper', law: 'LKBR 9:4' },
  { id: 'notes.audit', label: 'Not om kostnad för revision', law: 'LKBR 9:13' },
  { id: 'management.development', label: 'Översikt över verksamhetens utveckling', law: 'LKBR 11:1' },
  { id: 'management.overview', label: 'Flerårsöversikt', law: 'LKBR 11:1' },
  {
    id: 'management.conditions',
    label: 'Viktiga förhållanden för resultat och ekonomisk ställning',
    law: 'LKBR 11:2',
  },
  { id: 'management.events', label: 'Händelser av väsentlig betydelse', law: 'LKBR 11:3' },
  { id: 'management.expected', label: 'Förväntad utveckling', law: 'LKBR 11:4' },
  { id: 'management.staff', label: 'Väsentliga personalförhållanden', law: 'LKBR 11:5' },
  { id: 'management.steering', label: 'Styrning och uppföljning av verksamheten', law: 'LKBR 11:7' },
  { id: 'management.goals', label: 'God ekonomisk hushållning och måluppfyllelse', law: 'LKBR 11:8' },
  { id: 'management.position', label: 'Utvärdering av ekonomisk ställning', law: 'LKBR 11:9' },
  { id: 'management.balanceRequirement', label: 'Balanskravsresultat', law: 'LKBR 11:10' },
  { id: 'signatures', label: 'Styrelsens underskrift', law: 'FinsamL 24 §' },
];

/** A half-year report: statements, and a simplified management report with a forecast of the year. */
export const halfYearParts: readonly RequiredPart[] = [
  { id: 'incomeStatement', label: 'Resultaträkning', law: 'LKBR 13:2' },
  { id: 'balanceSheet', label: 'Balansräkning', law: 'LKBR 13:2' },
  { id: 'notes.principles', label: 'Not om redovisningsprinciper', law: 'RKR R17' },
  { id: 'forecast', label: 'Prognos för helåret', law: 'LKBR 13:2 och RKR R17' },
  { id: 'halfYear.events', label: 'Händelser av väsentlig betydelse', law: 'LKBR 13:2 och RKR R17' },
  { id: 'halfYear.goals', label: 'God ekonomisk hushållning och målen', law: 'LKBR 13:2 och RKR R17' },
  { id: 'management.expected', label: 'Förväntad utveckling', law: 'LKBR 13:2 och RKR R17' },
];
