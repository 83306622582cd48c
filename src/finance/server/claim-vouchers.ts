// Invoices and the vouchers they were booked on.
import { query, useCase } from '#access/server';
import type { Tx } from '#database/server';
import {
  COUNTERPARTY_DIMENSION,
  findRule,
  proposeVouchers,
  voucherKey,
  type BookedVoucher,
  type Claim,
  type VoucherName,
  type VoucherProposal,
} from '#finance/core';
import { accept, refuse, sumOre, type Instant, type Result } from '#kernel';
import { findOrganisation } from '#organisation/server';
import { listProgrammes } from '#programmes/server';
import { sql } from 'kysely';
import * as v from 'valibot';
import { listClaims } from './claim-store.ts';
import { mappingOf } from './finance-year.ts';
import { projectOf } from './load-claims.ts';

declare module '#database/server' {
  interface Tables {
    claimVoucher: VoucherName & {
      spaceId: import('kysely').Generated<string>;
      id: string;
      claimId: string;
      savedAt: Instant;
      savedBy: string;
      withdrawnAt: Instant | null;
      withdrawnBy: string | null;
    };
  }
}

const Year = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100));
const Id = v.pipe(v.string(), v.uuid());

export type ClaimMatch = {
  readonly claim: Claim;
  /** As confirmed; `voucher` is null when the ledger has it no more. */
  readonly matched: { readonly name: VoucherName; readonly voucher: BookedVoucher | null } | null;
  /** Empty when it is matched. */
  readonly proposals: readonly VoucherProposal[];
};

export type ClaimMatches = {
  readonly matches: readonly ClaimMatch[];
  /** Booked in the year on a programme that is invoiced, for a party that invoices or for nobody named, and no invoice's. */
  readonly unclaimed: readonly BookedVoucher[];
};

/** Each invoice of a year with its voucher or those it may be; and what is booked without an invoice. */
export const readClaimVouchers = query({
  permission: 'finance.read',
  input: v.object({ year: Year }),
  async run({ tx, space }, { year }): Promise<Result<ClaimMatches, never>> {
    const claims = await listClaims(tx, year);
    const programmes = await listProgrammes(tx);
    const { members } = await findOrganisation(tx, space);
    const projects = new Set(
      programmes.flatMap(({ slug }) => {
        const project = projectOf(programmes, slug);
        return project === null ? [] : [project];
      }),
    );
    // A claim that comes in January is booked in either year.
    const booked = [...(await listBooked(tx, year, projects)), ...(await listBooked(tx, year + 1, projects))];
    const matches = await listMatches(tx);
    const used = new Set(matches.map(voucherKey));
    const free = booked.filter((voucher) => !used.has(voucherKey(voucher)));
    const parties = new Set(
      claims.flatMap(({ member }) => members.find(({ slug }) => slug === member)?.counterpartyObject ?? []),
    );
    const invoiced = new Set(claims.map(({ programme }) => projectOf(programmes, programme)));
    return accept({
      matches: claims.map((claim): ClaimMatch => {
        const own = matches.find(({ claimId }) => claimId === claim.id);
        const member = members.find(({ slug }) => slug === claim.member);
        const project = projectOf(programmes, claim.programme);
        if (!own) {
          const party = member?.counterpartyObject ?? null;
          const proposals = proposeVouchers(claim, free, { project, party, partyName: member?.name ?? claim.member });
          return { claim, matched: null, proposals };
        }
        const found = booked.filter((voucher) => voucherKey(voucher) === voucherKey(own));
        const voucher = found.find((one) => one.project === project) ?? found[0] ?? null;
        return { claim, matched: { name: own, voucher }, proposals: [] };
      }),
      unclaimed: free.filter(
        (voucher) =>
          voucher.year === year &&
          invoiced.has(voucher.project) &&
          (voucher.parties.length === 0 || voucher.parties.some((party) => parties.has(party))),
      ),
    });
  },
});

export type CannotMatchVoucher =
  | { readonly kind: 'noClaim' }
  | { readonly kind: 'noVoucher' }
  /** Another voucher is confirmed already. */
  | { readonly kind: 'claimMatched' }
  | { readonly kind: 'voucherUsed'; readonly claim: string };

