// The events of the demo, for tests of rooms below.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventHeadings, readEventSheet, type EventRegister } from '#collaboration/core';
import { shippedKinds } from '#collaboration/server';
import { findProject } from '#database/server';
import { readCsv } from '#exchange/core';
import { assert } from '#kernel';

export function demoEvents(name: 'events-2020.csv' | 'events-2024.csv'): EventRegister {
  const kinds = shippedKinds();
  const sheet = readCsv(readFileSync(join(findProject().root, 'demo', name)), {
    knownHeadings: eventHeadings(kinds),
  });
  assert(sheet.ok, `demo/${name} is a table`);
  const read = readEventSheet(sheet.value, { kinds, source: name });
  assert(read.events.length > 0, `demo/${name} is read without errors: ${JSON.stringify(read.problems)}`);
  const rest = { surveyRound: null, fromAssociation: null, offerId: null, version: 1 };
  return { kinds, events: read.events.map(({ event, key }) => ({ ...event, ...rest, id: key })) };
}
