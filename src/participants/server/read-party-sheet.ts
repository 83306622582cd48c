import { query } from '#access/server';
import {
  ageBandsOf,
  countParticipations,
  DEFAULT_AGE_BANDS,
  FINSAM_REMARKS,
  type Counted,
  type PartySheet,
} from '#followup/core';
import { accept, isIsoDate } from '#kernel';
import * as v from 'valibot';
import { listCounted } from './counted-rows.ts';
import { listPartyProgrammes } from './programmes.ts';

const Day = v.pipe(
  v.string(),
  v.check((value) => isIsoDate(value), 'a day is written YYYY-MM-DD'),
);

/** What the party's deltagaransvarig types into Uppföljning Finsam, and persons once over all its programmes. */
export const readPartySheet = query({
  permission: 'followup.make',
  input: v.pipe(
    v.object({ from: Day, to: Day }),
    v.check(({ from, to }) => from <= to, 'a period ends on or after the day it starts'),
  ),
  async run({ tx }, { from, to }) {
    const all = await listCounted(tx, null);
    const rules = { period: { from, to }, ageBands: ageBandsOf(DEFAULT_AGE_BANDS) ?? [] };
    const rows = (await listPartyProgrammes(tx)).map(({ slug, name }) => {
      const counted = countParticipations(
        all.filter(({ programme }) => programme === slug),
        { ...rules, unit: 'participation' },
      );
      const [women, men] = [bySex(counted, 'female'), bySex(counted, 'male')];
      return { programme: slug, name, women, men, total: women + men };
    });
    const persons = countParticipations(all, { ...rules, unit: 'person' });
    const [women, men] = [bySex(persons, 'female'), bySex(persons, 'male')];
    const sheet: PartySheet = {
      role: 'deltagaransvarig',
      from,
      to,
      countingUnit: 'participation',
      rows,
      unduplicated: { women, men, total: women + men },
      remarks: [FINSAM_REMARKS.participations, FINSAM_REMARKS.persons],
    };
    return accept(sheet);
  },
});

function bySex({ measures }: Counted, sex: 'female' | 'male'): number {
  const cell = measures.find(
    ({ measure, dimensions }) =>
      measure === 'participants' && dimensions.sex === sex && Object.keys(dimensions).length === 1,
  );
  return cell?.count ?? 0;
}
