import { useCase } from '#access/server';
import { accept, isIsoDate } from '#kernel';
import * as v from 'valibot';
import { keepPartyProgramme, listPartyProgrammes } from './programmes.ts';

/**
 * Takes over what an association decided about the intake of a programme that it closes: no referral is taken from that
 * day. Null takes it back. Stops that the party has written itself are left as they are.
 */
export const takeIntakeStop = useCase({
  permission: 'participant.manage',
  action: 'participant.takeIntakeStop',
  input: v.object({
    /** The same slug in both spaces. */
    programme: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    association: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    stop: v.nullable(
      v.object({
        from: v.pipe(
          v.string(),
          v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
        ),
        reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)),
      }),
    ),
  }),
  async run({ tx }, { programme: slug, association, stop }) {
    const programme = (await listPartyProgrammes(tx)).find((one) => one.slug === slug);
    if (!programme) return accept({ programme: slug, isRunHere: false });
    const from = `${association}: `;
    const own = programme.intakeStops.filter(({ reason }) => !reason.startsWith(from));
    const taken = stop ? [{ from: stop.from, to: null, reason: `${from}${stop.reason}` }] : [];
    const intakeStops = [...own, ...taken];
    if (JSON.stringify(intakeStops) !== JSON.stringify(programme.intakeStops))
      await keepPartyProgramme(tx, { ...programme, intakeStops });
    return accept({ programme: slug, isRunHere: true });
  },
  details: ({ value }) => value,
});
