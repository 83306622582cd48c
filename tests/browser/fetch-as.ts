import type { Application } from './application.ts';

/** A file of the application as somebody who has logged in gets it; default the office. */
export async function fetchAs(at: Application, path: string, role?: string): Promise<Response> {
  const { cookies } = await at.logInAs(role);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return fetch(at.address + path, { headers: { cookie }, redirect: 'manual' });
}
