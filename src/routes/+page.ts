// A party's overview is fetched by those who are in a party: the first visit of everybody else is that much lighter.
export async function load({ data }) {
  const { default: PartyOverview } = data.party ? await import('./PartyOverview.svelte') : { default: null };
  return { ...data, PartyOverview };
}