/** Confirms that an invoice was booked on a voucher. */
export const matchVoucher = useCase({
  permission: 'finance.save',
  action: 'finance.matchVoucher',
  input: v.object({
    claim: Id,
    year: Year,
    series: v.pipe(v.string(), v.maxLength(40)),
    number: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  }),
  async run({ tx, actor, now, newId }, { claim, ...name }): Promise<Result<VoucherName, CannotMatchVoucher>> {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended('finance.claim_voucher ' || current_space_id()::text, 0))`.execute(
      tx,
    );
    const known = await tx
      .selectFrom('claim')
      .select('id')
      .where('id', '=', claim)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst();
    if (!known) return refuse({ kind: 'noClaim' });
    const matches = await listMatches(tx);
    const taken = matches.find((one) => voucherKey(one) === voucherKey(name));
    if (taken?.claimId === claim) return accept(name);
    if (taken) return refuse({ kind: 'voucherUsed', claim: taken.claimId });
    if (matches.some(({ claimId }) => claimId === claim)) return refuse({ kind: 'claimMatched' });
    const voucher = await tx
      .selectFrom('voucher')
      .innerJoin('ledgerImport', 'ledgerImport.id', 'voucher.importId')
      .select('voucher.number')
      .where('ledgerImport.year', '=', name.year)
      .where('ledgerImport.isCurrent', '=', true)
      .where('voucher.series', '=', name.series)
      .where('voucher.number', '=', name.number)
      .executeTakeFirst();
    if (!voucher) return refuse({ kind: 'noVoucher' });
    const row = { ...name, id: newId(), claimId: claim, savedAt: now, savedBy: actor.id };
    await tx
      .insertInto('claimVoucher')
      .values({ ...row, withdrawnAt: null, withdrawnBy: null })
      .execute();
    return accept(name);
  },
  details: ({ command, value }) => ({ claim: command.claim, ...value }),
});

/** The invoice waits for its voucher again. */
export const unmatchVoucher = useCase({
  permission: 'finance.save',
  action: 'finance.unmatchVoucher',
  input: v.object({ claim: Id }),
  async run({ tx, actor, now }, { claim }): Promise<Result<{ claim: string }, { readonly kind: 'notMatched' }>> {
    const isReleased = await releaseVoucher(tx, claim, { withdrawnAt: now, withdrawnBy: actor.id });
    return isReleased ? accept({ claim }) : refuse({ kind: 'notMatched' });
  },
  details: ({ value }) => value,
});

export async function releaseVoucher(
  tx: Tx,
  claim: string,
  by: { readonly withdrawnAt: Instant; readonly withdrawnBy: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('claimVoucher')
    .set(by)
    .where('claimId', '=', claim)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function listMatches(tx: Tx): Promise<(VoucherName & { readonly claimId: string })[]> {
  return tx
    .selectFrom('claimVoucher')
    .select(['claimId', 'year', 'series', 'number'])
    .where('withdrawnAt', 'is', null)
    .execute();
}

/** What each numbered voucher of a year books as costs on each of the projects. */
async function listBooked(tx: Tx, year: number, projects: ReadonlySet<string>): Promise<BookedVoucher[]> {
  const mapping = await mappingOf(tx, year);
  const rows = await tx
    .selectFrom('voucherRow')
    .innerJoin('ledgerImport', 'ledgerImport.id', 'voucherRow.importId')
    .innerJoin('voucher', (join) =>
      join
        .onRef('voucher.importId', '=', 'voucherRow.importId')
        .onRef('voucher.position', '=', 'voucherRow.voucherPosition'),
    )
    .select([
      'voucher.series',
      'voucher.number',
      'voucher.datedOn',
      'voucher.text',
      'voucherRow.text as rowText',
      'voucherRow.account',
      'voucherRow.objects',
      'voucherRow.amountOre',
    ])
    .where('ledgerImport.year', '=', year)
    .where('ledgerImport.isCurrent', '=', true)
    .where('voucher.number', '!=', '')
    .orderBy('voucher.datedOn')
    .orderBy('voucher.position')
    .orderBy('voucherRow.position')
    .execute();
  const costs = rows.flatMap((row) => {
    const objects = row.objects.map(([dimension, object]) => ({ dimension, object }));
    const isCost = findRule(mapping, { account: row.account, objects })?.position === 'operatingCosts';
    const of = (wanted: string) => objects.find(({ dimension }) => dimension === wanted)?.object ?? null;
    const project = of(mapping.projectDimension);
    return isCost && project !== null && projects.has(project)
      ? [{ ...row, project, party: of(COUNTERPARTY_DIMENSION) }]
      : [];
  });
  const groups = Map.groupBy(costs, ({ series, number, project }) => JSON.stringify([series, number, project]));
  return [...groups.values()].flatMap((group): BookedVoucher[] => {
    const [first] = group;
    if (!first) return [];
    const { series, number, datedOn, project } = first;
    return [
      {
        year,
        series,
        number,
        datedOn,
        project,
        text: [...new Set(group.flatMap((row) => [row.text, row.rowText]).filter(Boolean))].join(', '),
        amountOre: sumOre(group.map(({ amountOre }) => amountOre)),
        parties: [...new Set(group.flatMap(({ party }) => party ?? []))],
      },
    ];
  });
}
