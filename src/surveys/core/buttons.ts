// What the answer page itself says, by language. A questionnaire in another language brings its own words.
import type { SurveyLanguage } from './questionnaire.ts';

const sv = {
  begin: 'Börja',
  next: 'Nästa',
  back: 'Tillbaka',
  send: 'Skicka svaren',
  language: 'Språk',
  progress: 'Fråga {n} av {all}',
  part: 'Del {n} av {all}',
  mayChooseSeveral: 'Du får välja flera.',
  mayWrite: 'Skriv med egna ord. Du får hoppa över frågan.',
  wholeLine: 'Skriv ett tal från 0 till 100. 0 är {lowest}, 100 är {highest}.',
  number: 'Skriv ett tal.',
  yes: 'Ja',
  no: 'Nej',
  noAnswer: 'Jag vill inte svara',
  sex: 'Är du kvinna eller man?',
  sexHint: 'Vi frågar för att kunna se om kvinnor och män får lika bra stöd. Svaret visas bara för stora grupper.',
  female: 'Kvinna',
  male: 'Man',
  privacy:
    'Koden visar bara att den får användas. Den sparas inte ihop med svaren, och ingen kan se när eller av vem ett svar har lämnats.',
  errorHeading: 'Något behöver ändras',
  notAnAnswer: 'Skriv ett tal, till exempel 40.',
  outOfRange: 'Talet är för litet eller för stort.',
  tooLong: 'Texten är för lång. Korta den lite.',
  nothingAnswered: 'Du har inte svarat på någon fråga. Gå tillbaka och svara på minst en.',
  done: 'Tack! Dina svar är sparade.',
  doneText: 'Du kan stänga sidan. Koden går inte att använda igen.',
  doneShared: 'Du kan stänga sidan.',
};

export type ButtonWord = keyof typeof sv;
export type ButtonWords = Readonly<Record<ButtonWord, string>>;

const easy: ButtonWords = {
  ...sv,
  send: 'Skicka',
  mayWrite: 'Skriv om du vill. Du får hoppa över frågan.',
  noAnswer: 'Vill inte svara',
  sexHint: 'Vi vill veta om kvinnor och män får lika bra hjälp.',
  privacy: 'Ingen kan se att det är du som har svarat.',
  notAnAnswer: 'Skriv ett tal. Till exempel 40.',
  nothingAnswered: 'Du har inte svarat på någon fråga. Gå tillbaka och svara på en fråga.',
  done: 'Tack! Vi har fått dina svar.',
  doneText: 'Du är klar. Du kan inte använda koden igen.',
  doneShared: 'Du är klar.',
};

const en: ButtonWords = {
  begin: 'Begin',
  next: 'Next',
  back: 'Back',
  send: 'Send the answers',
  language: 'Language',
  progress: 'Question {n} of {all}',
  part: 'Part {n} of {all}',
  mayChooseSeveral: 'You may choose several.',
  mayWrite: 'Use your own words. You may skip the question.',
  wholeLine: 'Write a number from 0 to 100. 0 is {lowest}, 100 is {highest}.',
  number: 'Write a number.',
  yes: 'Yes',
  no: 'No',
  noAnswer: 'I do not want to answer',
  sex: 'Are you a woman or a man?',
  sexHint:
    'We ask in order to see whether women and men get equally good support. It is shown for large groups only.',
  female: 'Woman',
  male: 'Man',
  privacy:
    'The code only shows that it may be used. It is not kept with the answers, and nobody can see when or by whom an answer was given.',
  errorHeading: 'Something needs to be changed',
  notAnAnswer: 'Write a number, such as 40.',
  outOfRange: 'The number is too small or too large.',
  tooLong: 'The text is too long. Please shorten it.',
  nothingAnswered: 'You have not answered any question. Go back and answer at least one.',
  done: 'Thank you! Your answers are saved.',
  doneText: 'You can close the page. The code cannot be used again.',
  doneShared: 'You can close the page.',
};

const known: Readonly<Record<string, ButtonWords>> = { sv, 'sv-latt': easy, en };

/** Its own words before ours. */
export function buttonWords(language: SurveyLanguage): ButtonWords {
  return { ...(oursIn(language) ?? sv), ...language.buttons };
}

/** What a language that Stegvis does not speak leaves unsaid: the page would say it in Swedish. */
export function missingButtons(language: SurveyLanguage): string[] {
  return oursIn(language) ? [] : Object.keys(sv).filter((word) => !language.buttons?.[word]);
}

function oursIn({ code }: SurveyLanguage): ButtonWords | undefined {
  return known[code] ?? known[code.split('-')[0] ?? ''];
}

export function filledIn(words: string, places: Readonly<Record<string, string | number>>): string {
  return words.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole));
}
