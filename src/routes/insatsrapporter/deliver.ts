// A link goes by mail when there is an address and a server for mail; else it is shown once, to be copied.
import { running } from '../running.ts';
import { mailAddress, type Letter } from './letters.ts';

export type GivenLink = {
  readonly id: string;
  readonly programme: string;
  /** Null when it was sent: whoever shall have it has it. */
  readonly shown: { readonly link: string; readonly letter: string; readonly mail: string } | null;
  readonly sentTo: string | null;
  /** The server for mail did not take it. */
  readonly hasFailed: boolean;
};

export async function deliver(given: {
  readonly id: string;
  readonly programme: string;
  readonly to: string | null;
  readonly link: string;
  readonly letter: Letter;
}): Promise<GivenLink> {
  const { id, programme, to, link, letter } = given;
  const sent = to === null ? 'unset' : await running().sendMail({ to, ...letter });
  if (sent === 'sent') return { id, programme, shown: null, sentTo: to, hasFailed: false };
  const shown = { link, letter: letter.text, mail: mailAddress(to ?? '', letter) };
  return { id, programme, shown, sentTo: null, hasFailed: sent === 'failed' };
}
