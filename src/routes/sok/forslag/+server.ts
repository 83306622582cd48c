// The first of what is found, for the dialog.
import { json } from '@sveltejs/kit';
import { sessionOr } from '../../answer.ts';
import { findPlaces } from '../find.server.ts';

const most = 12;

export async function GET({ locals, url }) {
  const words = url.searchParams.get('q') ?? '';
  const { places } = await findPlaces({
    session: sessionOr(locals),
    language: locals.language,
    words,
    mostFigures: 6,
  });
  return json(places.slice(0, most));
}
