// Finds what looks like a Swedish personal identity number in free text: it may not reach the association at all.

const CANDIDATE = /(?<!\d)(?:(?:19|20)\d{2}|\d{2})[ -]?\d{2}[ -]?\d{2}[ -]?[-+]?\s?\d{4}(?!\d)/g;

/** Whether the text holds a personal or coordination number: a day that can be, and a check digit that is right. */
export function holdsPersonalNumber(text: string): boolean {
  return (text.match(CANDIDATE) ?? []).some((found) => isPersonalNumber(found.replaceAll(/\D/g, '')));
}

function isPersonalNumber(digits: string): boolean {
  const ten = digits.slice(-10);
  if (digits.length !== 10 && digits.length !== 12) return false;
  const month = Number(ten.slice(2, 4));
  const day = Number(ten.slice(4, 6));
  // A coordination number has 60 added to the day (lag 2022:1697).
  const isDay = (day >= 1 && day <= 31) || (day >= 61 && day <= 91);
  return month >= 1 && month <= 12 && isDay && hasCheckDigit(ten);
}

/** Luhn over ten digits. */
function hasCheckDigit(ten: string): boolean {
  const sum = [...ten].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
