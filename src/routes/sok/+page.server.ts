import { sessionOr } from '../answer.ts';
import { findPlaces } from './find.server.ts';

export async function load({ locals, url }) {
  const words = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const session = sessionOr(locals);
  const found = await findPlaces({ session, language: locals.language, words, mostFigures: 50 });
  const groups = (['page', 'programme', 'meeting', 'figure'] as const).flatMap((kind) => {
    const places = found.places.filter((place) => place.kind === kind);
    return places.length > 0 ? [{ kind, places }] : [];
  });
  return { words, groups, count: found.places.length, figuresLeft: found.figuresLeft };
}
