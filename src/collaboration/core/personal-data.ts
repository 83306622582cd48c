// Personal data that people write into free text by habit. A number that can be a person's is never kept; what may be an
// office's address or telephone is told, and who writes decides.

export type PersonalDataKind = 'personalNumber' | 'email' | 'phone';
export type PersonalData = { readonly kind: PersonalDataKind; readonly at: number; readonly text: string };

// Digits may be parted by spaces, dots or dashes of any sort: 19 850101 - 1232, 850101.1232.
const GAP = String.raw`[\s.\u00A0\u202F\u2010-\u2015\u2212+-]*`;
const NUMBER = new RegExp(
  String.raw`(?<!\d)(?:(?:1[89]|20)${GAP})?\d\d${GAP}\d\d${GAP}\d\d${GAP}\d${GAP}\d${GAP}\d${GAP}\d(?!\d)`,
  'g',
);
const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const PHONE = /(?<![\d-])(?:\+46|0046|0)[\s()-]*[1-9](?:[\s()-]*\d){6,9}(?!\d)/g;

/** In the order of the text; what is part of something already found is not told twice. */
export function personalDataIn(text: string): PersonalData[] {
  const found: PersonalData[] = [];
  const add = (kind: PersonalDataKind, pattern: RegExp, holds: (match: string) => boolean = () => true): void => {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const isInside = found.some((one) => one.at < end && match.index < one.at + one.text.length);
      if (!isInside && holds(match[0])) found.push({ kind, at: match.index, text: match[0] });
    }
  };
  add('personalNumber', NUMBER, canBePersonalNumber);
  add('email', EMAIL);
  add('phone', PHONE);
  return found.toSorted((a, b) => a.at - b.at);
}

/**
 * A day that can be (a coordination number has 60 added to it, lag 2022:1697), and four digits. Eight digits in one with four
 * after them are a person's even when the check digit is mistyped; otherwise it must be right, so that a day with a time, or a
 * sum of money, is not taken for a person. A telephone number begins with an area of three or four digits.
 */
function canBePersonalNumber(match: string): boolean {
  const digits = match.replaceAll(/\D/g, '');
  const ten = digits.slice(-10);
  const month = Number(ten.slice(2, 4));
  const day = Number(ten.slice(4, 6));
  const isDay = (day >= 1 && day <= 31) || (day >= 61 && day <= 91);
  if (month < 1 || month > 12 || !isDay || /^0\d{2,3}\D/.test(match)) return false;
  return /^\d{8}\D?\d{4}$/.test(match) || hasCheckDigit(ten);
}

/** Luhn over ten digits. */
function hasCheckDigit(ten: string): boolean {
  const sum = [...ten].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
