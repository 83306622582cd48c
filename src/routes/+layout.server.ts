export function load({ locals }) {
  const { loggedIn, session } = locals;
  return {
    language: locals.language,
    spaceName: session?.space.name ?? null,
    person: loggedIn && {
      name: loggedIn.name,
      /** To choose from when there are several. */
      spaces: loggedIn.spaces.map(({ space }) => ({
        id: space.id,
        name: space.name,
        isCurrent: space.id === session?.space.id,
      })),
    },
  };
}
