import { toLatestYear } from '../latest-year.server.ts';

export const load = ({ locals }) => toLatestYear(locals, '/ekonomi/prognos');
