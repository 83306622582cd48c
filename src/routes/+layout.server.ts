export function load({ locals }) {
  return { spaceName: locals.session?.space.name ?? null };
}
