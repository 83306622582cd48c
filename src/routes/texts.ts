// What the frame of the application and its overview say. Each page has its own texts beside it.
import { inBoth } from '#design/core';

const words = inBoth(
  {
    title: (page: string) => `${page} – Stegvis`,
    view: {
      heading: 'Utseende',
      /** Said in the language that it leads to. */
      otherLanguage: 'English',
      light: 'Ljust',
      dark: 'Mörkt',
      auto: 'Som datorn',
    },
    overviewName: 'Översikt',
    noSpace: {
      heading: 'Här finns inget förbund än',
      sentence:
        'Den som sköter Stegvis hos er lägger upp förbundet med kommandot ./stegvis init. Sedan börjar arbetet här.',
    },
    overview: {
      sentence: (year: number, association: string) => `${association} i siffror, enligt räkenskaperna för ${year}.`,
      openReport: (year: number) => `Öppna årsredovisning ${year}`,
      empty: 'Läs in bokföringen, så visas förbundets nyckeltal, diagram och kontroll här.',
      emptyHeading: 'Här finns inga räkenskaper än',
      start: 'Kom igång',
      import: 'Läs in bokföring',
      keyFigures: 'Nyckeltal',
      result: 'Årets resultat',
      equity: 'Eget kapital',
      actual: 'Utfall mot budget',
      participants: (year: number) => `Deltagare ${year}`,
      toWorkOrStudies: 'Avslut till arbete eller studier',
      guideline: (amount: string) => `Riktlinjen är högst ${amount}`,
      budget: (amount: string) => `Budgeten var ${amount}`,
      exited: (count: string) => `av ${count} avslutade`,
      higher: (amount: string, year: number) => `${amount} högre än ${year}`,
      lower: (amount: string, year: number) => `${amount} lägre än ${year}`,
      same: (year: number) => `som ${year}`,
      control: (year: number) => `Kontroll av årsredovisning ${year}`,
      tasks: {
        office: 'Att göra',
        board: 'Väntar på styrelsen',
        accountant: 'Att göra i bokföringen',
        auditor: 'Revisionen',
        plain: 'På gång',
      },
      noTasks: 'Ingenting är försenat eller nära.',
      nextTask: (title: string, day: string, left: string) => `Nästa i årshjulet: ${title}, ${day} (${left}).`,
      toWheel: 'Visa årshjulet',
      daysLeft: (days: number) =>
        days < -1
          ? `${-days} dagar sen`
          : days === -1
            ? 'en dag sen'
            : days === 0
              ? 'i dag'
              : days === 1
                ? 'i morgon'
                : `om ${days} dagar`,
      rounds: 'Insatsrapporter',
      round: (sent: number, asked: number, due: string) => `${sent} av ${asked} har lämnat. Sista dag är ${due}.`,
      toAccept: (count: number) => (count === 1 ? 'En väntar på svar.' : `${count} väntar på svar.`),
      late: (names: string) => `Sena: ${names}`,
      noRounds: 'Ingen insats har en rapport att lämna nu.',
      toRounds: 'Visa insatsrapporterna',
      report: (year: number) => `Årsredovisning ${year}`,
      locked: (version: number, day: string) => `Version ${version} låstes ${day}. Dess siffror ändras inte.`,
      notLocked: 'Inte låst än: text och siffror kan ändras.',
      readReport: 'Läs rapporten',
      trail: 'Spårlogg',
      trailSentence: 'Vem som har gjort vad och när. Kontrollera att ingenting har ändrats eller tagits bort.',
      toTrail: 'Öppna spårloggen',
      adminHeading: 'Här finns ingenting att läsa för dig',
      admin: 'Du sköter användare och inställningar. Bjud in kansliet, så kan arbetet börja.',
      toUsers: 'Bjud in användare',
      noGoalsHeading: 'Här finns inga mål för året',
      noGoals: 'När kansliet har skrivit in målen och hur de gick visas de här.',
      waiting: {
        office: 'Bokföringen läses in av ekonomen. Sedan visas nyckeltal, diagram och kontroll här.',
        board: 'När kansliet har läst in bokföringen visas mål, pengar och det som väntar på styrelsen här.',
        accountant: 'När bokföringen har lästs in visas ekonomin här.',
        auditor: 'När kansliet har läst in bokföringen visas ekonomin, kontrollen och de låsta rapporterna här.',
        plain: 'När kansliet har läst in bokföringen visas förbundets siffror här.',
      },
    },
    error: {
      notFoundHeading: 'Sidan finns inte',
      notFound: 'Adressen kan vara felskriven, eller så har sidan flyttats.',
      deniedHeading: 'Du har inte behörighet till sidan',
      denied: 'Be den som sköter Stegvis hos er om behörighet, om du behöver sidan i ditt arbete.',
      tooLargeHeading: 'Filen är för stor',
      tooLarge: 'En fil får vara högst 100 MB. Exportera ett år i taget ur ekonomisystemet.',
      otherHeading: 'Något gick fel hos oss',
      other: 'Inget av det du skrev har sparats. Försök igen om en stund.',
      reference: (reference: string) =>
        `Hör av dig till den som sköter Stegvis hos er om felet kommer igen, och ange ${reference}.`,
      toOverview: 'Till översikten',
    },
  },
  {
    title: (page) => `${page} – Stegvis`,
    view: {
      heading: 'Appearance',
      otherLanguage: 'Svenska',
      light: 'Light',
      dark: 'Dark',
      auto: 'As the computer',
    },
    overviewName: 'Overview',
    noSpace: {
      heading: 'There is no association here yet',
      sentence:
        'Whoever looks after Stegvis at your place adds the association with the command ./stegvis init. Then the work starts here.',
    },
    overview: {
      sentence: (year, association) => `${association} in figures, according to the accounts of ${year}.`,
      openReport: (year) => `Open annual report ${year}`,
      empty: 'Read in the accounts, and key figures, charts and control are shown here.',
      emptyHeading: 'There are no accounts here yet',
      start: 'Get started',
      import: 'Read in accounts',
      keyFigures: 'Key figures',
      result: 'Result of the year',
      equity: 'Equity',
      actual: 'Actual against budget',
      participants: (year) => `Participants ${year}`,
      toWorkOrStudies: 'Exits to work or studies',
      guideline: (amount) => `The guideline is at most ${amount}`,
      budget: (amount) => `The budget was ${amount}`,
      exited: (count) => `of ${count} who left`,
      higher: (amount, year) => `${amount} more than ${year}`,
      lower: (amount, year) => `${amount} less than ${year}`,
      same: (year) => `as in ${year}`,
      control: (year) => `Control of annual report ${year}`,
      tasks: {
        office: 'To do',
        board: 'Waits for the board',
        accountant: 'To do in the accounts',
        auditor: 'The audit',
        plain: 'Under way',
      },
      noTasks: 'Nothing is late or near.',
      nextTask: (title, day, left) => `Next in the yearly wheel: ${title}, ${day} (${left}).`,
      toWheel: 'Show the yearly wheel',
      daysLeft: (days) =>
        days < -1
          ? `${-days} days late`
          : days === -1
            ? 'one day late'
            : days === 0
              ? 'today'
              : days === 1
                ? 'tomorrow'
                : `in ${days} days`,
      rounds: 'Programme reports',
      round: (sent, asked, due) => `${sent} of ${asked} have handed in. The last day is ${due}.`,
      toAccept: (count) => (count === 1 ? 'One waits for an answer.' : `${count} wait for an answer.`),
      late: (names) => `Late: ${names}`,
      noRounds: 'No programme has a report to hand in now.',
      toRounds: 'Show the programme reports',
      report: (year) => `Annual report ${year}`,
      locked: (version, day) => `Version ${version} was locked on ${day}. Its figures do not change.`,
      notLocked: 'Not locked yet: text and figures may change.',
      readReport: 'Read the report',
      trail: 'Audit trail',
      trailSentence: 'Who did what, and when. Check that nothing has been changed or removed.',
      toTrail: 'Open the audit trail',
      adminHeading: 'There is nothing to read here for you',
      admin: 'You look after users and settings. Invite the office, and the work can begin.',
      toUsers: 'Invite users',
      noGoalsHeading: 'There are no goals for the year',
      noGoals: 'When the office has entered the goals and how they went, they are shown here.',
      waiting: {
        office: 'The accountant reads in the accounts. Then key figures, charts and control are shown here.',
        board: 'When the office has read in the accounts, goals, money and what waits for the board are shown here.',
        accountant: 'When the accounts have been read in, the economy is shown here.',
        auditor:
          'When the office has read in the accounts, the economy, the control and locked reports are shown here.',
        plain: 'When the office has read in the accounts, the figures of the association are shown here.',
      },
    },
    error: {
      notFoundHeading: 'The page does not exist',
      notFound: 'The address may be mistyped, or the page has moved.',
      deniedHeading: 'You may not see this page',
      denied: 'Ask whoever looks after Stegvis at your place for access, if you need the page in your work.',
      tooLargeHeading: 'The file is too large',
      tooLarge: 'A file may be at most 100 MB. Export one year at a time from the accounting system.',
      otherHeading: 'Something went wrong on our side',
      other: 'Nothing of what you wrote was saved. Try again in a while.',
      reference: (reference) =>
        `If it happens again, tell whoever looks after Stegvis at your place, and give ${reference}.`,
      toOverview: 'To the overview',
    },
  },
);

/** The name is the same in every language: `texts.product`; the rest is read with `wordsOf(texts)`. */
export const texts = { product: 'Stegvis', ...words } as const;

export type FrameTexts = typeof texts.sv;
