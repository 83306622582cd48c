import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageBandsOf, countParticipations, DEFAULT_AGE_BANDS } from '#followup/core';
import { fitMargins, participantsCsv, PRINTED_2024, type Margins } from './index.ts';

const rules = (margins: Margins) => ({
  period: margins.period,
  ageBands: ageBandsOf(DEFAULT_AGE_BANDS) ?? [],
  unit: 'participation' as const,
});

function countsOf(margins: Margins): Record<string, number | null> {
  const { measures } = countParticipations(fitMargins(margins), rules(margins));
  return Object.fromEntries(
    measures
      .filter(({ dimensions }) => Object.keys(dimensions).every((name) => name === 'sex' || name === 'exitReason'))
      .map(({ measure, dimensions, count }) => [[measure, ...Object.values(dimensions)].join(' '), count]),
  );
}

test('made-up people fit whatever margins are asked for', () => {
  const few = fc.nat({ max: 40 });
  fc.assert(
    fc.property(few, few, few, fc.tuple(few, few, few), (women, men, came, [work, studies, illness]) => {
      fc.pre(came <= women + men && work + studies + illness <= women + men);
      const left = { workUnsubsidised: work, studies, illness };
      const period = { from: '2023-12-01', to: '2024-11-30' };
      expect(countsOf({ programme: 'p', period, women, men, came, left })).toMatchObject({
        participants: women + men,
        'participants female': women,
        'participants male': men,
        new: came,
        exited: work + studies + illness,
        'exited workUnsubsidised': work,
        'exited illness': illness,
      });
    }),
  );
});

test("the demo's file of participants is made of the printed margins", async () => {
  const file = fileURLToPath(new URL('../../../demo/participants-2024.csv', import.meta.url));
  await expect(participantsCsv(PRINTED_2024.flatMap(fitMargins))).toMatchFileSnapshot(file);
});
