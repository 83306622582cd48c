import { useCase } from '#access/server';
import { checkTexts, LEX_HELLER_STATES, LexHellerInput, type CannotReport } from '#collaboration/core';
import { accept, refuse, yearOf } from '#kernel';
import * as v from 'valibot';
import { keepLexHeller, listLexHeller } from './lex-heller-store.ts';

const day = v.pipe(v.string(), v.isoDate());

/** Reports of years gone by, as they stood; one with its number is not doubled. */
export const importLexHeller = useCase({
  permission: 'lexHeller.manage',
  action: 'lexHeller.import',
  input: v.object({
    reports: v.array(
      v.object({
        ...LexHellerInput.entries,
        number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
        receivedOn: day,
        state: v.picklist(LEX_HELLER_STATES),
        raisedOn: v.nullable(day),
        theme: v.string(),
        action: v.string(),
        responsible: v.string(),
        answer: v.string(),
        answeredOn: v.nullable(day),
        fedBackOn: v.nullable(day),
        isPublished: v.boolean(),
      }),
    ),
  }),
  async run({ tx, newId }, { reports }) {
    const known = new Set((await listLexHeller(tx)).map(({ year, number }) => `${year}:${number}`));
    let added = 0;
    for (const report of reports) {
      const { event, consequence, proposal, answer } = report;
      const checked = checkTexts({ event, consequence, proposal, answer }, { isConfirmed: true });
      if (!checked.ok) return refuse<CannotReport>(checked.refusal);
      const year = yearOf(report.receivedOn);
      if (known.has(`${year}:${report.number}`)) continue;
      added += 1;
      const checkedOn = report.state === 'received' ? null : report.receivedOn;
      await keepLexHeller(tx, { ...report, id: newId(), year, channel: 'office', checkedOn, version: 1 });
    }
    return accept({ reports: reports.length, added });
  },
  details: ({ value }) => value,
});
