import { readRowPage } from './row-page.server.ts';

export const load = ({ locals, params, url }) => readRowPage({ locals, url }, params);
