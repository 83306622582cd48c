import type { Session } from '#access/server';
import { looksLikeOrganisation, maskedRecord } from '#decisions/core';
import { readRegisterList } from '#decisions/server';
import { valueOr } from '../answer.ts';

/** The register as it is handed out: nothing that is hidden leaves this function. */
export async function maskedRegister(session: Session, url: URL) {
  const asked = url.searchParams.get('ar') ?? '';
  const year = /^\d{4}$/.test(asked) ? Number(asked) : null;
  const { records, memberNames, ...about } = valueOr(
    await readRegisterList(session, { year }),
    (refusal: never) => refusal,
  );
  const members = new Set(memberNames.map((name) => name.toLocaleLowerCase('sv')));
  const isOrganisation = (name: string): boolean =>
    members.has(name.toLocaleLowerCase('sv')) || looksLikeOrganisation(name);
  return { ...about, year, records: records.map((record) => maskedRecord(record, isOrganisation)) };
}
