// Members as they are changed on a screen: a new one gets its slug from its name, one that is there keeps its own.
import { slug, type IsoDate } from '#kernel';
import { membersOn, type Member } from './association.ts';
import { sharingKey, type PayingGroup } from './sharing-key.ts';

/** `slug` is null for a member that is new. */
export type StatedMember = Omit<Member, 'slug'> & { readonly slug: string | null };

/** Slugs for new members: from the name, with a number when it is taken. */
export function nameMembers(stated: readonly StatedMember[]): Member[] {
  const taken = new Set(stated.flatMap((member) => member.slug ?? []));
  return stated.map((member) => {
    if (member.slug !== null) return { ...member, slug: member.slug };
    const wanted = slug(member.name) || member.kind;
    let free = wanted;
    for (let number = 2; taken.has(free); number += 1) free = `${wanted}-${number}`;
    taken.add(free);
    return { ...member, slug: free };
  });
}

export type KommunShares = {
  /** Of the kommuner's part; 1 when it is all shared out. */
  readonly sum: number;
  /** Kommuner without a share. */
  readonly missing: readonly string[];
};

/** What the kommuner have agreed on their part, on a day. One alone pays all of it. */
export function kommunShares(members: readonly Member[], day: IsoDate): KommunShares {
  const kommuner = membersOn(members, day).filter(({ kind }) => kind === 'kommun');
  const missing = kommuner.length < 2 ? [] : kommuner.filter((member) => member.shareOfKommunQuarter === null);
  const sum = kommuner.reduce((total, { shareOfKommunQuarter }) => total + (shareOfKommunQuarter ?? 0), 0);
  return { sum: Number(sum.toPrecision(12)), missing: missing.map(({ name }) => name) };
}

/** Agreed shares are written with at most two decimals of a per cent each, so their sum may be off by this. */
const SHARES_TOLERANCE = 0.0005;

/** Whether shares are wholly entered but do not make a whole. */
export function sharesDiffer({ sum, missing }: KommunShares): boolean {
  return sum > 0 && missing.length === 0 && Math.abs(sum - 1) > SHARES_TOLERANCE;
}

export type MemberShare = {
  readonly member: Member;
  readonly group: PayingGroup;
  /** Of all that is paid, 0–1; null when what the kommuner agreed is not entered. */
  readonly share: number | null;
};

const groupOf = {
  forsakringskassan: 'state',
  arbetsformedlingen: 'state',
  region: 'region',
  kommun: 'kommun',
} as const;

/** What part each member pays by law and agreement on a day (FinsamL 5 §). The state pays through Försäkringskassan. */
export function memberShares(members: readonly Member[], day: IsoDate): MemberShare[] {
  const present = membersOn(members, day);
  const key = new Map(sharingKey(present).map(({ group, quarters }) => [group, quarters / 4]));
  return present.map((member) => {
    const group = groupOf[member.kind];
    const peers = present.filter(({ kind }) => kind === member.kind);
    const whole = key.get(group) ?? 0;
    if (member.kind === 'arbetsformedlingen') return { member, group, share: 0 };
    if (peers.length === 1) return { member, group, share: whole };
    if (member.kind !== 'kommun') return { member, group, share: whole / peers.length };
    const agreed = member.shareOfKommunQuarter;
    return { member, group, share: agreed === null ? null : whole * agreed };
  });
}
