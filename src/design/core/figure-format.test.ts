import type { Figure } from '#kernel';
import { describe, expect, test } from 'vitest';
import { FIGURE_FORMATS, formatFigure, formatsOf } from './figure-format.ts';

function aFigure(change: Partial<Figure> = {}): Figure {
  return {
    id: 'followUp.participants@2024',
    label: 'Deltagare',
    value: 7,
    unit: 'count',
    period: { from: '2024-01-01', to: '2024-12-31' },
    source: { kind: 'entered', description: 'Inskrivet av kansliet.' },
    version: 1,
    disclosure: 'open',
    ...change,
  };
}

function text(change: Partial<Figure>, format: string): unknown {
  const formatted = formatFigure(aFigure(change), format);
  return formatted.ok ? formatted.value : formatted.refusal;
}

describe('figures in running text', () => {
  test.each([
    ['ore', 1_181_923_850, 'kr', '11 819 239 kr'],
    ['ore', 1_193_499_500, 'tkr', '11 935 tkr'],
    ['ore', 1_193_499_500, 'mkr', '11,9 miljoner kronor'],
    ['ore', -5_742_200, 'kr', '−57 422 kr'],
    ['ore', -5_742_250, 'abs-kr', '57 423 kr'],
    ['ore', -5_742_200, 'abs-tkr', '57 tkr'],
    ['ore', -995_000_000, 'abs-mkr', '10,0 miljoner kronor'],
    ['ore', 123_450, 'amount', '1 234,50 kr'],
    ['count', 253, 'count', '253'],
    ['count', 7, 'words', 'sju'],
    ['count', 13, 'words', '13'],
    ['count', 1, 'words-neuter', 'ett'],
    ['count', 12, 'words-capital', 'Tolv'],
    ['count', 1.75, 'words', '1,75'],
    ['share', 0.515, 'percent', '52 %'],
    ['share', 0.5146, 'percent1', '51,5 %'],
    ['score', 4.78, 'score', '4,8'],
    ['score', 4.78, 'score2', '4,78'],
    ['days', 43, 'days', '43 dagar'],
    ['days', 1, 'days', '1 dag'],
    ['year', 2024, 'year', '2024'],
    ['count', 5, 'date', '31 december 2024'],
    ['count', 5, 'period', '2024'],
  ] as const)('%s %d as %s is %j', (unit, value, format, expected) => {
    expect(String(text({ unit, value }, format)).replaceAll(/[\u202F\u00A0]/g, ' ')).toBe(expected);
  });

  test('what is not reported says so, and what is hidden is a dash', () => {
    expect(text({ value: null }, 'count')).toBe('ej angivet');
    expect(text({ value: null, disclosure: 'suppressed' }, 'words')).toBe('–');
    expect(text({ value: 3, disclosure: 'suppressed' }, 'count')).toBe('–');
  });

  test('refuses a format that does not fit the unit and says which do', () => {
    expect(text({ unit: 'share', value: 0.5 }, 'kr')).toEqual({
      kind: 'wrongUnit',
      format: 'kr',
      unit: 'share',
      fitting: ['percent', 'percent1', 'date', 'period'],
    });
  });

  test('refuses a format that does not exist, also names from Object', () => {
    expect(text({}, 'krona')).toMatchObject({ kind: 'unknownFormat', known: FIGURE_FORMATS });
    expect(text({}, 'constructor')).toMatchObject({ kind: 'unknownFormat' });
  });

  test('every unit has a format of its own', () => {
    for (const unit of ['ore', 'count', 'share', 'score', 'days', 'year'] as const) {
      expect(formatsOf(unit).length).toBeGreaterThan(2);
    }
  });
});
