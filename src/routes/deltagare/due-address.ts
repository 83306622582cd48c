/** The form that does what is due. */
export function dueAddress(id: string, due: { readonly kind: string; readonly about: string | null }): string {
  const note = (kind: string, more = ''): string => `/deltagare/${id}/anteckna?slag=${kind}${more}`;
  switch (due.kind) {
    case 'place':
      return `/deltagare/${id}/skriv-in`;
    case 'healthStart':
      return note('health', '&nar=start');
    case 'healthExit':
      return note('health', '&nar=exit');
    case 'violence':
      return note('violenceAsked');
    case 'measurement':
      return note('measurement', `&instrument=${due.about ?? ''}`);
    case 'quiet':
      return note('contact');
    case 'followUp':
      return note('followUp', `&manader=${due.about ?? ''}`);
    default:
      return `/deltagare/${id}#besked`;
  }
}

/** Where the participant gets a code of her own, when what is due is something that she can answer herself. */
export function codeAddress(id: string, { kind }: { readonly kind: string }): string | null {
  return kind === 'healthStart' || kind === 'healthExit' ? `/deltagare/${id}#halsa` : null;
}
