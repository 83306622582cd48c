// Writes SIE 1–4 in the order of the format: CP437, CRLF, #FORMAT PC8, with #KSUMMA when asked for.
import { assert, type IsoDate, type Ore, toCompactDate } from '#kernel';
import { recordWriter, type RecordWriter } from './record-writer.ts';
import type { SieBalance, SieBalanceKind, SieDocument, SieKind, SieObjectRef, SieVoucher } from './sie-document.ts';
import { cp437Writer, type Transliteration } from './transliterate.ts';

export type { Transliteration };

export type WriteSieOptions = {
  /** Default: the document's own kind. What a kind has no place for is left out. */
  readonly type?: SieKind;
  readonly ksumma: boolean;
};

export type WrittenSie = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Characters that CP437 lacks, with what was written instead. */
  readonly transliterations: readonly Transliteration[];
};

/** The document as a file. Vouchers are written only in kinds 4E and 4I, objects only in 3 and 4. */
export function writeSie(document: SieDocument, options: WriteSieOptions): WrittenSie {
  const kind = options.type ?? document.kind;
  const alphabet = cp437Writer();
  const records = recordWriter(alphabet);
  records.write('#FLAGGA', [bare(document.flag)]);
  if (options.ksumma) records.startChecksum();
  writeIdentification(records, document, kind);
  writeChart(records, document);
  if (WITH_OBJECTS.includes(kind)) writeObjects(records, document);
  for (const balanceKind of BALANCES_OF[kind]) writeBalances(records, { balanceKind, kind, document });
  if (WITH_VOUCHERS.includes(kind)) for (const voucher of document.vouchers) writeVoucher(records, voucher);
  if (options.ksumma) records.endChecksum();
  return { bytes: records.bytes(), transliterations: alphabet.transliterations() };
}

const WITH_OBJECTS: readonly SieKind[] = ['3', '4E', '4I'];
const WITH_VOUCHERS: readonly SieKind[] = ['4E', '4I'];
const WITH_COVERAGE: readonly SieKind[] = ['2', '3', '4E'];

const BALANCES_OF: Readonly<Record<SieKind, readonly SieBalanceKind[]>> = {
  '1': ['ib', 'ub', 'res'],
  '2': ['ib', 'ub', 'res', 'psaldo', 'pbudget'],
  '3': ['ib', 'ub', 'oib', 'oub', 'res', 'psaldo', 'pbudget'],
  '4E': ['ib', 'ub', 'oib', 'oub', 'res', 'psaldo', 'pbudget'],
  '4I': [],
};

/** A field that needs no quotation marks, or one that gets them. Lists of objects stand for themselves. */
type Field = { readonly bare: string } | { readonly text: string } | { readonly objects: readonly SieObjectRef[] };

function bare(value: string | number): Field {
  return { bare: String(value) };
}

function text(value: string): Field {
  return { text: value };
}

function day(date: IsoDate | null): Field {
  return date === null ? text('') : bare(toCompactDate(date));
}

function writeIdentification(records: RecordWriter, document: SieDocument, kind: SieKind): void {
  const { company, program, generated } = document;
  const optional = (label: string, value: string | null): void => {
    if (value !== null) records.write(label, [text(value)]);
  };
  records.write('#PROGRAM', [text(program.name), text(program.version)]);
  records.write('#FORMAT', [bare('PC8')]);
  if (generated.date !== null || generated.sign !== '') {
    records.write('#GEN', withoutTail([day(generated.date), text(generated.sign)], 1));
  }
  records.write('#SIETYP', [bare(kind.slice(0, 1))]);
  optional('#PROSA', document.comment);
  optional('#FTYP', company.form);
  optional('#FNR', company.internalId);
  writeOrgNumber(records, document);
  if (kind !== '4I') optional('#BKOD', company.industryCode);
  if (company.address) {
    const { contact, street, postal, phone } = company.address;
    records.write('#ADRESS', [text(contact), text(street), text(postal), text(phone)]);
  }
  records.write('#FNAMN', [text(company.name)]);
  for (const { offset, from, to } of document.fiscalYears) records.write('#RAR', [bare(offset), day(from), day(to)]);
  optional('#TAXAR', document.taxYear);
  if (document.balancesUpTo && WITH_COVERAGE.includes(kind)) records.write('#OMFATTN', [day(document.balancesUpTo)]);
  optional('#KPTYP', document.chartType);
  records.write('#VALUTA', [text(document.currency)]);
}

