import { expect, test } from 'vitest';
import { aMaterial, aYear, smallYear } from '../testing/index.ts';
import { composeReport } from './annual/compose.ts';
import { changedSections, frozenFigures } from './compare-versions.ts';

const texts = { 'management.staff': 'Kansliet har två anställda.', 'management.outlook': 'Som nu.' };
const documentOf = (given: Parameters<typeof aMaterial>[0]) => composeReport(aMaterial(given)).document;
const locked = documentOf({ ledger: aYear(), texts });

test('a report that nothing has happened to is as it was locked', () => {
  const now = JSON.parse(JSON.stringify(locked)) as typeof locked;
  expect(changedSections(locked, now)).toEqual([]);
  expect(frozenFigures(locked, now).filter(({ isChanged }) => isChanged)).toEqual([]);
  expect(frozenFigures(locked, now)).toHaveLength(locked.figures.length);
});

test('a changed figure is told to the öre, and its sections are told as changed without words', () => {
  const now = documentOf({
    ledger: aYear({ ...smallYear, year: { ...smallYear.year, '7450': 200.4, '1930': 99.6 } }),
    texts,
  });
  const result = frozenFigures(locked, now).find(({ id }) => id === 'finance.yearResult@2024');
  expect(result).toMatchObject({ frozen: '100,00\u00A0kr', now: '99,60\u00A0kr', isChanged: true });
  const staff = changedSections(
    locked,
    documentOf({ ledger: aYear(), texts: { ...texts, 'management.staff': 'Kansliet har tre anställda.' } }),
  );
  expect(staff).toEqual([
    {
      id: 'management.staff',
      heading: '1.6 Väsentliga personalförhållanden',
      kind: 'changed',
      words: [
        { kind: 'same', text: 'Kansliet har ' },
        { kind: 'removed', text: 'två' },
        { kind: 'added', text: 'tre' },
        { kind: 'same', text: ' anställda.' },
      ],
    },
  ]);
});

test('a section and a figure that are gone are told as gone, and a new section as new', () => {
  const without = { ...locked, sections: locked.sections.slice(1), figures: locked.figures.slice(1) };
  expect(changedSections(locked, without)).toMatchObject([{ id: 'chair', kind: 'removed' }]);
  expect(changedSections(without, locked)).toMatchObject([{ id: 'chair', kind: 'added' }]);
  expect(frozenFigures(locked, without)[0]).toMatchObject({ now: null, isChanged: true });
});
