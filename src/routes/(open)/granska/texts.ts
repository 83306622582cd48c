import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    heading: 'Granska en rapport',
    title: 'Granska en rapport – Stegvis',
    sentence:
      'Lägg in en årsredovisning eller delårsrapport från ett samordningsförbund och se vilka siffror som inte går ihop. Inget sparas.',
    report: 'Rapporten',
    reportHint: 'PDF med text, Word (.docx), webbsida (.html) eller text (.txt). Högst 25 MB.',
    previous: 'Förra årets rapport',
    previousHint: 'Om du vill, så jämförs åren före med den.',
    submit: 'Granska rapporten',
    busy: 'Läser rapporten och jämför siffrorna. Det tar några sekunder.',
    chooseFile: 'Välj rapporten som ska granskas',
    tooLarge: 'Filerna är tillsammans större än 50 MB. Spara rapporten utan stora bilder och försök igen.',
    tooSlow: (seconds: number) =>
      `Granskningen blev inte klar på ${seconds} sekunder och avbröts. Dela upp rapporten och granska en del i taget.`,
    refusedHeading: 'Rapporten kunde inte granskas',
    previousRefused: 'Förra årets rapport kunde inte läsas',
    what: {
      heading: 'Vad som granskas',
      points: [
        'Summor i räkningar, noter och tabeller över deltagare.',
        'Samma tal på flera ställen: noter mot räkningar, text mot tabeller, översikten mot årets räkningar.',
        'Procent mot antal, mål i text mot måltabellen, bidragens hälft och fjärdedelar.',
      ],
      privacy:
        'Filen finns bara i datorns minne medan sidan visas. Den sparas inte, skickas inte vidare och visas inte för någon annan.',
    },
    counts: (checks: number, findings: number, doubtful: number, unread: number) =>
      [
        checks === 1 ? '1 kontroll' : `${checks} kontroller`,
        `${findings} fynd`,
        ...(doubtful === 0 ? [] : [doubtful === 1 ? 'en osäker läsning' : `${doubtful} osäkra läsningar`]),
        unread === 0
          ? 'allt som liknar en räkning kunde läsas'
          : unread === 1
            ? 'en tabell eller sida gick inte att läsa'
            : `${unread} tabeller eller sidor gick inte att läsa`,
      ].join(', '),
    findings: 'Fynd',
    noFindings: 'Inget i det som kunde läsas säger emot något annat.',
    doubtful: 'Läsningen är osäker',
    doubtfulSentence:
      'De här talen går inte ihop, men kanske lästes raden fel. Jämför med rapporten och rätta i tabellen.',
    roundings: (count: number) => (count === 1 ? 'En avrundning, inget fel' : `${count} avrundningar, inga fel`),
    unread: 'Gick inte att läsa',
    unreadSentence: 'Det här är inte granskat.',
    nature: {
      rounding: 'Avrundning',
      slip: 'Skrivfel?',
      definition: 'Två definitioner?',
      unknown: 'Okänd orsak',
    },
    toTable: 'Visa i tabellen',
    page: (page: number, line: number | null) => (line === null ? `Sidan ${page}` : `Sidan ${page}, rad ${line}`),
    line: (line: number) => `Rad ${line}`,
    read: 'Så lästes rapporten',
    readSentence: (count: number) =>
      count === 0
        ? 'Ingen tabell kändes igen.'
        : `${count === 1 ? 'En tabell' : `${count} tabeller`} kändes igen. Är ett tal fel läst rättar du det och granskar igen.`,
    rows: (rows: number) => (rows === 1 ? '1 rad' : `${rows} rader`),
    presumed: 'osäker läsning',
    unreadCell: 'kunde inte läsas',
    correctedCell: 'rättat av dig',
    rowHeading: 'Rad',
    placeHeading: 'Plats',
    column: (number: number) => `Kolumn ${number}`,
    correct: 'Rätta tal',
    inTable: 'i',
    again: 'Granska igen',
    cell: (row: string, column: string) => `${row}, ${column}`,
    badNumber: 'Skriv ett tal, till exempel −57 422, eller lämna tomt',
    corrections: (count: number) => (count === 1 ? 'Ett tal är rättat av dig.' : `${count} tal är rättade av dig.`),
    take: 'Ta med resultatet',
    takePdf: 'Hämta som PDF',
    takeXlsx: 'Hämta som Excel',
    another: 'Granska en annan rapport',
  },
  {
    heading: 'Review a report',
    title: 'Review a report – Stegvis',
    sentence:
      'Add an annual or half-year report of a samordningsförbund and see which numbers do not agree. Nothing is stored.',
    report: 'The report',
    reportHint: 'PDF with text, Word (.docx), web page (.html) or text (.txt). At most 25 MB.',
    previous: 'The report of the year before',
    previousHint: 'If you like: the years before are held to it.',
    submit: 'Review the report',
    busy: 'Reading the report and comparing its numbers. This takes a few seconds.',
    chooseFile: 'Choose the report to review',
    tooLarge: 'The files are larger than 50 MB together. Save the report without large pictures and try again.',
    tooSlow: (seconds: number) =>
      `The review was not done in ${seconds} seconds and was given up. Review one part of the report at a time.`,
    refusedHeading: 'The report could not be reviewed',
    previousRefused: 'The report of the year before could not be read',
    what: {
      heading: 'What is reviewed',
      points: [
        'Sums in statements, notes and tables of participants.',
        'One number in several places: notes and statements, text and tables, the overview and the statements.',
        'Percentages and counts, goals in the text and in their table, the half and quarters of contributions.',
      ],
      privacy:
        'The file is only in the memory of the computer while the page is shown. It is not stored, sent on or shown to anybody else.',
    },
    counts: (checks: number, findings: number, doubtful: number, unread: number) =>
      [
        checks === 1 ? '1 check' : `${checks} checks`,
        findings === 1 ? '1 finding' : `${findings} findings`,
        ...(doubtful === 0 ? [] : [doubtful === 1 ? 'one doubtful reading' : `${doubtful} doubtful readings`]),
        unread === 0
          ? 'all that looks like accounts could be read'
          : unread === 1
            ? 'one table or page could not be read'
            : `${unread} tables or pages could not be read`,
      ].join(', '),
    findings: 'Findings',
    noFindings: 'Nothing in what could be read contradicts anything else.',
    doubtful: 'The reading is in doubt',
    doubtfulSentence: 'These numbers do not agree, but the row may have been misread. Compare and correct the table.',
    roundings: (count: number) => (count === 1 ? 'One rounding, no error' : `${count} roundings, no errors`),
    unread: 'Could not be read',
    unreadSentence: 'This was not reviewed.',
    nature: {
      rounding: 'Rounding',
      slip: 'A slip of the pen?',
      definition: 'Two definitions?',
      unknown: 'Unknown cause',
    },
    toTable: 'Show in the table',
    page: (page: number, line: number | null) => (line === null ? `Page ${page}` : `Page ${page}, line ${line}`),
    line: (line: number) => `Line ${line}`,
    read: 'How the report was read',
    readSentence: (count: number) =>
      count === 0
        ? 'No table was recognised.'
        : `${count === 1 ? 'One table was' : `${count} tables were`} recognised. If a number was misread, correct it and review again.`,
    rows: (rows: number) => (rows === 1 ? '1 row' : `${rows} rows`),
    presumed: 'doubtful reading',
    unreadCell: 'could not be read',
    correctedCell: 'corrected by you',
    rowHeading: 'Row',
    placeHeading: 'Place',
    column: (number: number) => `Column ${number}`,
    correct: 'Correct numbers',
    inTable: 'in',
    again: 'Review again',
    cell: (row: string, column: string) => `${row}, ${column}`,
    badNumber: 'Write a number, such as −57 422, or leave it empty',
    corrections: (count: number) => (count === 1 ? 'You corrected one number.' : `You corrected ${count} numbers.`),
    take: 'Take the result along',
    takePdf: 'Download as PDF',
    takeXlsx: 'Download as Excel',
    another: 'Review another report',
  },
);
