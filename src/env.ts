import { defineEnvVars } from '@sveltejs/kit/env';

/** What the web application reads from its environment, once, when it starts. */
export const variables = defineEnvVars({
  STEGVIS_DEVELOPMENT: {
    description: 'Set to 1 to show /_monster, the page of all parts in all states.',
    schema: (value) => value === '1',
  },
});
