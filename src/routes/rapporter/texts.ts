import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    heading: 'Rapporter',
    headingOf: (year: number) => `Årsredovisning ${year}`,
    sentence: 'Skriv texten, hämta talen ur räkenskaperna och se sidan som den blir.',
    emptyHeading: 'Här finns ingen rapport än',
    empty: 'Årsredovisningen byggs av bokföringen. Läs in en SIE-fil ur ekonomisystemet, så finns den här.',
    import: 'Läs in bokföring',
    sections: 'Avsnitt',
    faults: (count: number) => (count === 1 ? '1 att rätta' : `${count} att rätta`),
    noText: 'ingen text',
    owner: (role: string) => `Ansvarar: ${role}`,
    text: 'Text',
    textHint: 'Markdown: tomrad ger nytt stycke, ## ger underrubrik, - ger punktlista.',
    preview: 'Visa sidan',
    save: 'Spara texten',
    saved: (version: number) => `Texten är sparad som version ${version}`,
    conflict: {
      heading: 'Någon annan sparade avsnittet medan du skrev',
      sentence:
        'Din text är inte sparad än. Här står båda texterna. Välj vilken som ska gälla; den andra finns kvar bland versionerna.',
      merge: 'Du kan också skriva in det du vill ha med av deras text i din egen innan du sparar den.',
      mine: 'Din text',
      theirs: (version: number) => `Deras text, version ${version}`,
      theirsEmpty: 'Avsnittet har ingen text.',
      keepMine: 'Spara min text',
      keepTheirs: 'Låt deras text gälla',
      keptTheirs: (version: number) =>
        `Deras text gäller, som version ${version}. Din text finns som version ${version - 1}`,
    },
    problemsHeading: (count: number) =>
      count === 1 ? 'Ett länkat tal stämmer inte' : `${count} länkade tal stämmer inte`,
    page: 'Sidan som den blir',
    figures: 'Hämta ett tal',
    figuresHint: 'Talet följer räkenskaperna: ändras de, ändras texten.',
    search: 'Sök bland talen',
    found: (shown: number, all: number) =>
      shown < all ? `${shown} av ${all} visas, sök för att hitta fler` : `${all} tal`,
    insert: (label: string) => `Infoga ${label}`,
    files: 'Ladda ner',
    formats: { pdf: 'PDF', html: 'Webbsida', docx: 'Word', json: 'Data (JSON)' },
    lock: {
      heading: 'Lås rapporten',
      sentence:
        'När rapporten låses fryses text och tal som en version. Ändras bokföringen sedan, ändras inte den låsta rapporten.',
      notLocked: 'Rapporten är inte låst.',
      locked: (version: number, date: string) => `Version ${version} låstes ${date}.`,
      correction: 'En rättelse blir nästa version och ska förklaras för läsaren.',
      explained: (explanation: string) => `Förklaring: ${explanation}`,
      explanation: 'Vad har rättats, och varför?',
      explanationHint: 'Behövs när en låst rapport rättas.',
      submit: 'Lås rapporten',
      submitCorrection: 'Lås rättelsen',
      doneHeading: (version: number) => `Rapporten är låst som version ${version}`,
      refusedHeading: 'Rapporten kunde inte låsas',
      already: 'Inget har ändrats sedan dess, så ingen ny version behövdes.',
      refused: {
        blockingFindings: (count: number) =>
          count === 1
            ? 'Kontrollen har hittat ett fel som måste rättas först:'
            : `Kontrollen har hittat ${count} fel som måste rättas först:`,
        unlinkedText: (count: number) =>
          count === 1 ? 'Ett länkat tal i texten finns inte:' : `${count} länkade tal i texterna finns inte:`,
        explanationMissing: (version: number) =>
          `Version ${version} är låst. Förklara vad som har rättats, så blir detta nästa version.`,
      },
    },
    control: {
      heading: (year: number) => `Kontroll av årsredovisning ${year}`,
      sentence: 'Varje summa och varje tal som ska vara lika jämförs varje gång rapporten visas.',
      bar: 'Kontroll',
      failed: 'Att rätta',
      none: 'Inget att rätta.',
      rounding: 'Avrundningar',
      roundingSentence: 'De utskrivna kronorna skiljer sig, men beloppen i öre är lika. De behöver inte rättas.',
      goThere: 'Gå till stället',
      severity: { blocking: 'Blockerande', warning: 'Varning', rounding: 'Avrundning' },
    },
  },
  {
    heading: 'Reports',
    headingOf: (year) => `Annual report ${year}`,
    sentence: 'Write the text, take the figures from the accounts and see the page as it will be.',
    emptyHeading: 'There is no report here yet',
    empty: 'The annual report is made from the books. Import a SIE file from the accounting system and it is here.',
    import: 'Import the books',
    sections: 'Sections',
    faults: (count) => `${count} to correct`,
    noText: 'no text',
    owner: (role) => `Responsible: ${role}`,
    text: 'Text',
    textHint:
      'Markdown: an empty line makes a paragraph, ## a subheading, - a list. The report is written in Swedish.',
    preview: 'Show the page',
    save: 'Save the text',
    saved: (version) => `The text is saved as version ${version}`,
    conflict: {
      heading: 'Somebody else saved the section while you wrote',
      sentence:
        'Your text is not saved yet. Here are both texts. Choose which one shall hold; the other stays among the versions.',
      merge: 'You can also write what you want of their text into your own before you save it.',
      mine: 'Your text',
      theirs: (version) => `Their text, version ${version}`,
      theirsEmpty: 'The section has no text.',
      keepMine: 'Save my text',
      keepTheirs: 'Let their text hold',
      keptTheirs: (version) => `Their text holds, as version ${version}. Your text is version ${version - 1}`,
    },
    problemsHeading: (count) => (count === 1 ? 'One linked figure is wrong' : `${count} linked figures are wrong`),
    page: 'The page as it will be',
    figures: 'Fetch a figure',
    figuresHint: 'The number follows the accounts: when they change, the text changes.',
    search: 'Search the figures',
    found: (shown, all) => (shown < all ? `${shown} of ${all} shown, search to find more` : `${all} figures`),
    insert: (label) => `Insert ${label}`,
    files: 'Download',
    formats: { pdf: 'PDF', html: 'Web page', docx: 'Word', json: 'Data (JSON)' },
    lock: {
      heading: 'Lock the report',
      sentence:
        'Locking freezes text and figures as a version. When the books change afterwards, the locked report does not.',
      notLocked: 'The report is not locked.',
      locked: (version, date) => `Version ${version} was locked ${date}.`,
      correction: 'A correction becomes the next version and is explained to the reader.',
      explained: (explanation) => `Explanation: ${explanation}`,
      explanation: 'What was corrected, and why?',
      explanationHint: 'Needed when a locked report is corrected.',
      submit: 'Lock the report',
      submitCorrection: 'Lock the correction',
      doneHeading: (version) => `The report is locked as version ${version}`,
      refusedHeading: 'The report could not be locked',
      already: 'Nothing has changed since, so no new version was needed.',
      refused: {
        blockingFindings: (count) =>
          count === 1
            ? 'The control has found a fault that must be corrected first:'
            : `The control has found ${count} faults that must be corrected first:`,
        unlinkedText: (count) =>
          count === 1 ? 'A linked figure in the text does not exist:' : `${count} linked figures do not exist:`,
        explanationMissing: (version) =>
          `Version ${version} is locked. Explain what was corrected, and this becomes the next version.`,
      },
    },
    control: {
      heading: (year) => `Control of annual report ${year}`,
      sentence: 'Every sum and every number that should be equal is compared each time the report is shown.',
      bar: 'Control',
      failed: 'To correct',
      none: 'Nothing to correct.',
      rounding: 'Roundings',
      roundingSentence: 'The printed kronor differ, but the amounts in öre are equal. They need no correction.',
      goThere: 'Go to the place',
      severity: { blocking: 'Blocking', warning: 'Warning', rounding: 'Rounding' },
    },
  },
);
