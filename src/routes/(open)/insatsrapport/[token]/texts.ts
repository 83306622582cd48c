import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    title: (programme: string) => `Insatsrapport för ${programme}`,
    sentence: (round: string, due: string, association: string) =>
      `${round}. Lämnas till ${association} senast ${due}.`,
    how: 'Allt du skriver sparas medan du skriver. Flera kan skriva samtidigt med samma länk. Inget är klart förrän ni skickar.',
    howWithoutScript: 'Spara ofta med knappen längst ner. Flera kan skriva samtidigt med samma länk.',
    privacy: {
      heading: 'Skriv inget om enskilda personer',
      sentence:
        'Rapporten blir en allmän handling. Skriv inga namn på deltagare, inga personnummer och inget som någon kan kännas igen på, varken i siffror eller text.',
      small: (count: number) =>
        `${count === 1 ? 'Ett antal är' : `${count} antal är`} mellan 1 och 4. Så små tal kan peka ut någon. Skriv dem ändå som de är: förbundet bestämmer vad som trycks.`,
    },
    theReport: 'Rapporten',
    numbers: 'Siffror',
    words: 'Texter till årsredovisningen',
    contents: 'Delar',
    question: 'Förbundet har en fråga',
    questionAfter: 'Rätta eller komplettera, och skicka sedan igen.',
    answer: 'Ditt svar på frågan',
    sent: {
      heading: 'Rapporten är skickad',
      sentence: (association: string) =>
        `Tack! ${association} läser den nu. Den kan inte ändras så länge, men får du en fråga öppnas den igen på samma länk.`,
    },
    accepted: {
      heading: 'Rapporten är godtagen',
      sentence: (association: string) =>
        `${association} har tagit emot rapporten. Den går att läsa men inte att ändra.`,
    },
    savedHeading: 'Sparat',
    saved: 'Allt i formuläret är sparat.',
    notSaved: {
      heading: 'Allt är inte sparat',
      sentence: 'De delar som är märkta här under är inte sparade. Resten är sparat.',
    },
    closed: {
      heading: 'Rapporten kan inte ändras nu',
      sentence: 'Någon har skickat den, eller så har förbundet stängt den. Ladda om sidan för att se hur det står.',
    },
    notReady: 'Rätta det här innan du skickar',
    save: 'Spara',
    send: 'Skicka till förbundet',
    sendHint: 'När rapporten är skickad kan den inte ändras om inte förbundet lämnar tillbaka den.',
    state: {
      idle: '',
      waiting: 'Ändrat, sparas strax …',
      saving: 'Sparar …',
      saved: (at: string) => `Allt är sparat ${at}`,
      offline: 'Kunde inte spara. Försöker igen …',
      closed: 'Inte sparat: rapporten kan inte ändras nu.',
      stopped: 'En del är inte sparad. Se vad som står vid den.',
      conflict: 'Någon annan har ändrat på samma ställe. Välj vad som ska gälla.',
    },
    faults: (count: number) => (count === 1 ? '1 fel' : `${count} fel`),
    filled: 'ifylld',
    begun: 'påbörjad',
    empty: 'tom',
    lastYear: (period: string) => `Under fälten står siffrorna för ${period}.`,
    file: {
      heading: 'Fyll i Word eller Excel i stället',
      sentence:
        'Hämta rapporten som fil, med det som redan är skrivet. Fyll i den och lämna tillbaka den här. Stämmer något i filen inte får du veta var, och ingenting sparas.',
      docx: 'Hämta som Word',
      xlsx: 'Hämta som Excel',
      choose: 'Ifylld fil',
      hint: 'Word (.docx) eller Excel (.xlsx), den fil du hämtade här.',
      prefer: 'Låt filen gälla där den och sidan säger olika',
      submit: 'Läs in filen',
      missing: 'Välj den ifyllda filen',
      readHeading: 'Filen är inläst',
      read: (sections: number, missing: number) =>
        `${sections === 0 ? 'Den ändrade ingenting.' : sections === 1 ? 'En del är ändrad.' : `${sections} delar är ändrade.`}${
          missing === 0 ? '' : ` ${missing} uppgifter saknades i filen och är som förut.`
        }`,
      refusedHeading: 'Filen är inte inläst',
      unchanged: 'Ingenting är sparat ur den.',
      refused: {
        wrongFile: 'Det är ingen Word- eller Excelfil. Spara som .docx eller .xlsx och försök igen.',
        damagedFile: 'Filen går inte att läsa. Öppna den, spara den på nytt och försök igen.',
        tooLargeFile: 'Filen är större än 5 MB. Ta bort bilder ur den och försök igen.',
        noCodes: 'Filen har inga av rapportens koder. Använd den fil som hämtas här.',
        otherReport: 'Filen hör till en annan rapport. Hämta filen på nytt här.',
        fileHasErrors: 'Det här i filen måste rättas:',
        changedMeanwhile: 'Någon har ändrat samma uppgifter här på sidan sedan filen hämtades:',
        wrongState: 'Rapporten kan inte ändras nu.',
      },
      unknownCode: (code: string) => `${code}: den koden finns inte i rapporten. Ta bort raden.`,
      codeTwice: (code: string) => `${code}: koden står två gånger. Ta bort den ena raden.`,
      differs: (place: string, page: string, file: string) => `${place}: sidan säger ”${page}”, filen ”${file}”.`,
    },
    gone: {
      heading: 'Länken öppnar ingen rapport',
      sentence:
        'Den kan vara felskriven, för gammal eller utbytt mot en ny. Kopiera hela länken ur brevet du fick, eller be samordningsförbundet om en ny.',
      wait: 'Har du provat många gånger? Vänta några minuter och försök igen.',
    },
  },
  {
    title: (programme) => `Programme report for ${programme}`,
    sentence: (round, due, association) => `${round}. Due to ${association} by ${due}.`,
    how: 'Everything you write is saved as you write. Several can write at once with the same link. Nothing is final until you send it.',
    howWithoutScript: 'Save often with the button at the end. Several can write at once with the same link.',
    privacy: {
      heading: 'Write nothing about individuals',
      sentence:
        'The report becomes a public document. Write no names of participants, no personal numbers and nothing by which somebody can be recognised, in numbers or in words.',
      small: (count) =>
        `${count === 1 ? 'One number is' : `${count} numbers are`} between 1 and 4. Numbers so small may point at somebody. Write them as they are all the same: the association decides what is printed.`,
    },
    theReport: 'The report',
    numbers: 'Numbers',
    words: 'Texts for the annual report',
    contents: 'Parts',
    question: 'The association has a question',
    questionAfter: 'Correct or add, and then send it again.',
    answer: 'Your answer to the question',
    sent: {
      heading: 'The report is sent',
      sentence: (association) =>
        `Thank you! ${association} is reading it. It cannot be changed meanwhile, but if there is a question it opens again by the same link.`,
    },
    accepted: {
      heading: 'The report is accepted',
      sentence: (association) => `${association} has received the report. It can be read but not changed.`,
    },
    savedHeading: 'Saved',
    saved: 'Everything in the form is saved.',
    notSaved: {
      heading: 'Not everything is saved',
      sentence: 'The parts that are marked below are not saved. The rest is.',
    },
    closed: {
      heading: 'The report cannot be changed now',
      sentence: 'Somebody has sent it, or the association has closed it. Load the page again to see how it stands.',
    },
    notReady: 'Correct this before you send',
    save: 'Save',
    send: 'Send to the association',
    sendHint: 'Once it is sent, the report cannot be changed unless the association returns it.',
    state: {
      idle: '',
      waiting: 'Changed, about to be saved …',
      saving: 'Saving …',
      saved: (at) => `Everything is saved ${at}`,
      offline: 'Could not save. Trying again …',
      closed: 'Not saved: the report cannot be changed now.',
      stopped: 'A part is not saved. See what is said at it.',
      conflict: 'Somebody else has changed the same place. Choose which one holds.',
    },
    faults: (count) => (count === 1 ? '1 error' : `${count} errors`),
    filled: 'filled in',
    begun: 'begun',
    empty: 'empty',
    lastYear: (period) => `Under the fields are the numbers for ${period}.`,
    file: {
      heading: 'Fill in Word or Excel instead',
      sentence:
        'Fetch the report as a file, with what is already written. Fill it in and bring it back here. If something in the file is wrong you are told where, and nothing is saved.',
      docx: 'Fetch as Word',
      xlsx: 'Fetch as Excel',
      choose: 'Filled-in file',
      hint: 'Word (.docx) or Excel (.xlsx), the file you fetched here. It is in Swedish.',
      prefer: 'Let the file hold where it and the page say different things',
      submit: 'Read the file',
      missing: 'Choose the filled-in file',
      readHeading: 'The file is read',
      read: (sections, missing) =>
        `${sections === 0 ? 'It changed nothing.' : sections === 1 ? 'One part is changed.' : `${sections} parts are changed.`}${
          missing === 0 ? '' : ` ${missing} items were not in the file and are as before.`
        }`,
      refusedHeading: 'The file is not read',
      unchanged: 'Nothing out of it is saved.',
      refused: {
        wrongFile: 'That is no Word or Excel file. Save it as .docx or .xlsx and try again.',
        damagedFile: 'The file cannot be read. Open it, save it anew and try again.',
        tooLargeFile: 'The file is larger than 5 MB. Take pictures out of it and try again.',
        noCodes: "The file has none of the report's codes. Use the file that is fetched here.",
        otherReport: 'The file belongs to another report. Fetch the file anew here.',
        fileHasErrors: 'This in the file must be corrected:',
        changedMeanwhile: 'Somebody has changed the same items on this page since the file was fetched:',
        wrongState: 'The report cannot be changed now.',
      },
      unknownCode: (code) => `${code}: the report has no such code. Take the row out.`,
      codeTwice: (code) => `${code}: the code stands twice. Take one of the rows out.`,
      differs: (place, page, file) => `${place}: the page says "${page}", the file "${file}".`,
    },
    gone: {
      heading: 'The link opens no report',
      sentence:
        'It may be misspelt, too old, or replaced by a new one. Copy the whole link out of the letter you were sent, or ask the association for a new one.',
      wait: 'Have you tried many times? Wait a few minutes and try again.',
    },
  },
);
