import { inBoth } from '#design/core';

export const texts = inBoth(
  { menu: 'Inloggad', account: 'Mitt konto', choose: 'Byt rum', logOut: 'Logga ut' },
  { menu: 'Logged in', account: 'My account', choose: 'Change space', logOut: 'Log out' },
);
