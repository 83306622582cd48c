import { randomUUID } from 'node:crypto';
import { readCapabilities } from '#organisation/server';
import { mayDo } from './answer.ts';
import { navigationOf, type NavigationLink } from './navigation.ts';

export async function load({ locals }) {
  const { language, colorScheme, loggedIn, session } = locals;
  return {
    language,
    colorScheme,
    /** Of this showing of the page; see sent-once.server.ts. */
    sentOnce: randomUUID(),
    spaceName: session?.space.name ?? null,
    navigation: session ? await navigationFor({ session, language }) : [],
    person: loggedIn && {
      name: loggedIn.name,
      /** To choose from when there are several. */
      spaces: loggedIn.spaces.map(({ space }) => ({
        id: space.id,
        name: space.name,
        isCurrent: space.id === session?.space.id,
      })),
    },
  };
}

async function navigationFor(who: {
  readonly session: NonNullable<App.Locals['session']>;
  readonly language: App.Locals['language'];
}): Promise<NavigationLink[]> {
  // Asked first: a denied question would leave an entry in the trail.
  const read = mayDo(who.session, 'settings.read') ? await readCapabilities(who.session, {}) : null;
  return navigationOf({ ...who, switchedOn: read?.ok ? read.value : [] });
}
