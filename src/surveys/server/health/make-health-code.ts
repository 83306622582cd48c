// A participant's staff opens the health questionnaire for her: a code of her own, told once.
import type { AccessRefusal } from '#access/core';
import { query, useCase, type Session } from '#access/server';
import { accept, addDays, refuse, type IsoDate, type Result } from '#kernel';
import { HEALTH_CODE_DAYS, HEALTH_OCCASIONS, IdInput } from '#participants/core';
import { findHealthToAsk, type CannotAskHealth, type HealthAsked } from '#participants/server';
import * as v from 'valibot';
import { hashOfCode, newCode } from '../code-hash.ts';
import { insertHealthCode, listHealthCodes, removeHealthCodes } from './health-code-store.ts';

const asked = { participationId: IdInput, occasion: v.picklist(HEALTH_OCCASIONS) };

/** Only the hash is kept. An earlier code for the same is no longer good. */
export async function makeHealthCode(
  session: Session,
  of: HealthAsked,
): Promise<Result<{ readonly code: string; readonly expiresOn: IsoDate }, CannotAskHealth | AccessRefusal>> {
  const code = newCode();
  const saved = await saveHealthCode(session, { ...of, codeHash: hashOfCode(session.installation, code) });
  return saved.ok ? accept({ code, expiresOn: saved.value.expiresOn }) : saved;
}

const saveHealthCode = useCase({
  permission: 'participant.save',
  action: 'participant.askHealth',
  input: v.object({ ...asked, codeHash: v.pipe(v.string(), v.hash(['sha256'])) }),
  async run(context, { codeHash, ...of }): Promise<Result<{ readonly expiresOn: IsoDate }, CannotAskHealth>> {
    const may = await findHealthToAsk(context, of);
    if (!may.ok) return may;
    const { tx, today, space } = context;
    const expiresOn = addDays(today, HEALTH_CODE_DAYS);
    await insertHealthCode(tx, { ...of, codeHash, expiresOn, spaceId: space.id, today });
    return accept({ expiresOn });
  },
  details: ({ command }) => ({ participation: command.participationId, occasion: command.occasion }),
});

export const takeBackHealthCode = useCase({
  permission: 'participant.save',
  action: 'participant.takeBackHealth',
  input: v.object(asked),
  async run(context, of): Promise<Result<null, CannotAskHealth | { readonly kind: 'noSuchCode' }>> {
    const may = await findHealthToAsk(context, of);
    if (!may.ok && may.refusal.kind !== 'healthNotAskedNow') return may;
    return (await removeHealthCodes(context.tx, of)) > 0 ? accept(null) : refuse({ kind: 'noSuchCode' });
  },
  details: ({ command }) => ({ participation: command.participationId, occasion: command.occasion }),
});

/** Which occasions have a code that is not used yet. It tells nothing of the person. */
export const readHealthCodes = query({
  permission: 'participant.check',
  input: v.object({ participationId: IdInput }),
  run: async ({ tx, today }, of) => accept(await listHealthCodes(tx, { ...of, today })),
});
