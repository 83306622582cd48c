// Letters to those who write an application, in Swedish whatever language the office's screen speaks.
import { formatDate } from '#design/core';
import type { IsoDate } from '#kernel';

export function applicationLink(origin: string, token: string): string {
  return `${origin}/ansokan/${token}`;
}

export function applicationLetter(about: {
  readonly association: string;
  readonly name: string;
  readonly dueOn: IsoDate;
  readonly link: string;
}): { readonly subject: string; readonly text: string } {
  const { association, name, dueOn, link } = about;
  const text = `Hej!

Här är er länk till ansökan om medel för ${name} hos ${association}.

Skickas senast: ${formatDate(dueOn)}.

Öppna ansökan här, ni behöver inget konto:
${link}

Den sparas medan ni skriver, och flera kan skriva samtidigt. Dela länken bara med dem som ska skriva: den som har den kan läsa och ändra ansökan. Samma länk gäller för slutrapporten om ansökan beviljas.

Skriv inga namn på deltagare och inga personnummer.

Hälsningar
${association}
`;
  return { subject: `Ansökan om medel: ${name}`, text };
}
