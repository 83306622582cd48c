import type { Tx } from '#database/server';
import type { Instant } from '#kernel';
import type { ReportHead, SectionText } from '#reports/core';

type Saved = { readonly savedAt: Instant; readonly savedBy: string };

export async function findHead(tx: Tx, year: number): Promise<ReportHead | undefined> {
  return tx
    .selectFrom('report')
    .select(['year', 'registerNumber', 'datedOn', 'signers'])
    .where('year', '=', year)
    .executeTakeFirst();
}

export async function saveHead(tx: Tx, head: ReportHead, saved: Saved): Promise<void> {
  const { year, registerNumber, datedOn } = head;
  const values = { registerNumber, datedOn, signers: head.signers && JSON.stringify(head.signers), ...saved };
  await tx
    .insertInto('report')
    .values({ year, ...values })
    .onConflict((conflict) => conflict.columns(['spaceId', 'year']).doUpdateSet(values))
    .execute();
}

export async function listTexts(tx: Tx, year: number): Promise<SectionText[]> {
  return tx
    .selectFrom('reportText')
    .select(['sectionId', 'markdown', 'owner', 'version'])
    .where('year', '=', year)
    .where('isCurrent', '=', true)
    .orderBy('sectionId')
    .execute();
}

export async function addText(
  tx: Tx,
  text: Omit<SectionText, 'version'> & { readonly year: number },
  saved: Saved & { readonly version: number },
): Promise<void> {
  const { year, sectionId, markdown, owner } = text;
  await tx
    .updateTable('reportText')
    .set({ isCurrent: false })
    .where('year', '=', year)
    .where('sectionId', '=', sectionId)
    .execute();
  await tx
    .insertInto('reportText')
    .values({ year, sectionId, markdown, owner, isCurrent: true, ...saved })
    .execute();
}
