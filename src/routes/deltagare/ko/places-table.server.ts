// Queue and places of each programme, as the page and its file show them: counts alone.
import { countCell, emptyCell, textCell, type TableModel } from '#design/core';
import type { readWaiting } from '#participants/server';
import type { Words } from '../texts.ts';

type Waiting = Extract<Awaited<ReturnType<typeof readWaiting>>, { ok: true }>['value'];

export function placesTable(waiting: Waiting, words: Words): TableModel {
  const { queue } = words;
  return {
    id: 'platser',
    caption: queue.caption,
    labelHeading: words.programme,
    columns: [
      { id: 'platser', label: queue.capacity, kind: 'count' },
      { id: 'inskrivna', label: queue.enrolled, kind: 'count' },
      { id: 'lediga', label: queue.free, kind: 'count' },
      { id: 'antagna', label: queue.accepted, kind: 'count' },
      { id: 'ko', label: queue.queue, kind: 'count' },
      { id: 'median', label: queue.median, kind: 'count' },
      { id: 'langst', label: queue.longest, kind: 'count' },
    ],
    rows: waiting.map((one) => ({
      id: one.programme,
      label: one.name,
      role: 'row',
      cells: [
        one.capacity === null ? textCell(queue.noLimit) : countCell(one.capacity),
        countCell(one.enrolled),
        one.free === null ? emptyCell() : countCell(one.free),
        countCell(one.accepted),
        countCell(one.queue),
        one.medianWaitDays === null ? emptyCell() : countCell(one.medianWaitDays),
        one.longestWaitDays === null ? emptyCell() : countCell(one.longestWaitDays),
      ],
    })),
  };
}
