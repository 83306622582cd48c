// The packages as a file signed with the party's key, for an association in another installation.
import { signPackages } from '#followup/server';
import { dayInSweden, slug } from '#kernel';
import { makePackages } from '#participants/server';
import { error } from '@sveltejs/kit';
import { sessionOr } from '../../../answer.ts';
import { sentForm } from '../../forms.server.ts';
import { askedOf, tablesOf, wantedOf } from '../wanted.ts';

export async function POST({ locals, request }) {
  const session = sessionOr(locals);
  const form = await sentForm(request);
  const asked = askedOf((name) => form.text(name, 200), dayInSweden(session.clock()));
  const made = await makePackages(
    session,
    wantedOf(
      asked,
      tablesOf((name) => form.text(name, 40)),
    ),
  );
  if (!made.ok) error(made.refusal.kind === 'denied' ? 403 : 422);
  const file = signPackages(
    session.installation,
    session.space,
    made.value.map((one) => one.package),
  );
  const name = ['uppfoljningspaket', slug(asked.insats), asked.fran, asked.till].join('-');
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${name}.json"`,
      'cache-control': 'no-store',
    },
  });
}
