// Saves while one types. The same use case as the button without script.
import { saveTyped } from '../../../../ansokningar/writing.server.ts';
import { openLink } from '../link.server.ts';

export async function POST(event) {
  const session = await openLink(event);
  return saveTyped({ session }, event.request);
}
