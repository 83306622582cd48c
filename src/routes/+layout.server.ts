export function load({ locals }) {
  return { spaceName: locals.spaceName };
}
