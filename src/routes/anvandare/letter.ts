// Letters are written in Swedish, whatever language the sender's screen speaks.
export type LetterKind = 'invite' | 'reset';

export function letterTo(of: { readonly kind: LetterKind; readonly space: string; readonly link: string }) {
  const { kind, space, link } = of;
  const subject = kind === 'invite' ? `Välkommen till Stegvis för ${space}` : `Ny länk till Stegvis för ${space}`;
  const why =
    kind === 'invite'
      ? `Du är inbjuden till Stegvis, där ${space} följer upp sina insatser, sin ekonomi och sina mål.`
      : `Du har fått en ny länk till Stegvis för ${space}.`;
  const days = kind === 'invite' ? 'inom två veckor' : 'inom ett dygn';
  const text = `Hej!

${why} Öppna länken ${days} och välj ett lösenord:

${link}

Länken kan användas en gång och är bara för dig. Väntade du inte det här brevet kan du bortse från det.
`;
  return { subject, text };
}
