import { fail, redirect } from '@sveltejs/kit';
import { formatKronor, readSwedishAmount } from '#design/core';
import type { FieldError } from '#design/ui';
import { voucherKey, voucherLabel } from '#finance/core';
import { matchVoucher, readClaimVouchers, saveClaim, unmatchVoucher, withdrawClaim } from '#finance/server';
import { isIsoDate, roundToKronor, sumOre } from '#kernel';
import { isAccessRefusal, mayDo, sessionOr, stopAt, valueOr } from '../../../answer.ts';
import { yearParameter } from '../../latest-year.server.ts';
import { texts as finance } from '../../texts.ts';
import { texts } from '../texts.ts';
import { nameOf, readClaimsPage, unclaimedTable } from './claims-page.server.ts';

export async function load({ locals, params, url }) {
  const { session, year, on, words, claims, accruals, tables } = await readClaimsPage(locals, params);
  const { matches, unclaimed } = valueOr(await readClaimVouchers(session, { year }), (refusal: never) => refusal);
  const kronor = (ore: number): string => formatKronor(roundToKronor(ore));
  const month = (number: number): string => words.months[number - 1] ?? String(number);
  const missing = formatKronor(roundToKronor(sumOre(claims.lines.map(({ missingOre }) => missingOre))));
  const late = claims.lines.filter(({ isLate }) => isLate).length;
  const did = url.searchParams.get('sparad');
  return {
    year,
    years: [year + 1, year, year - 1, year - 2],
    maySave: mayDo(session, 'finance.save'),
    sentence: claims.lines.length === 0 ? words.empty : words.sentence(claims.lines.length, late, missing),
    tables,
    hasSie: accruals?.sie !== null && accruals !== null,
    today: on,
    claimId: crypto.randomUUID(),
    programmes: claims.programmes.map(({ slug, name }) => ({ value: slug, label: name })),
    members: claims.members.map(({ slug, name }) => ({ value: slug, label: name })),
    months: words.months.map((label, index) => ({ value: String(index + 1), label })),
    unclaimed: unclaimedTable(unclaimed, year, words.vouchers),
    claims: matches.map(({ claim, matched, proposals }) => ({
      voucher:
        matched === null
          ? null
          : matched.voucher === null
            ? words.vouchers.gone(voucherLabel(matched.name))
            : [
                words.vouchers.matched(voucherLabel(matched.name), matched.voucher.datedOn),
                ...(matched.voucher.amountOre === claim.amountOre
                  ? []
                  : [words.vouchers.differs(kronor(matched.voucher.amountOre))]),
              ].join('. '),
      proposals: proposals.slice(0, 10).map(({ voucher, reasons }) => ({
        value: voucherKey(voucher),
        label: words.vouchers.option(
          voucherLabel(voucher),
          voucher.datedOn,
          kronor(voucher.amountOre),
          reasons.map((reason) => words.vouchers.reasons[reason]).join(', '),
        ),
      })),
      id: claim.id,
      name: nameOf(claims, claim),
      period: words.claims.period(month(claim.from), month(claim.to)),
      amount: formatKronor(roundToKronor(claim.amountOre)),
      receivedOn: claim.receivedOn,
      invoice: claim.invoice,
    })),
    saved:
      did === 'plan'
        ? words.edit.saved
        : did === null
          ? null
          : did === 'kopplad'
            ? words.vouchers.saved
            : did === 'slappt'
              ? words.vouchers.released
              : words.received[did === 'bort' ? 'withdrawn' : 'saved'],
    breadcrumbs: [{ address: '/ekonomi', label: finance[locals.language].heading }],
  };
}

type Answer = { readonly errors: readonly FieldError[]; readonly values: Readonly<Record<string, string>> };

