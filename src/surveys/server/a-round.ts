// For tests: an open round of the shipped questionnaire for those who end, and its codes.
import type { Session } from '#access/server';
import { slug } from '#kernel';
import { saveProgrammes } from '#programmes/server';
import type { Typed } from '#surveys/core';
import { makeCodes } from './make-codes.ts';
import { openCode } from './open-code.ts';
import { openRound } from './open-round.ts';
import { newReceipt } from './code-hash.ts';
import { submitAnswer } from './submit-answer.ts';

export async function anOpenRound(
  session: Session,
  of: { readonly id?: string; readonly programme?: string; readonly questionnaire?: string } = {},
): Promise<string> {
  const { id = 'avslut-2026', programme = 'Enter', questionnaire = 'participant-ended' } = of;
  await saveProgrammes(session, {
    programmes: [
      {
        slug: slug(programme),
        name: programme,
        orientation: 'individual',
        functionType: null,
        owner: null,
        partners: [],
        targetGroup: 'Prov',
        from: null,
        to: null,
        ledgerObject: null,
        staffing: [],
        years: [],
      },
    ],
  });
  const opened = await openRound(session, {
    id,
    title: 'Avslut 2026',
    questionnaire,
    from: '2026-11-01',
    to: '2026-11-30',
    groups: [{ programme: slug(programme), offered: 60 }],
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  return id;
}

export async function codesOf(
  session: Session,
  of: { readonly round: string; readonly count: number; readonly isShared?: boolean; readonly programme?: string },
): Promise<readonly string[]> {
  const { round, count, isShared = false, programme = 'enter' } = of;
  const made = await makeCodes(session, { round, programme, count, isShared });
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return made.value;
}

/** As a respondent: with the code alone. */
export async function answerWith(session: Session, code: string, typed: Typed, receipt: string = newReceipt()) {
  const opened = await openCode(session.installation, code, session.clock);
  if (!opened) return { ok: false, refusal: { kind: 'noSuchCode' } } as const;
  return submitAnswer(opened.session, { codeHash: opened.codeHash, typed, receipt });
}
