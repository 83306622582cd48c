export function load({ locals }) {
  return { language: locals.language, spaceName: locals.session?.space.name ?? null };
}
