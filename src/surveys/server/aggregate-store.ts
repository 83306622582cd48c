import type { Tx } from '#database/server';
import type { Aggregate } from '#surveys/core';
import './tables.ts';

export async function listAggregates(tx: Tx): Promise<Aggregate[]> {
  const rows = await tx
    .selectFrom('surveyAggregate')
    .selectAll()
    .orderBy('periodTo', 'desc')
    .orderBy('level')
    .orderBy('programme')
    .orderBy('item')
    .orderBy('sex')
    .execute();
  return rows.map(({ spaceId: _space, periodFrom, periodTo, programme, sex, ...row }) => ({
    ...row,
    from: periodFrom,
    to: periodTo,
    programme: programme === '' ? null : programme,
    sex: sex === '' ? null : sex,
  }));
}

export async function saveAggregate(
  tx: Tx,
  saved: { readonly aggregate: Aggregate; readonly version: number },
): Promise<void> {
  const { from, to, programme, sex, distribution, version: _before, ...rest } = saved.aggregate;
  const row = {
    ...rest,
    periodFrom: from,
    periodTo: to,
    programme: programme ?? '',
    sex: sex ?? ('' as const),
    distribution: distribution === null ? null : JSON.stringify(distribution),
    version: saved.version,
  };
  await tx
    .insertInto('surveyAggregate')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns([
          'spaceId',
          'instrument',
          'level',
          'respondentGroup',
          'periodFrom',
          'periodTo',
          'programme',
          'item',
          'sex',
        ])
        .doUpdateSet(row),
    )
    .execute();
}
