import { useCase } from '#access/server';
import type { EnteredUnit } from '#finance/core';
import { accept } from '#kernel';
import * as v from 'valibot';
import { readEntered, saveEnteredVersion, takenAway } from './settings-store.ts';

const amountUnits: readonly EnteredUnit[] = ['kr', 'tkr'];
const unitsOfKey: readonly { readonly key: RegExp; readonly units: readonly EnteredUnit[] }[] = [
  { key: /^overview\.solidityPercent$/, units: ['percent'] },
  { key: /^employees$/, units: ['count'] },
  { key: /./, units: amountUnits },
];

const EnteredFields = v.object({
  key: v.pipe(
    v.string(),
    v.regex(
      /^(overview\.(income|costs|yearResult|solidityPercent|closingEquity)|employees|net\.[A-Za-z0-9-]+|agreed\.[a-z0-9-]+)$/,
    ),
  ),
  year: v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100)),
  label: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  value: v.nullable(v.pipe(v.number(), v.finite())),
  unit: v.picklist(['kr', 'tkr', 'percent', 'count']),
  source: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
  budgetRow: v.nullable(v.pipe(v.string(), v.maxLength(200))),
});

/** An amount is entered in kr or tkr, solidity in percent, employees as a count: anything else would be printed wrong. */
export const EnteredFigureInput = v.pipe(
  EnteredFields,
  v.check(
    ({ key, unit }) => unitsOfKey.find((one) => one.key.test(key))?.units.includes(unit) === true,
    'the unit does not fit the key: kr or tkr for amounts, percent for solidity, count for employees',
  ),
);

/** Enters figures that no ledger gives, each with its source. What is unchanged keeps its version. */
export const saveEntered = useCase({
  permission: 'finance.save',
  input: v.object({
    figures: v.pipe(v.array(EnteredFigureInput), v.maxLength(500)),
    /** Taken out of use in the same stroke; their versions stay. */
    removed: v.exactOptional(
      v.pipe(
        v.array(v.object({ key: v.pipe(v.string(), v.maxLength(200)), year: v.pipe(v.number(), v.integer()) })),
        v.maxLength(500),
      ),
    ),
  }),
  async run({ tx, actor, now }, { figures, removed = [] }) {
    const by = { savedAt: now, savedBy: actor.id };
    const known = new Map((await readEntered(tx)).map((figure) => [`${figure.key} ${figure.year}`, figure]));
    let gone = 0;
    for (const { key, year } of removed) {
      const figure = known.get(`${key} ${year}`);
      if (!figure) continue;
      const { version: _version, ...rest } = figure;
      await saveEnteredVersion(tx, { ...rest, value: null, source: takenAway }, by);
      gone += 1;
    }
    let saved = 0;
    for (const figure of figures) {
      const { version: _version, ...before } = known.get(`${figure.key} ${figure.year}`) ?? { version: 0 };
      const isSame = Object.entries(figure).every(([name, value]) => Object.is(Reflect.get(before, name), value));
      if (isSame) continue;
      await saveEnteredVersion(tx, figure, by);
      saved += 1;
    }
    return accept({ saved, removed: gone });
  },
  details: ({ value }) => value,
});
