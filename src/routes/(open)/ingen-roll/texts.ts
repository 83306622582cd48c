import { inBoth } from '#design/core';

export const texts = inBoth(
  {
    heading: 'Du har ingen roll just nu',
    sentence: (email: string) =>
      `Du är inloggad som ${email}, men ingen av dina roller gäller i dag. Be den som sköter användarna hos er att ge dig en.`,
    account: 'Mitt konto',
  },
  {
    heading: 'You have no role at the moment',
    sentence: (email) =>
      `You are logged in as ${email}, but none of your roles is valid today. Ask whoever looks after the users for one.`,
    account: 'My account',
  },
);
