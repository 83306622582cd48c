// What the step moves of the year are worth, when programmes have counted them: a sentence and a table, both of figures.
import { formatCount, formatPeriod, type Cell, type TableModel } from '#design/core';
import { effectOfYear, effectsTexts, warningText, yearsOf, type PeriodEffect } from '#effects/core';
import { asCalendarYear, figureId, roundToKronor, type Ore } from '#kernel';
import type { Block, Inline } from '../report-document.ts';
import type { ReportMaterial } from './material.ts';

/** None when nobody has counted step moves, or when fewer than five have moved. */
export function effectsBlocks({ effects, head }: Pick<ReportMaterial, 'effects' | 'head'>): Block[] {
  const one = effectOfYear(effects ?? [], head.year);
  return one === null ? [] : [sentence(one), { kind: 'table', table: effectsInsertTable(one) }];
}

function sentence({ period, result }: PeriodEffect): Block {
  const count = (name: string, value: number): Inline => ({
    kind: 'figure',
    figureId: figureId({ name, period }),
    text: formatCount(value),
  });
  const when = asCalendarYear(period) === null ? ` (${formatPeriod(period)})` : '';
  const inlines: Inline[] = [
    { kind: 'text', text: 'Av ' },
    count('effects.withKnownState', result.n),
    { kind: 'text', text: ` deltagare med känd försörjning före och efter${when} bytte ` },
    count('effects.moved', result.moved),
    {
      kind: 'text',
      text: ` försörjning. Jämfört med om ingen hade gjort det beräknas ekonomin för kommun, region och stat ändras så här under ${yearsOf(result)}.`,
    },
  ];
  return { kind: 'paragraph', inlines };
}

const payers = ['kommun', 'region', 'stat', 'public'] as const;

function effectsInsertTable({ period, result }: PeriodEffect): TableModel {
  const words = effectsTexts.sv;
  const cell = (name: string, payer: string, ore: Ore): Cell => {
    const value = roundToKronor(ore);
    return { value, text: formatCount(value), figureId: figureId({ name, period, dimensions: { payer } }) };
  };
  const isSet = !result.warnings.some(({ code }) => code === 'equalisationNotSet');
  const unverified = result.parameters.filter(({ verified }) => !verified).length;
  const small = result.warnings.filter(({ code }) => code === 'smallGroup' || code === 'nationalAverage');
  return {
    id: 'effects',
    caption: `Beräknad effekt av stegförflyttningar ${yearsOf(result)}`,
    labelHeading: 'Belopp i kr',
    columns: [
      { id: 'gross', label: words.gross, kind: 'amount' },
      { id: 'after', label: words.after, kind: 'amount' },
    ],
    rows: payers.map((payer) => ({
      id: payer,
      label: words.payers[payer],
      role: payer === 'public' ? 'total' : 'row',
      cells: [
        cell('effects.gross', payer, result.total[payer]),
        cell('effects.afterEqualisation', payer, result.afterEqualisation[payer]),
      ],
    })),
    remarks: [
      ...words.caveats.slice(0, 2),
      ...(isSet ? [] : [words.sentenceNotSet]),
      ...small.map((warning) => warningText(warning, 'sv')),
      `${formatCount(unverified)} av ${formatCount(result.parameters.length)} värden i räkningen är inte kontrollerade. Värden och källor står i Stegvis.`,
    ],
  };
}
