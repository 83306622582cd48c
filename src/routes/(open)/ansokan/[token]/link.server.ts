// From an address to the session of its application. Whatever is wrong with the address, the answer is the same.
import { error, type RequestEvent } from '@sveltejs/kit';
import type { Session } from '#access/server';
import { openApplicationLink } from '#decisions/server';
import { running } from '../../../running.ts';
import { attempts } from '../../insatsrapport/[token]/attempts.ts';

type Opening = Pick<RequestEvent, 'getClientAddress' | 'locals'> & { readonly params: { readonly token: string } };

export async function openLink(event: Opening): Promise<Session> {
  // The page holds its own address: packed, its length would tell of what it holds.
  event.locals.hasSecret = true;
  const address = event.getClientAddress();
  if (attempts.isTooMany(address, performance.now())) error(404);
  const session = await openApplicationLink(running().installation, event.params.token);
  if (!session) attempts.failed(address, performance.now());
  return session ?? error(404);
}
