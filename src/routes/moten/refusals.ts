// Why something could not be done, in both languages; and which field a fault belongs to.
import { formatsIn, inBoth, type Language } from '#design/core';
import type { BoardRefusal } from '#decisions/core';

export const refusalTexts = inBoth(
  {
    heading: 'Det gick inte',
    wrongState: 'Mötet eller ärendet har hunnit till ett annat steg. Ladda om sidan och se vad som gäller nu.',
    undecided: (titles: string) => `Det står inte vad som bestämdes under: ${titles}. Skriv det först.`,
    noApprover: 'Ange ordförande och minst en justerare till, under Uppgifter om mötet.',
    approverAbsent: (name: string) => `${name} var inte med på mötet och kan inte justera. Välj någon som var med.`,
    noEnd: 'Skriv när mötet slutade, under Uppgifter om mötet.',
    noAttendance: 'Skriv först in närvaron.',
    emptyFile: 'Filen är tom. Välj en annan.',
    fileTooLarge: 'Filen är större än 25 MB. Dela den eller spara den mindre.',
    wrongFileType:
      'Filen är av fel slag. Ta en PDF, ett mejl (.eml, .msg), Word, Excel, PowerPoint, text eller en bild.',
    noSuchColumns: 'Tabellen saknar kolumner. Den behöver Diarienummer, Datum och Rubrik.',
    faults: (rows: string) => `Ingenting är inläst. Rätta de här raderna och läs in filen igen: ${rows}`,
    fault: {
      number: (line: string, text: string) => `rad ${line}: "${text}" är inget diarienummer`,
      title: (line: string, text: string) => `rad ${line}: rubrik saknas${text}`,
      date: (line: string, text: string) => `rad ${line}: "${text}" är ingen dag`,
      direction: (line: string, text: string) => `rad ${line}: "${text}" är varken in, ut eller upprättad`,
      twice: (line: string, text: string) => `rad ${line}: ${text} finns två gånger`,
    },
    unreadable: 'Filen går inte att läsa som en tabell. Spara den som Excel (.xlsx) eller CSV.',
    noRows: 'Tabellen har inga rader.',
    numberTaken: (number: string) => `Ärendet ${number} finns redan i diariet. Ingenting är inläst.`,
    gone: 'Det finns inte längre. Någon annan kan ha tagit bort det. Ladda om sidan.',
    sameName: 'Det finns redan ett organ med det namnet. Välj ett annat.',
    secondBoard: 'Styrelsen finns redan.',
    unknownMember: 'Välj en medlem som finns.',
    endsBeforeStart: 'Sista dagen ligger före den första.',
    locked: 'Protokollet är justerat och låst. Skriv en rättelse i stället.',
    meetingOver: 'Mötet är avslutat. Lägg ärendet på nästa möte.',
    hasParagraph: 'Ärendet har fått sin paragraf och står kvar. Skriv att det utgår.',
    changedMeanwhile:
      'Någon annan har skrivit här medan du skrev. Kopiera det du skrev, ladda om sidan och lägg in det igen.',
    emptyAgenda: 'Dagordningen är tom. Lägg till minst ett ärende.',
    notDistant:
      'Det är inte bestämt att man får delta på distans i det här mötet. Ändra det under Uppgifter om mötet.',
    notYet: (day: string) => `Mötet är den ${day}. Det öppnas den dagen.`,
    otherYear: 'Paragraferna är redan numrerade i mötets år. Välj en dag i samma år.',
    endsBeforeBeginning: 'Slutet ligger före början.',
    badDay: 'Dagen måste ligga mellan mötet och i dag.',
    inTheFuture: 'Dagen har inte kommit än.',
    beforeReceived: 'Dagen ligger före den då berättelsen kom in.',
    notCallable: (name: string) =>
      `${name} är inte på plats, eller ingen ordinarie är frånvarande. Ingen kallas då in. Ändra närvaron eller valet.`,
    reservationInConflict: (name: string) => `${name} hade jäv och deltog inte, och kan därför inte reservera sig.`,
    nothingToReport: 'Det finns inga beslut att anmäla fram till mötets dag.',
    notAnnounced: 'Bara styrelsens protokoll anslås.',
    noOpenMatter: 'Ärendet är avslutat. Öppna det igen först, eller lägg upp ett nytt.',
    stillAppealable: (day: string) => `Beslutet kan fortfarande överklagas. Anslaget får tas ned tidigast ${day}.`,
    invalid: 'Något är inte ifyllt rätt.',
    fields: {
      rubrik: 'Skriv en rubrik, högst 300 tecken.',
      dag: 'Välj en dag.',
      borjar: 'Skriv klockslaget som 09:00.',
      slutar: 'Skriv klockslaget som 11:30.',
      plats: 'Skriv var mötet är.',
      namn: 'Skriv ett namn.',
      dagar: 'Skriv antalet dagar, 0–60.',
      skal: 'Skriv varför turordningen inte följs.',
      vad: 'Skriv vad som ska göras.',
      vem: 'Skriv vem som gör det.',
      klart: 'Välj en dag som finns.',
      rattelse: 'Skriv vad som är fel och vad som är rätt.',
      justerat: 'Välj dagen när protokollet justerades.',
      beslut: 'Skriv vad som beslutades.',
      fil: 'Välj en fil.',
      beslutat: 'Skriv när medlemmarna antog den.',
      galler: 'Välj från vilken dag den gäller.',
      revisor: 'Skriv vem som har lämnat berättelsen.',
      inkom: 'Välj dagen när den kom in.',
      skickad: 'Välj dagen när den skickades.',
      riktning: 'Välj om handlingen har kommit in, gått ut eller är er egen.',
      medlem: 'Välj medlem.',
      utfall: 'Välj vad medlemmen beslutade.',
      forvaras: 'Skriv var protokollen förvaras.',
      arvode: 'Skriv ett belopp i kronor.',
      epost: 'Skriv e-postadresser som registrator@kommun.se.',
      organ: 'Välj vem som möts.',
      motiv: 'Skriv vad reservationen innebär.',
    },
  },
  {
    heading: 'It did not work',
    wrongState: 'The meeting or the matter has come to another step. Load the page anew to see what holds now.',
    undecided: (titles) => `It does not say what was decided under: ${titles}. Write that first.`,
    noApprover: 'Name the chair and at least one more who approves, under Facts of the meeting.',
    approverAbsent: (name) => `${name} was not at the meeting and cannot approve. Choose somebody who was.`,
    noEnd: 'Write when the meeting ended, under Facts of the meeting.',
    noAttendance: 'Write the attendance first.',
    emptyFile: 'The file is empty. Choose another.',
    fileTooLarge: 'The file is larger than 25 MB. Split it or save it smaller.',
    wrongFileType:
      'The file is of the wrong kind. Take a PDF, a mail (.eml, .msg), Word, Excel, PowerPoint, text or a picture.',
    noSuchColumns: 'The table lacks columns. It needs Diarienummer, Datum and Rubrik.',
    faults: (rows) => `Nothing was read. Mend these rows and read the file again: ${rows}`,
    fault: {
      number: (line, text) => `row ${line}: "${text}" is no register number`,
      title: (line, text) => `row ${line}: the title is missing${text}`,
      date: (line, text) => `row ${line}: "${text}" is no day`,
      direction: (line, text) => `row ${line}: "${text}" is neither in, ut nor upprättad`,
      twice: (line, text) => `row ${line}: ${text} is there twice`,
    },
    unreadable: 'The file cannot be read as a table. Save it as Excel (.xlsx) or CSV.',
    noRows: 'The table has no rows.',
    numberTaken: (number) => `Matter ${number} is in the register already. Nothing was read.`,
    gone: 'It is no longer there. Somebody else may have taken it away. Load the page anew.',
    sameName: 'There is a body of that name already. Choose another.',
    secondBoard: 'The board is there already.',
    unknownMember: 'Choose a member that exists.',
    endsBeforeStart: 'The last day lies before the first.',
    locked: 'The minutes are approved and locked. Write a correction instead.',
    meetingOver: 'The meeting is over. Put the item on the next one.',
    hasParagraph: 'The item has its § and stays. Write that it was withdrawn.',
    changedMeanwhile:
      'Somebody else wrote here while you did. Copy what you wrote, load the page anew and put it in again.',
    emptyAgenda: 'The agenda is empty. Add at least one item.',
    notDistant: 'It is not decided that one may take part at a distance. Change that under Facts of the meeting.',
    notYet: (day) => `The meeting is on ${day}. It is opened that day.`,
    otherYear: 'The §§ are numbered in the year of the meeting already. Choose a day of the same year.',
    endsBeforeBeginning: 'The end lies before the beginning.',
    badDay: 'The day must lie between the meeting and today.',
    inTheFuture: 'That day has not come yet.',
    beforeReceived: 'The day lies before the one when the report came in.',
    notCallable: (name) =>
      `${name} is not there, or no ordinary member is absent, so nobody is called. Change the attendance or the choice.`,
    reservationInConflict: (name) =>
      `${name} had a conflict of interest and took no part, so cannot make a reservation.`,
    nothingToReport: 'There are no decisions to report up to the day of the meeting.',
    notAnnounced: 'Only minutes of the board are announced.',
    noOpenMatter: 'The matter is closed. Open it first, or make a new one.',
    stillAppealable: (day) =>
      `The decision may still be appealed. The notice may be taken down on ${day} at the earliest.`,
    invalid: 'Something is not filled in as it should be.',
    fields: {
      rubrik: 'Write a title of at most 300 characters.',
      dag: 'Choose a day.',
      borjar: 'Write the time as 09:00.',
      slutar: 'Write the time as 11:30.',
      plats: 'Write where the meeting is.',
      namn: 'Write a name.',
      dagar: 'Write the number of days, 0–60.',
      skal: 'Write why the order is not followed.',
      vad: 'Write what is to be done.',
      vem: 'Write who does it.',
      klart: 'Choose a day that exists.',
      rattelse: 'Write what is wrong and what is right.',
      justerat: 'Choose the day when the minutes were approved.',
      beslut: 'Write what was decided.',
      fil: 'Choose a file.',
      beslutat: 'Write when the members adopted it.',
      galler: 'Choose from which day it holds.',
      revisor: 'Write who has left the report.',
      inkom: 'Choose the day when it came in.',
      skickad: 'Choose the day when it was sent.',
      riktning: 'Choose whether the document came in, went out or is your own.',
      medlem: 'Choose a member.',
      utfall: 'Choose what the member decided.',
      forvaras: 'Write where the minutes are kept.',
      arvode: 'Write an amount in kronor.',
      epost: 'Write mail addresses like registrator@kommun.se.',
      organ: 'Choose who meets.',
      motiv: 'Write what the reservation says.',
    },
  },
);