export const actions = {
  spara: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const year = yearParameter(params.year);
    const words = texts[locals.language].errors;
    const form = await request.formData();
    const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
    const value = (name: string): string => values[name] ?? '';
    const amount = readSwedishAmount(value('belopp'));
    const [from, to] = [Number(value('fran')), Number(value('till'))];
    const errors: FieldError[] = [
      ...(value('insats') === '' ? [{ fieldId: 'insats', text: words.programme }] : []),
      ...(value('part') === '' ? [{ fieldId: 'part', text: words.member }] : []),
      ...(!(from >= 1 && to <= 12 && from <= to) ? [{ fieldId: 'till', text: words.months }] : []),
      ...(value('belopp') === '' || !amount.ok ? [{ fieldId: 'belopp', text: words.amount }] : []),
      ...(isIsoDate(value('kom')) ? [] : [{ fieldId: 'kom', text: words.on }]),
    ];
    const refuse = (found: readonly FieldError[]) => fail(422, { errors: found, values } satisfies Answer as Answer);
    if (errors.length > 0 || !amount.ok) return refuse(errors);
    const saved = await saveClaim(session, {
      id: value('id'),
      year,
      programme: value('insats'),
      member: value('part'),
      from,
      to,
      amountOre: amount.value,
      receivedOn: value('kom'),
      invoice: value('faktura') || null,
    });
    if (saved.ok) redirect(303, `/ekonomi/rekvisitioner/${year}?sparad=faktura`);
    const { refusal } = saved;
    if (isAccessRefusal(refusal)) stopAt(refusal);
    if (refusal.kind === 'unknownMember') return refuse([{ fieldId: 'part', text: words.member }]);
    if (refusal.kind === 'unknownProgramme') return refuse([{ fieldId: 'insats', text: words.programme }]);
    return refuse([{ fieldId: 'till', text: words.months }]);
  },
  koppla: async ({ locals, params, request }) => {
    const session = sessionOr(locals);
    const year = yearParameter(params.year);
    const words = texts[locals.language].vouchers.faults;
    const form = await request.formData();
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    const claim = text('id');
    const fieldId = `annan-${claim}`;
    const refuse = (kind: keyof typeof words) => {
      const values = { [`forslag-${claim}`]: text('forslag'), [fieldId]: text('annan') };
      return fail(422, { errors: [{ fieldId, text: words[kind] }], values } satisfies Answer as Answer);
    };
    const typed = /^(?:(\S{1,40})\s+)?(\S{1,40})$/.exec(text('annan'));
    const chosen = /^(\d{4})\/([^/]*)\/(.+)$/.exec(text('forslag'));
    const name = typed
      ? { year, series: typed[1] ?? '', number: typed[2] ?? '' }
      : chosen
        ? { year: Number(chosen[1]), series: chosen[2] ?? '', number: chosen[3] ?? '' }
        : null;
    if (!name) return refuse(text('annan') === '' ? 'empty' : 'noVoucher');
    const done = await matchVoucher(session, { claim, ...name });
    if (done.ok) redirect(303, `/ekonomi/rekvisitioner/${year}?sparad=kopplad`);
    if (isAccessRefusal(done.refusal)) stopAt(done.refusal);
    return refuse(done.refusal.kind);
  },
  slapp: async ({ locals, params, request }) => {
    const claim = String((await request.formData()).get('id') ?? '');
    const done = await unmatchVoucher(sessionOr(locals), { claim });
    if (!done.ok && isAccessRefusal(done.refusal)) stopAt(done.refusal);
    redirect(303, `/ekonomi/rekvisitioner/${yearParameter(params.year)}?sparad=slappt`);
  },
  bort: async ({ locals, params, request }) => {
    const id = String((await request.formData()).get('id') ?? '');
    // One that is gone already is what was asked for.
    const done = await withdrawClaim(sessionOr(locals), { id });
    if (!done.ok && isAccessRefusal(done.refusal)) stopAt(done.refusal);
    redirect(303, `/ekonomi/rekvisitioner/${yearParameter(params.year)}?sparad=bort`);
  },
};
