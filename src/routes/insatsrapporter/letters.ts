// Letters to those who write the reports, in Swedish whatever language the office's screen speaks.
import { reportLabels, roundLabel, type RoundPeriod } from '#followup/core';
import { formatDate } from '#design/core';
import type { IsoDate } from '#kernel';

export type LetterAbout = RoundPeriod & {
  readonly programme: string;
  readonly association: string;
  readonly dueOn: IsoDate;
  readonly link: string;
};

export type Letter = { readonly subject: string; readonly text: string };

export function invitation(about: LetterAbout): Letter {
  return letter(about, `${about.association} ber om en insatsrapport för ${about.programme}.`);
}

export function reminder(about: LetterAbout): Letter {
  return letter(about, `Det här är en påminnelse: insatsrapporten för ${about.programme} är inte skickad än.`);
}

/** One that was replaced: the link before it opens nothing any more. */
export function newLink(about: LetterAbout): Letter {
  return letter(about, `Här är en ny länk till insatsrapporten för ${about.programme}.`);
}

/** Opens the office's own mail program with everything filled in. */
export function mailAddress(to: string, { subject, text }: Letter): string {
  return `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
}

export function reportLink(origin: string, token: string): string {
  return `${origin}/insatsrapport/${token}`;
}

function letter(about: LetterAbout, first: string): Letter {
  const round = roundLabel(reportLabels.sv, about);
  const text = `Hej!

${first}

Den gäller: ${round}.
Lämnas senast: ${formatDate(about.dueOn)}.

Öppna rapporten här, du behöver inget konto:
${about.link}

Den sparas medan du skriver, och flera kan skriva med samma länk. Dela den bara med dem som ska skriva: den som har länken kan läsa och ändra rapporten. Du kan också hämta rapporten som Word eller Excel, fylla i den och lämna tillbaka den på samma sida.

Skriv inga namn eller personnummer.

Hälsningar
${about.association}
`;
  return { subject: `Insatsrapport för ${about.programme}, ${round.toLocaleLowerCase('sv')}`, text };
}
