import { expect, test } from 'vitest';
import { isIsoDate } from '#kernel';

test('a text is a day exactly when the calendar has it', () => {
  for (const year of ['0000', '1900', '1996', '2000', '2023', '2024', '2100', '9999']) {
    for (let month = 0; month <= 13; month += 1) {
      for (let day = 0; day <= 32; day += 1) {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const moment = new Date(`${text}T00:00:00Z`);
        const isThere = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
        expect([text, isIsoDate(text)]).toEqual([text, isThere]);
      }
    }
  }
});

test.each(['', '2024-1-01', '2024-01-01 ', '20240101', '2024-01-01T00:00:00Z', '+2024-01-01', '2024-01-0a'])(
  '"%s" is no day',
  (text) => {
    expect(isIsoDate(text)).toBe(false);
  },
);
