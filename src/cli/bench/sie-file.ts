// A SIE file of a large organisation's year, the same bytes every time: rows with objects and texts of their own, so
// that nothing is saved by texts that repeat.

export type SieFileSize = { readonly vouchers: number; readonly rowsPerVoucher: number };

/** 500 000 rows in 125 000 vouchers: 31 MB. */
export const LARGE: SieFileSize = { vouchers: 125_000, rowsPerVoucher: 4 };

/** Type 4E in Latin-1 letters below 128 and CP437 for å (0x86), with CRLF. Every voucher balances. */
export function* sieFile(size: SieFileSize): Generator<Buffer> {
  yield line('#FLAGGA 0\r\n#PROGRAM "Stegvis bench" 1\r\n#FORMAT PC8\r\n#GEN 20250101\r\n#SIETYP 4');
  yield line('#ORGNR 222000-0000\r\n#FNAMN "Provkommunen"\r\n#RAR 0 20240101 20241231');
  for (let account = 0; account < ACCOUNTS; account += 1) {
    yield line(`#KONTO ${1000 + account * 17} "Konto nummer ${account}"`);
  }
  for (let project = 0; project < PROJECTS; project += 1) yield line(`#OBJEKT 6 "${project}" "Projekt ${project}"`);
  for (let voucher = 0; voucher < size.vouchers; voucher += 1) yield line(voucherText(voucher, size.rowsPerVoucher));
}

const ACCOUNTS = 400;
const PROJECTS = 900;
/** Å in CP437 is 0x8F, å 0x86: written through latin1, which keeps byte values. */
const SMALL_A_RING = '\u0086';

function line(text: string): Buffer {
  return Buffer.from(`${text}\r\n`, 'latin1');
}

function voucherText(voucher: number, rows: number): string {
  const month = 1 + (Math.floor((voucher * 12) / 125_000) % 12);
  const date = `2024${String(month).padStart(2, '0')}${String(1 + (voucher % 28)).padStart(2, '0')}`;
  const lines = [`#VER A ${voucher + 1} ${date} "L\u0094pande ${voucher}"`, '{'];
  let sumOre = 0;
  for (let row = 0; row < rows; row += 1) {
    const amountOre = row === rows - 1 ? -sumOre : ((voucher * 7919 + row * 104_729) % 2_000_000) - 1_000_000;
    sumOre += amountOre;
    const account = 1000 + ((voucher * 31 + row * 7) % ACCOUNTS) * 17;
    const project = (voucher * 13 + row) % PROJECTS;
    const text = `R${SMALL_A_RING}d ${voucher}`;
    lines.push(`#TRANS ${account} {6 "${project}"} ${(amountOre / 100).toFixed(2)} ${date} "${text}"`);
  }
  return [...lines, '}'].join('\r\n');
}
