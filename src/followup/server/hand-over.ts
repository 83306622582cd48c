// From a party's space to the association's in the same installation. Whoever hands over is who has logged in at the party:
// the trails of both spaces say who, which and from where.
import { atReceiver, partyFacts, query, useCase, type Session } from '#access/server';
import { FollowUpPackageInput, type DisclosurePolicy, type FollowUpPackage } from '#followup/core';
import { accept, isIsoDate, refuse, type Result } from '#kernel';
import * as v from 'valibot';
import { readAgeBandSetting } from './age-band-setting.ts';
import { readDisclosurePolicies } from './disclosure-policies.ts';
import { receiveMadePackages, type CannotReceiveMade, type ReceivedPackage } from './receive-signed-file.ts';

const Day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);

const Which = v.object({
  /** Organisation number of who gets them. */
  association: v.string(),
  packages: v.pipe(
    v.array(
      v.object({
        programme: v.string(),
        from: Day,
        to: Day,
        countingUnit: v.picklist(['participation', 'person']),
        version: v.pipe(v.number(), v.integer(), v.minValue(1)),
      }),
    ),
    v.minLength(1),
    v.maxLength(100),
  ),
});
export type HandedOver = v.InferInput<typeof Which>;

export type CannotHandOver =
  | { readonly kind: 'notHere' }
  /** No such package was made for the association. */
  | { readonly kind: 'notMade' }
  | { readonly kind: 'notReceived'; readonly why: CannotReceiveMade['kind']; readonly of: string };

/** Hands over packages as they were made and kept, all or none. Only what was made for the association leaves. */
export async function handOverPackages(
  session: Session,
  which: HandedOver,
): Promise<Result<ReceivedPackage[], CannotHandOver | { readonly kind: 'denied' | 'invalidInput' }>> {
  const made = await takeMade(session, which);
  if (!made.ok) return made;
  const receiver = await atReceiver(session, which);
  if (!receiver) return refuse({ kind: 'notHere' });
  const received = await receiveMadePackages(receiver, {
    party: session.space.name,
    packages: made.value as Parameters<typeof receiveMadePackages>[1]['packages'],
  });
  if (!received.ok) {
    const { refusal } = received;
    if (refusal.kind === 'denied' || refusal.kind === 'invalidInput') return refuse({ kind: refusal.kind });
    return refuse({ kind: 'notReceived', why: refusal.kind, of: refusal.of });
  }
  const noted = await noteHandedOver(session, which);
  return noted.ok ? received : noted;
}

/** What the party's association has decided for packages, and the ages it asks for; null when it is not on this server. */
export async function readReceiversWishes(
  session: Session,
): Promise<{ readonly policy: DisclosurePolicy | null; readonly ageBands: string | null } | null> {
  if (session.space.kind !== 'party') return null;
  const association = await readReceiver(session, {});
  if (!association.ok || association.value === null) return null;
  const receiver = await atReceiver(session, { association: association.value });
  if (!receiver) return null;
  const [policies, bands] = [await readDisclosurePolicies(receiver, {}), await readAgeBandSetting(receiver, {})];
  const policy = policies.ok ? policies.value.inForce.find(({ audience }) => audience === 'association') : undefined;
  return {
    policy: policy && policy.decidedOn !== null ? policy : null,
    ageBands: bands.ok && bands.value.isChosen ? bands.value.bands : null,
  };
}

const readReceiver = query({
  permission: 'followup.decisions.read',
  input: v.object({}),
  run: async (context) => accept((await partyFacts(context)).associationOrgNumber),
});

const takeMade = query({
  permission: 'followup.make',
  input: Which,
  async run({ tx }, { association, packages }): Promise<Result<FollowUpPackage[], { readonly kind: 'notMade' }>> {
    const found: FollowUpPackage[] = [];
    for (const one of packages) {
      const row = await tx
        .selectFrom('madePackage')
        .select('document')
        .where('association', '=', association)
        .where('audience', '=', 'association')
        .where('programme', '=', one.programme)
        .where('periodFrom', '=', one.from)
        .where('periodTo', '=', one.to)
        .where('countingUnit', '=', one.countingUnit)
        .where('version', '=', one.version)
        .executeTakeFirst();
      if (!row) return refuse({ kind: 'notMade' });
      found.push(v.parse(FollowUpPackageInput, row.document));
    }
    return accept(found);
  },
});

const noteHandedOver = useCase({
  permission: 'followup.make',
  action: 'followup.handOver',
  input: Which,
  run: () => Promise.resolve(accept(null)),
  details: ({ command: { association, packages } }) => ({
    association,
    packages: packages.map((one) => `${one.programme} ${one.from}..${one.to} v${one.version}`).join(', '),
  }),
});
