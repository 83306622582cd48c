export function load({ url, locals }) {
  return {
    needsSecondFactor: url.searchParams.has('tvafaktor'),
    hasSecondFactor: locals.loggedIn?.hasSecondFactor ?? false,
  };
}
