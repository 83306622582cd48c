import type { ClientInit } from '@sveltejs/kit/hooks';
import { keepTypedEarly } from './routes/typed-early.ts';

/** Before the page wakes. */
export const init: ClientInit = () => keepTypedEarly();