function writeOrgNumber(records: RecordWriter, { company }: SieDocument): void {
  const { orgNumber, acquisitionNumber, activityNumber } = company;
  if (orgNumber === null && acquisitionNumber === null && activityNumber === null) return;
  const fields = [text(orgNumber ?? ''), text(acquisitionNumber ?? ''), text(activityNumber ?? '')];
  records.write('#ORGNR', withoutTail(fields, 1));
}

function writeChart(records: RecordWriter, { accounts }: SieDocument): void {
  for (const { number, name, type, unit, sru } of accounts) {
    records.write('#KONTO', [code(number), text(name)]);
    if (type !== null) records.write('#KTYP', [code(number), bare(type)]);
    if (unit !== null) records.write('#ENHET', [code(number), text(unit)]);
    for (const field of sru) records.write('#SRU', [code(number), code(field)]);
  }
}

/** Accounts and codes stand bare when they can, as every program writes them. */
function code(value: string): Field {
  return /^[\w.ÅÄÖåäö-]+$/.test(value) ? bare(value) : text(value);
}

function writeObjects(records: RecordWriter, { dimensions, objects }: SieDocument): void {
  for (const { number, name, parent } of dimensions) {
    if (parent === null) records.write('#DIM', [code(number), text(name)]);
    else records.write('#UNDERDIM', [code(number), text(name), code(parent)]);
  }
  for (const { dimension, object, name } of objects) {
    records.write('#OBJEKT', [code(dimension), text(object), text(name)]);
  }
}

type BalanceGroup = { readonly balanceKind: SieBalanceKind; readonly kind: SieKind; readonly document: SieDocument };

function writeBalances(records: RecordWriter, { balanceKind, kind, document }: BalanceGroup): void {
  const label = `#${balanceKind.toUpperCase()}`;
  for (const balance of document.balances[balanceKind]) {
    // Type 2 has account totals only; its readers skip rows with objects.
    if (kind === '2' && balance.objects.length > 0) continue;
    records.write(label, balanceFields(balanceKind, balance));
  }
}

function balanceFields(kind: SieBalanceKind, balance: SieBalance): readonly Field[] {
  const hasPeriod = kind === 'psaldo' || kind === 'pbudget';
  const hasObjects = hasPeriod || kind === 'oib' || kind === 'oub';
  return [
    bare(balance.yearOffset),
    ...(hasPeriod ? [bare((balance.period ?? '').replace('-', ''))] : []),
    code(balance.account),
    ...(hasObjects ? [{ objects: balance.objects }] : []),
    bare(amountText(balance.amountOre)),
    ...(balance.quantity === null ? [] : [bare(quantityText(balance.quantity))]),
  ];
}

function writeVoucher(records: RecordWriter, voucher: SieVoucher): void {
  const fields = [
    text(voucher.series),
    text(voucher.number),
    day(voucher.date),
    text(voucher.text),
    day(voucher.registrationDate),
    text(voucher.sign),
  ];
  records.write('#VER', withoutTail(fields, 3));
  records.brace('{');
  for (const row of voucher.rows) {
    const rowFields = [
      code(row.account),
      { objects: row.objects },
      bare(amountText(row.amountOre)),
      day(row.date),
      text(row.text),
      row.quantity === null ? text('') : bare(quantityText(row.quantity)),
      text(row.sign),
    ];
    records.write(`#${row.kind.toUpperCase()}`, withoutTail(rowFields, 3));
  }
  records.brace('}');
}

/** Empty fields at the end are left out; the first `kept` always stand. */
function withoutTail(fields: readonly Field[], kept: number): readonly Field[] {
  let count = fields.length;
  while (count > kept && isEmpty(fields[count - 1]!)) count -= 1;
  return fields.slice(0, count);
}

function isEmpty(field: Field): boolean {
  return 'text' in field && field.text === '';
}

/** `-1234.50`: öre as kronor, always with two decimals. */
function amountText(amountOre: Ore): string {
  assert(Number.isSafeInteger(amountOre), 'money is a whole number of öre');
  const digits = String(Math.abs(amountOre)).padStart(3, '0');
  return `${amountOre < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Never in exponents, which SIE does not know. */
function quantityText(quantity: number): string {
  const plain = String(quantity);
  return plain.includes('e') ? quantity.toFixed(20).replace(/\.?0+$/, '') : plain;
}
