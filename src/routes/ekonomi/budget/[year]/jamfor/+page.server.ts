import { readComparePage } from './compare-page.server.ts';

export const load = ({ locals, params, url }) => readComparePage({ locals, url }, params);