export type FieldId = keyof (typeof refusalTexts)['sv']['fields'];

export function refusalText(refusal: BoardRefusal, language: Language): string {
  const words = refusalTexts[language];
  switch (refusal.kind) {
    case 'undecided':
      return words.undecided(refusal.titles.join('; '));
    case 'approverAbsent':
    case 'notCallable':
    case 'reservationInConflict':
      return words[refusal.kind](refusal.name);
    case 'faults':
      return words.faults(
        refusal.faults
          .slice(0, 20)
          .map(({ kind, line, text }) => words.fault[kind](String(line), text))
          .join('; '),
      );
    case 'unreadable':
      return words.unreadable;
    case 'numberTaken':
      return words.numberTaken(`${refusal.year}:${String(refusal.number).padStart(2, '0')}`);
    case 'notYet':
      return words.notYet(formatsIn(language).date(refusal.heldOn));
    case 'stillAppealable':
      return words.stillAppealable(formatsIn(language).date(refusal.from));
    case 'noSuchBody':
    case 'noSuchMeeting':
    case 'noSuchItem':
    case 'noSuchMatter':
    case 'noSuchRecord':
    case 'noSuchMember':
    case 'noSuchFile':
    case 'notShown':
      return words.gone;
    default:
      return words[refusal.kind];
  }
}
